package coverage_test

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// naiveZone asks the place's centre and its release points.
func naiveZone(s *scenario.Scenario, p scenario.Place, t scenario.Threat, e scenario.Estimate) bool {
	if !naivePoint(s, p.Position, e) {
		return false
	}
	for i := 0; i < 16 && t.Release > 0; i++ {
		q := geo.Destination(p.Position, geo.Angle(22.5*float64(i))*geo.Degree, t.Release)
		inUkraine := q[0] >= 24 && q[0] < 32 && q[1] >= 46 && q[1] < 52
		if inUkraine && !naivePoint(s, q, e) {
			return false
		}
	}
	return true
}

// naivePoint knows the square country: the only host with soil in its world
// is Poland, west of 24E, and the region UA-46 ends at 28E.
func naivePoint(s *scenario.Scenario, q orb.Point, e scenario.Estimate) bool {
	poland := s.Package.Hosts["PL"]
	granted := poland.State == "granted" || poland.State == "open" && e == scenario.High
	inPoland := granted && q[0] >= 18 && q[0] < 24 && q[1] >= 46 && q[1] < 52
	a := s.Package.Authorisation
	switch a.Zone {
	case "all":
		return true
	case "regions":
		return inPoland || q[0] < 28 && q[0] >= 24 && q[1] >= 46 && q[1] < 52
	case "border-strip":
		if !granted {
			return false
		}
		southeast, northeast := orb.Point{24, 46}, orb.Point{24, 52}
		away := min(
			naiveFrom(q, southeast, northeast),
			naiveFrom(q, orb.Point{22, 52}, northeast),
			naiveFrom(q, orb.Point{22, 46}, southeast),
		)
		return inPoland || away <= float64(a.Strip)
	}
	return a.Zone == "host-airspace" && inPoland
}

const meanRadius = 6371008.7714

// naiveReach is the ground reach at the threat's altitude.
func naiveReach(sys *scenario.System, t scenario.Threat, slant, h float64, e scenario.Estimate) float64 {
	if t.Class == scenario.Ballistic {
		if slant < h {
			return 0
		}
		return math.Max(0, math.Sqrt(slant*slant-h*h)-h/math.Tan(float64(t.Descent)))
	}
	if sys.Envelope == nil {
		slant *= naiveFraction(h, float64(sys.Ceiling.At(e)))
	}
	if slant < h {
		return 0
	}
	cos := (meanRadius*meanRadius + (meanRadius+h)*(meanRadius+h) - slant*slant) / (2 * meanRadius * (meanRadius + h))
	return meanRadius * math.Acos(math.Min(1, cos))
}

// naiveFraction is the default envelope, written as a list of cases.
func naiveFraction(h, ceiling float64) float64 {
	curve := func(h float64) float64 {
		switch {
		case h <= 100:
			return 0.60
		case h <= 1000:
			return 0.60 + 0.25*(h-100)/900
		case h <= 5000:
			return 0.85 + 0.15*(h-1000)/4000
		}
		return 1
	}
	start := 12000.0
	if ceiling < 15000 {
		start = 0.8 * ceiling
	}
	if h <= start {
		return curve(h)
	}
	return curve(start) * (ceiling - h) / (ceiling - start)
}

func naiveDetection(sys *scenario.System, t scenario.Threat, e scenario.Estimate) float64 {
	if sys.Radar == nil {
		return 8000
	}
	if !sys.Radar.Sees.Has(t.Class) {
		return 0
	}
	twice := 2 * 4.0 / 3 * meanRadius
	d := math.Sqrt(twice*float64(sys.Radar.Antenna.At(e))) + math.Sqrt(twice*float64(t.Altitude))
	d = math.Min(d, float64(sys.Radar.Instrumented.At(e)))
	if ref := sys.Radar.Reference; ref != nil {
		d = math.Min(d, float64(ref.Range.At(e))*math.Pow(t.RCS/ref.RCS, 0.25))
	}
	return d
}

func naiveSector(sys *scenario.System, u scenario.Unit, p scenario.Place, e scenario.Estimate) bool {
	if sys.Radar == nil {
		return true
	}
	d, bearing, _ := geo.Inverse(u.Position, p.Position)
	off := math.Mod((bearing-u.Facing).Degrees()+720+180, 360) - 180
	return d <= 1000 || math.Abs(off) <= sys.Radar.Sector.At(e).Degrees()/2
}
