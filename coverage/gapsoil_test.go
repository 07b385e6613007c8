package coverage_test

import (
	"math"
	"testing"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// A gap of a kilometre parts the soil of two allies, farther from Ukraine than the
// distance at which the engine leaves soil out. It is closed, so that what is seen does
// not end there:
//
//	15        20 |24  25  26.5   28.5
//	 Germany || Poland | p  r      r     three radars that see as far as 300 and 400 km
func TestAGapBetweenAlliesFarAwayIsClosed(t *testing.T) {
	s := gapScenario()
	p := &s.Places[0]
	want := twins.New(s).Warning(0, 0, 0, 0, scenario.Base, false)
	got := float64(coverage.Explain(s, coverage.Options{}, p, &s.Threats[0], scenario.Base)[0].Warning)
	if toGap := float64(geo.Distance(p.Position, orb.Point{20, p.Position[1]})); want < toGap+2000 {
		t.Fatalf("W is %.0f m by the twin, the gap %.0f m away: it is not tested", want, toGap)
	}
	if math.Abs(got-want) > edgeDoubt {
		t.Errorf("W is %.0f m, by the twin %.0f m", got, want)
	}
}

func gapScenario() *scenario.Scenario {
	box := func(west, east float64) orb.MultiPolygon {
		ring := orb.Ring{}
		for _, side := range [][2]orb.Point{
			{{west, 45}, {east, 45}}, {{east, 45}, {east, 53}}, {{east, 53}, {west, 53}}, {{west, 53}, {west, 45}},
		} {
			for k := range 20 {
				a, b, f := side[0], side[1], float64(k)/20
				ring = append(ring, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
			}
		}
		return orb.MultiPolygon{{append(ring, ring[0])}}
	}
	world := scenario.NewWorld(box(24, 32), []scenario.Region{{Code: "UA-46", Name: "All", Territory: box(24, 32)}},
		[]scenario.Territory{
			{Code: "DE", Name: "Germany", Territory: box(15, 19.986)},
			{Code: "PL", Name: "Poland", Territory: box(20, 24)},
			{Code: "UA", Name: "Ukraine", Territory: box(24, 32)},
		})
	eye := func(id string, reach geo.Length) scenario.System {
		return scenario.System{ID: id, Kind: scenario.Sensor, Radar: &scenario.Radar{
			Reference: anyTarget, Instrumented: scenario.Same(reach), Antenna: scenario.Same(geo.Height(9000)),
			Sector: scenario.Same(geo.Angle(7)), Sees: scenario.AllClasses,
		}}
	}
	missile := scenario.System{
		ID: "a-missile", Kind: scenario.GBAD, Guidance: scenario.Command, Envelope: scenario.FlatEnvelope,
		Ceiling: scenario.Same(geo.Height(20_000)), Speed: scenario.Same(geo.Speed(1000)),
		Launchers: scenario.Same(4.0), Ready: scenario.Same(4.0),
	}
	missile.Reach[scenario.CruiseMissile] = scenario.Same(30 * geo.Kilometre)
	s := &scenario.Scenario{
		Name: "gap", World: world, Threats: []scenario.Threat{cruise}, Approach: scenario.OutsideAllies,
		Systems: scenario.Systems{
			missile, eye("eye-300", 300*geo.Kilometre), eye("eye-400", 400*geo.Kilometre),
		},
		Places: []scenario.Place{{
			ID: "p", Kind: "port", Position: orb.Point{24.3, 49}, Region: "UA-46", Counted: true,
		}},
	}
	s.Package.C2.Level, s.Package.Stockpile.Factor = 2, 1
	s.Threats[0].Altitude = scenario.Same(geo.Height(3000))
	s.Units = append(s.Units,
		scenario.Unit{ID: "missile", System: "a-missile", Position: orb.Point{24.3, 49}},
		scenario.Unit{ID: "north", System: "eye-300", Position: orb.Point{26.5, 51}},
		scenario.Unit{ID: "south", System: "eye-300", Position: orb.Point{26.5, 47}},
		scenario.Unit{ID: "east", System: "eye-400", Position: orb.Point{28.5, 49}})
	for i := range s.Units {
		u := &s.Units[i]
		u.Count, u.Host, u.Contributor, u.Group = 1, "UA", "UA", "one"
	}
	return s
}
