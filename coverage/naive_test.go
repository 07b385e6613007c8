package coverage_test

import (
	"context"
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// naive answers one engagement from the model's text alone, one condition
// after the other and without anything prepared. It shares only the geodesics
// and the types with the package.
func naive(s *coverage.Scenario, u coverage.Unit, t coverage.Threat, p coverage.Place, e coverage.Estimate) coverage.Gate {
	sys := s.System(&u)
	allied := u.Contributor != "UA"
	caveat := func(name coverage.Caveat) bool {
		for _, c := range s.Package.Caveats[u.Contributor] {
			if c == name {
				return allied
			}
		}
		return false
	}
	granted := func(list map[string]coverage.Permission, code string) bool {
		p, named := list[code]
		return code == "UA" || code == "" || !named || p.State == "granted" || p.State == "open" && e == coverage.High
	}
	switch {
	case u.Phase == "after-ceasefire" && s.Phase == "now", caveat("after-ceasefire-only") && s.Phase == "now",
		caveat("not-in-ukraine") && u.Host == "UA", caveat("own-soil-only") && u.Host != u.Contributor:
		return coverage.GatePhase
	case !granted(s.Package.Hosts, u.Host):
		return coverage.GateBasing
	case !granted(s.Package.Contributors, u.Contributor):
		return coverage.GateContribution
	case allied && (!s.Package.Authorisation.Classes.Has(t.Class) || !naiveZone(s, p, t, e)):
		return coverage.GateAuthorisation
	}
	h := float64(t.Altitude)
	reach := float64(sys.Reach[t.Class].At(e))
	if sys.Kind != coverage.GBAD || reach == 0 || h < float64(sys.Floor.At(e)) || h >= float64(sys.Ceiling.At(e)) {
		return coverage.GateCapability
	}
	km := 0.0
	if p.Kind == "city" {
		km = math.Sqrt(float64(p.Population) / (math.Pi * 4000))
	}
	far := float64(geo.Distance(u.Position, p.Position)) + km*1000 + float64(t.Release)
	detection := naiveDetection(sys, t, e)
	if far > naiveReach(sys, t, reach, h, e) || far > detection || !naiveSector(sys, u, p, e) {
		return coverage.GateGeometry
	}
	wait := sys.Reaction.At(e).Seconds()
	if allied {
		wait += max(s.Package.Authorisation.Delay[t.Class].At(e).Seconds(), s.Package.Hosts[u.Host].Delay[t.Class].At(e).Seconds())
	}
	left := detection - far
	if t.Class == coverage.Ballistic {
		left = detection - math.Sqrt(far*far+h*h)
	}
	if left/float64(t.Speed) < wait+far/float64(sys.Speed.At(e)) {
		return coverage.GateTimeline
	}
	return coverage.GateNone
}

// naiveZone asks the place's centre and its release points.
func naiveZone(s *coverage.Scenario, p coverage.Place, t coverage.Threat, e coverage.Estimate) bool {
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
func naivePoint(s *coverage.Scenario, q orb.Point, e coverage.Estimate) bool {
	poland := s.Package.Hosts["PL"]
	granted := poland.State == "granted" || poland.State == "open" && e == coverage.High
	inPoland := granted && q[0] >= 18 && q[0] < 24 && q[1] >= 46 && q[1] < 52
	a := s.Package.Authorisation
	switch a.Zone {
	case "all":
		return true
	case "regions":
		return inPoland || q[0] < 28 && q[0] >= 24 && q[1] >= 46 && q[1] < 52
	case "border-strip":
		for y := 46.0; granted && y <= 52; y += 0.05 {
			if geo.Distance(q, orb.Point{24, y}) <= a.Strip {
				return true
			}
		}
		return inPoland
	}
	return a.Zone == "host-airspace" && inPoland
}

const meanRadius = 6371008.7714

// naiveReach is the ground reach at the threat's altitude.
func naiveReach(sys *coverage.System, t coverage.Threat, slant, h float64, e coverage.Estimate) float64 {
	if t.Class == coverage.Ballistic {
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

func naiveDetection(sys *coverage.System, t coverage.Threat, e coverage.Estimate) float64 {
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

func naiveSector(sys *coverage.System, u coverage.Unit, p coverage.Place, e coverage.Estimate) bool {
	if sys.Radar == nil {
		return true
	}
	d, bearing, _ := geo.Inverse(u.Position, p.Position)
	off := math.Mod((bearing-u.Facing).Degrees()+720+180, 360) - 180
	return d <= 1000 || math.Abs(off) <= sys.Radar.Sector.At(e).Degrees()/2
}

func TestPlaceTableEqualsNaiveEvaluation(t *testing.T) {
	gates := map[coverage.Gate]int{}
	for seed := range uint64(200) {
		s := newRandom(seed).scenario(14, 25)
		r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		ready := coverage.Prepare(s, coverage.Options{})
		for i := range s.Places {
			for k := range s.Threats {
				comparePlace(t, seed, s, ready, &r.Places[i], k, gates)
			}
		}
	}
	for g := coverage.GateNone; g < coverage.GateCount; g++ {
		if gates[g] < 100 && g != coverage.GateStock {
			t.Errorf("the random scenarios met gate %v only %d times: they do not test it", g, gates[g])
		}
	}
	t.Logf("verdicts by first failing gate: %v", gates)
}

func comparePlace(t *testing.T, seed uint64, s *coverage.Scenario, ready *coverage.Prepared, p *coverage.PlaceResult, k int, gates map[coverage.Gate]int) {
	t.Helper()
	threat := s.Threats[k]
	for _, e := range coverage.Estimates {
		depth := 0
		for u := range s.Units {
			want := naive(s, s.Units[u], threat, *p.Place, e)
			got := ready.Engages(u, k, p.Place, e)
			if got.Gate != want {
				t.Errorf("seed %d, %s against %s at %s, %v: gate %v, naive %v", seed, s.Units[u].ID, threat.ID, p.Place.ID, e, got.Gate, want)
			}
			gates[want]++
			if want == coverage.GateNone {
				depth++
			}
		}
		if got := p.Threats[k].Depth.At(e); got != depth {
			t.Errorf("seed %d, %s at %s, %v: depth %d, naive %d", seed, threat.ID, p.Place.ID, e, got, depth)
		}
	}
}
