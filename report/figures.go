package report

import (
	"math"
	"strconv"

	"airumbrella/coverage/worth"
	"airumbrella/wording"
)

// tenth rounds to one decimal; what is no number becomes 0.
func tenth(x float64) float64 { return decimals(x, 10) }

// decimals rounds to a step of 1/scale, without a negative zero.
func decimals(x, scale float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*scale)/scale + 0
}

// decimal returns a number in as few digits as it takes.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// number returns a figure in as few digits as say it, at most four decimals;
// "-" for what is none.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "-"
	}
	return decimal(decimals(x, 1e4))
}

// nobody returns a number of people, and "nobody" for none.
func nobody(people int) string {
	if people == 0 {
		return "nobody"
	}
	return wording.People(people)
}

// wholePeople returns an expected number of people as a whole one.
func wholePeople(x float64) int { return int(decimals(x, 1)) }

// fairShare returns a fair share, with its standard error if it has one.
func fairShare(s *worth.Share) string {
	words := wording.People(wholePeople(s.Shapley))
	if s.Error > 0 {
		words += " +- " + wording.People(wholePeople(s.Error))
	}
	return words
}
