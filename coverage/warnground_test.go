package coverage_test

import (
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// wedge is a smooth Earth on which nothing is seen between two azimuths from
// any antenna, in degrees: a wall of mountains.
type wedge struct {
	coverage.SmoothEarth
	from, to float64
}

func (wedge) Name() string { return "wedge" }
func (wedge) Round() bool  { return false }

func (w wedge) Sees(site orb.Point, antenna geo.Height, p orb.Point, target geo.Height) bool {
	d, azimuth, _ := geo.Inverse(site, p)
	at := math.Mod(azimuth.Degrees()+360, 360)
	return d <= geo.Horizon(antenna, target) && (at < w.from || at >= w.to)
}

// A radar of 45 km of whose ground one part in two hundred is hidden: its
// warning distance is whole. Where the wall hides one in fifty it is not.
func TestUnseenGroundUnderAHundredthIsPassedOver(t *testing.T) {
	s := lone(15, cruise)
	s.Package.C2.Level, s.Units[0].Group = 2, "g"
	p := scenario.Place{Kind: "port", Position: s.Units[0].Position}
	warning := func(view wedge) float64 {
		return coverage.Explain(s, coverage.Options{Visibility: view}, &p, &s.Threats[0],
			scenario.Base)[0].Warning.Kilometres()
	}
	whole := geo.Horizon(15, 50).Kilometres()
	if w := warning(wedge{from: 41, to: 42.8}); math.Abs(w-whole) > 2.5 {
		t.Errorf("0.5 %% hidden: warned %.1f km out, want %.1f", w, whole)
	}
	if w := warning(wedge{from: 49, to: 56.2}); w > 20 {
		t.Errorf("2 %% hidden: warned %.1f km out of %.1f", w, whole)
	}
}
