package saved

import (
	"cmp"
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// degrees rounds to five decimals, about a metre.
func degrees(x float64) float64 { return wording.Decimals(x, 1e5) }

// share rounds a share of time to three decimals; less than all of it never
// reads as all.
func share(x float64) float64 {
	if x < 1 {
		return min(wording.Decimals(x, 1e3), 0.999)
	}
	return 1
}

// savedShare returns the shares of demand points that are covered.
func savedShare(count scenario.Triple[int], points int) *rangeJSON[float64] {
	of := func(n int) float64 { return subject.RoundedShare(float64(n) / float64(max(points, 1))) }
	return &rangeJSON[float64]{of(count.Low), of(count.Base), of(count.High)}
}

// marginValue is a margin in its unit, at two significant digits: a place may be lost by
// metres or fractions of a second.
func marginValue(m *coverage.Margin) float64 {
	if m.Value == 0 {
		return 0
	}
	digits := math.Pow(10, 1-math.Floor(math.Log10(math.Abs(m.Value))))
	return wording.Decimals(m.Value, digits)
}

// lengthKM returns a length in kilometres to one decimal.
func lengthKM(l geo.Length) float64 { return wording.Tenth(l.Kilometres()) }

// areaKM2 returns an area in square kilometres to one decimal.
func areaKM2(a geo.Area) float64 { return wording.Tenth(a.SquareKilometres()) }

// measured returns a finite number, nil for what is none.
func measured(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// wholeShares rounds shares to whole numbers that add up to their rounded sum:
// those with the largest fractions are rounded up, the earlier first.
func wholeShares(shares []float64) []int {
	whole, order, sum, left := make([]int, len(shares)), make([]int, len(shares)), 0.0, 0
	for i, x := range shares {
		whole[i], order[i] = int(math.Floor(x)), i
		sum += x
		left -= whole[i]
	}
	left += int(math.Round(sum))
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(shares[b]-math.Floor(shares[b]), shares[a]-math.Floor(shares[a]))
	})
	for _, i := range order[:min(max(left, 0), len(order))] {
		whole[i]++
	}
	return whole
}

func savedRange(t scenario.Triple[int]) rangeJSON[int] { return rangeJSON[int](t) }

// measuredRange returns a range that the first edition did not measure.
func measuredRange(t scenario.Triple[int]) *rangeJSON[int] {
	r := savedRange(t)
	return &r
}

func savedTally(t coverage.Tally[int]) tallyJSON[int] {
	return tallyJSON[int]{t.Total, savedRange(t.Covered)}
}

func savedArea(t coverage.Tally[geo.Area]) *tallyJSON[float64] {
	return &tallyJSON[float64]{areaKM2(t.Total), rangeJSON[float64]{areaKM2(t.Covered.Low), areaKM2(t.Covered.Base),
		areaKM2(t.Covered.High)}}
}
