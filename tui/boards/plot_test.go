package boards

import (
	"math/rand/v2"
	"strings"
	"testing"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
)

func TestWorthRowsLeaveOutWhoCarriesNothing(t *testing.T) {
	shares := []worth.Share{{ID: "A", Loss: 5, State: scenario.Granted}, {ID: "B", State: scenario.Open},
		{ID: "C", State: scenario.Open}, {ID: "UA", Loss: 99, State: scenario.Granted}, {ID: "D", Shapley: 9,
			State: scenario.Granted}, {ID: "E", State: scenario.Open}}
	rows := shareRows(shares, [][]int{{7}}, [][]int{{3}, {8}, {0}, {99}, nil}, 0,
		func(code string) (scenario.Triple[int], bool) { return scenario.Triple[int]{High: 3}, code == "E" },
		func(s *worth.Share) string { return s.ID })
	var got []string
	for _, row := range rows {
		got = append(got, row.name+row.note)
		if row.adds != (row.name == "E, open") {
			t.Errorf("%s would add: %t", row.name, row.adds)
		}
	}
	if want := "A|D|B, open|E, open|UA|nothing depends on 1 other country alone"; strings.Join(got, "|") != want {
		t.Errorf("rows %s, want %s", strings.Join(got, "|"), want)
	}
	if rows[0].loss != (scenario.Triple[int]{Low: 7, Base: 5, High: 3}) {
		t.Errorf("the loss of A is %v", rows[0].loss)
	}
	for people, want := range map[scenario.Triple[int]]string{{Low: 1_480_000, Base: 1_520_000,
		High: 150_000}: "1.5 M [0.15-1.5 M]", scenario.Same(0): "0", {Base: 66_400}: "66,400 [0-66,400]",
		{Low: 12_300, Base: 66_400, High: 89_000}: "66,400 [0.01-0.09 M]"} {
		if got := peopleRange(people); got != want || screen.Width(got) > worthLossWidth {
			t.Errorf("%v: %q, want %q", people, got, want)
		}
	}
}

// Whatever the numbers, curves stay inside the diagram and never fall where
// people rise.
func TestPlotsKeepToTheirArea(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 2000 {
		r := screen.NewRect(rng.IntN(5), rng.IntN(5), rng.IntN(100), rng.IntN(40))
		low, high := float64(rng.IntN(20_000_000)), float64(rng.IntN(20_000_000))
		if rng.IntN(4) == 0 {
			low = high
		}
		low, high = min(low, high), max(low, high)
		p := newPlot(r, high, func(x float64) float64 { return x })
		if !(p.most > 0 && p.most >= high && p.step > 0) {
			t.Fatalf("%v, %g to %g: the axis runs to %g by %g", r, low, high, p.most, p.step)
		}
		points := []point{{0, high}, {0.5, low}, {1, low}}
		p.fill(screen.GroundLikely, points)
		p.curve(screen.LineUkraine, points)
		p.upright(screen.LineGap, rng.Float64())
		for x := 1; x < p.dots.W; x++ {
			filled := func(x int) (n int) {
				for y := range p.dots.H {
					if p.dots.Grounds[y*p.dots.W+x] != screen.GroundVoid {
						n++
					}
				}
				return n
			}
			if filled(x) > filled(x-1) {
				t.Fatalf("%v, %g to %g: column %d is higher than the one before", r, low, high, x)
			}
		}
		if p.area.W < 1 || p.area.H < 1 {
			continue
		}
		if a, b := p.dotY(high), p.dotY(low); a > b || a < 0 || b > float64(p.dots.H-1) {
			t.Fatalf("%g people at dot %g, %g at %g of %d", high, a, low, b, p.dots.H)
		}
	}
}

func TestAnAxisHasRoomForItsWordsAtAnyHeight(t *testing.T) {
	for _, h := range []int{5, 9, 20, 45, 110, 300} {
		p := newPlot(screen.NewRect(0, 0, 120, h), 10.46e6, func(x float64) float64 { return x })
		for people := 0.0; people <= p.most; people += p.step {
			if words := p.words(people); screen.Width(words) > plotAxis-2 {
				t.Errorf("%d rows: %q is too wide", h, words)
			}
		}
	}
}

// However low a plot is, its axis has a mark besides nobody, and no more than there is
// room for.
func TestTheAxisOfPeopleHasMarks(t *testing.T) {
	for _, high := range []float64{1, 950, 52_000, 999_999, 4_400_000, 10_000_000, 16_700_000, 20_100_000} {
		for rows := 5; rows < 40; rows++ {
			p := newPlot(screen.NewRect(0, 0, 60, rows), high, func(x float64) float64 { return x })
			marks := int(p.most / p.step)
			if marks < 1 || marks > max(p.area.H, 2) || marks > plotMarks+1 {
				t.Errorf("%.0f people in %d rows: %d marks, every %.0f", high, rows, marks, p.step)
			}
		}
	}
}
