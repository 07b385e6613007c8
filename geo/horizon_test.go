package geo

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestHorizonOfNegativeHeightsIsZero(t *testing.T) {
	if got := Horizon(-5, -1); got != 0 {
		t.Errorf("got %v", got)
	}
	if got, want := Horizon(-5, 50), Horizon(0, 50); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLowestVisibleInvertsHorizon: a target at the lowest visible height
// stands exactly on the horizon.
func TestLowestVisibleInvertsHorizon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		antenna := Height(rapid.Float64Range(0, 12_000).Draw(t, "antenna"))
		target := Height(rapid.Float64Range(0.01, 20_000).Draw(t, "target"))
		got := LowestVisible(antenna, Horizon(antenna, target))
		if math.Abs(float64(got-target)) > 1e-6*float64(target)+1e-6 {
			t.Fatalf("antenna %v: %v m is seen from %v m", antenna, target, got)
		}
	})
}

func TestLowestVisibleIsZeroWithinTheHorizon(t *testing.T) {
	for _, d := range []Length{0, Kilometre, Horizon(15, 0)} {
		if got := LowestVisible(15, d); got != 0 {
			t.Errorf("%v: got %v m", d, float64(got))
		}
		if got := LowestVisibleBehind(15, nil, d); got != 0 {
			t.Errorf("%v, no obstacles: got %v m", d, float64(got))
		}
	}
}

//   - 50 m
//
// antenna    |          _ line of sight
//
//	15 m *----+---------
//	     |    |
//	     0   10 km     20 km
func TestLowestVisibleBehindARidge(t *testing.T) {
	ridge := Obstacle{10 * Kilometre, 50}
	before := LowestVisibleBehind(15, []Obstacle{ridge}, 10*Kilometre)
	if before != 0 {
		t.Errorf("at the ridge itself: %v m, want 0", float64(before))
	}
	// theta = (50 - 15 - d^2/2kR) / d; at 2 d: 15 + 2 (35 - q) + 4 q, q = d^2/2kR
	q := 1e8 / twiceEffectiveRadius
	want := Height(15 + 2*(35-q) + 4*q)
	if got := LowestVisibleBehind(15, []Obstacle{ridge}, 20*Kilometre); math.Abs(float64(got-want)) > 1e-9 {
		t.Errorf("behind: %v m, want %v", float64(got), float64(want))
	}
	// A trench in the ground hides nothing that the Earth does not.
	trench := Obstacle{10 * Kilometre, -500}
	if got, want := LowestVisibleBehind(15, []Obstacle{trench}, 60*Kilometre), LowestVisible(15,
		60*Kilometre); got != want {
		t.Errorf("behind a trench: %v m, want %v", got, want)
	}
}

// TestObstaclesOnlyHide: an obstacle more never lowers what is visible, order
// does not matter, and the smooth Earth is the floor.
func TestObstaclesOnlyHide(t *testing.T) {
	obstacle := rapid.Custom(func(t *rapid.T) Obstacle {
		return Obstacle{
			Length(rapid.Float64Range(-1000, 100_000).Draw(t, "distance")),
			Height(rapid.Float64Range(-100, 3000).Draw(t, "height")),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		antenna := Height(rapid.Float64Range(0, 9000).Draw(t, "antenna"))
		d := Length(rapid.Float64Range(0, 400_000).Draw(t, "d"))
		all := rapid.SliceOf(obstacle).Draw(t, "obstacles")
		got := LowestVisibleBehind(antenna, all, d)
		if got < LowestVisible(antenna, d) {
			t.Fatalf("below the smooth Earth: %v", got)
		}
		if len(all) > 0 && LowestVisibleBehind(antenna, all[1:], d) > got {
			t.Fatal("an obstacle made more visible")
		}
		for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
			all[i], all[j] = all[j], all[i]
		}
		if LowestVisibleBehind(antenna, all, d) != got {
			t.Fatal("the order of obstacles matters")
		}
	})
}
