package geo

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawSpans draws sorted, disjoint spans with whole ends in 0..30, so that
// ends often meet.
func drawSpans(t *rapid.T, name string) Spans {
	cuts := rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 0, 12, rapid.ID[int]).Draw(t, name)
	slices.Sort(cuts)
	var s Spans
	for i := 0; i+1 < len(cuts); i += 2 {
		s = append(s, Span{float64(cuts[i]), float64(cuts[i+1])})
	}
	return s
}

// unitSet is the naive twin of spans with whole ends: which unit intervals
// they hold.
type unitSet [30]bool

func unitsOf(s Spans) (u unitSet) {
	for _, x := range s {
		for i := int(x.West); i < int(x.East); i++ {
			u[i] = true
		}
	}
	return u
}

func wellFormed(s Spans) bool {
	for i, x := range s {
		if x.West >= x.East || i > 0 && s[i-1].East > x.West {
			return false
		}
	}
	return true
}

func TestSpanOperationsAgainstUnitIntervals(t *testing.T) {
	for name, op := range map[string]struct {
		spans func(dst, a, b Spans) Spans
		naive func(a, b bool) bool
	}{
		"union":     {Union, func(a, b bool) bool { return a || b }},
		"intersect": {Intersect, func(a, b bool) bool { return a && b }},
		"subtract":  {Subtract, func(a, b bool) bool { return a && !b }},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := drawSpans(t, "a"), drawSpans(t, "b")
				before := Spans{{-9, -8}}
				got := op.spans(before, a, b)
				if got[0] != before[0] {
					t.Fatalf("%v: what stood in dst has changed", got)
				}
				got = got[1:]
				if !wellFormed(got) {
					t.Fatalf("%v, %v: %v is not sorted and disjoint", a, b, got)
				}
				ua, ub := unitsOf(a), unitsOf(b)
				var want unitSet
				width := 0.0
				for i := range want {
					if want[i] = op.naive(ua[i], ub[i]); want[i] {
						width++
					}
				}
				if unitsOf(got) != want || got.Width() != width {
					t.Fatalf("%v, %v: got %v", a, b, got)
				}
				for i, in := range want {
					if got.Contains(float64(i)+0.5) != in {
						t.Fatalf("%v: contains %v.5 is not %v", got, i, in)
					}
				}
			})
		})
	}
}

func TestUnionMergesSpansThatTouch(t *testing.T) {
	got := Union(nil, Spans{{1, 2}, {4, 4}}, Spans{{2, 3}})
	if !slices.Equal(got, Spans{{1, 3}}) {
		t.Errorf("got %v", got)
	}
}

func TestSpanOperationsReuseMemory(t *testing.T) {
	a, b := Spans{{0, 2}, {4, 6}}, Spans{{1, 5}}
	dst := make(Spans, 0, 8)
	if n := testing.AllocsPerRun(100, func() {
		dst = Union(dst[:0], a, b)
		dst = Intersect(dst[:0], a, b)
		dst = Subtract(dst[:0], a, b)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
