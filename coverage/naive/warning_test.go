package naive

import (
	"math"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// warned is a battery at a place with the radars of its group, at level 1: W is what those
// radars see, since its own eyes do not count.
func warned(place orb.Point, systems []scenario.System, units ...scenario.Unit) *scenario.Scenario {
	sam := missile()
	sam.Radar = nil
	own := battery()
	own.Position = place
	s := plain(node(place), append(systems, sam), append([]scenario.Unit{own}, units...)...)
	s.Package.C2.Level = 1
	return s
}

// earsOf is a network's unit of a group.
func earsOf(group string) scenario.Unit {
	unit := sensorUnit(origin0)
	unit.ID, unit.System, unit.Group = "ears", "network", group
	return unit
}

func expectWarning(
	t *testing.T, words string, s *scenario.Scenario, e scenario.Estimate, networks bool, want, tolerance float64,
) {
	t.Helper()
	nearTo(t, words, New(s).Warning(0, 0, 0, 0, e, networks), want, tolerance)
}

// One disc: W is the radius less the distance from its centre, 0 outside it.
func TestWarningOfOneRadar(t *testing.T) {
	for d, want := range map[float64]float64{0: 200_000, 30: 170_000, 199: 1000, 201: 0} {
		s := warned(east(d), []scenario.System{sensorSystem(200 * km)}, sensorUnit(origin0))
		expectWarning(t, "one radar", s, scenario.Base, false, want, 0.1)
	}
}

// Two discs of 100 km whose centres lie 120 km apart: from the middle of the two the nearest
// boundary point is one of the crossings, 80 km to the north and south.
//
//	(  A  ( x )  B  )
func TestWarningOfTwoRadars(t *testing.T) {
	s := warned(east(0), []scenario.System{sensorSystem(100 * km)}, sensorUnit(east(-60)), sensorUnit(east(60)))
	// On the plane it is 80 km; the Earth's curvature takes about 3 m off each leg.
	expectWarning(t, "from the middle", s, scenario.Base, false, 80_000, 20)
	s = warned(east(-60), []scenario.System{sensorSystem(100 * km)}, sensorUnit(east(-60)), sensorUnit(east(60)))
	expectWarning(t, "from a centre", s, scenario.Base, false, 100_000, 0.1)
	// The same radar twice sees no more.
	s = warned(east(30), []scenario.System{sensorSystem(100 * km)}, sensorUnit(east(0)), sensorUnit(east(0)))
	expectWarning(t, "twice the same", s, scenario.Base, false, 70_000, 0.1)
}

// A sector of 120 degrees that looks east is a disc at base and a wedge at low: 50 km into it
// the sides are 50 sin(60) km away, 120 km into it the sides of 200 km are behind the arc.
func TestAWedgeAtLow(t *testing.T) {
	for d, want := range map[float64]float64{50: 50_000 * math.Sin(math.Pi/3), 120: 80_000, -10: 0} {
		system := sensorSystem(200 * km)
		system.Radar.Sector = scenario.Same(120 * geo.Degree)
		unit := sensorUnit(origin0)
		unit.Facing, unit.HasFacing = 90*geo.Degree, true
		s := warned(east(d), []scenario.System{system}, unit)
		expectWarning(t, "at low", s, scenario.Low, false, want, 20)
		expectWarning(t, "at base", s, scenario.Base, false, 200_000-math.Abs(d)*1000, 1)
	}
}

// Two wedges side by side have no gap between them.
func TestWedgesSideBySide(t *testing.T) {
	system := sensorSystem(200 * km)
	system.Radar.Sector = scenario.Same(120 * geo.Degree)
	left, right := sensorUnit(origin0), sensorUnit(origin0)
	left.Facing, right.Facing = 30*geo.Degree, 150*geo.Degree
	s := warned(east(50), []scenario.System{system}, left, right)
	expectWarning(t, "on their common side", s, scenario.Low, false, 50_000, 1)
}

// Allied soil counts as seen at base and high, unless threats come from any side: a radar of
// 100 km that stands 30 km from Poland sees as far there as Poland's own edges are away.
//
//	Poland 14E - 22E | 30 km, place with radar ) 100 km
func TestApproachOutsideAllies(t *testing.T) {
	place := moved(at(22, 50), math.Pi/2, 30_000)
	s := warned(place, []scenario.System{sensorSystem(100 * km)}, sensorUnit(place))
	s.Approach = scenario.OutsideAllies
	for _, e := range scenario.Estimates {
		expectWarning(t, "in the middle of the disc", s, e, false, 100_000, 0.1)
	}
	west := moved(at(22, 50), math.Pi/2, 10_000) // 80 km of disc to the west, 120 to the east
	radarAt := moved(at(22, 50), math.Pi/2, 30_000)
	s = warned(west, []scenario.System{sensorSystem(100 * km)}, sensorUnit(radarAt))
	s.Approach = scenario.OutsideAllies
	expectWarning(t, "from any side at low", s, scenario.Low, false, 80_000, 0.1)
	// The disc's circle meets the border sqrt(100^2 - 30^2) = 95.4 km north and south; from
	// 10 km inside that is sqrt(95.4^2 + 10^2) = 95.9 km.
	expectWarning(t, "outside allies", s, scenario.Base, false, 95_917, 100)
	s.Approach = scenario.AnySide
	expectWarning(t, "any side", s, scenario.Base, false, 80_000, 0.1)
}

// A network over UA-46 sees low flyers as far as its edge at 31E; with a radar beyond it the
// edge inside the radar's disc does not count.
//
//	UA-46 ............ place 40 km | 31E
func TestANetworkSeesItsTerritory(t *testing.T) {
	place := moved(at(31, 48), -math.Pi/2, 40_000)
	system := network()
	system.Area.Regions = []string{"UA-46"}
	ears := earsOf("west")
	s := warned(place, []scenario.System{system}, ears)
	expectWarning(t, "without networks", s, scenario.Base, false, 0, 0)
	expectWarning(t, "with networks", s, scenario.Base, true, 40_000, 5)
	s = warned(place, []scenario.System{system, sensorSystem(30 * km)}, ears, sensorUnit(at(31, 48)))
	// The radar's disc of 30 km sits on the edge: sqrt(40^2 + 30^2) = 50 km to its ends.
	expectWarning(t, "an edge inside a disc", s, scenario.Base, true, 50_000, 50)
	s.Threats[0].Altitude = scenario.Same[geo.Height](1000)
	expectWarning(t, "at its height a network sees nothing", s, scenario.Base, true, 0, 0)
}

// Held ground ends half way to the nearest occupied settlement.
//
//	held 30E ------- 30.5E ------- occupied 31E, on the parallel of 50N
func TestHeldGround(t *testing.T) {
	world := scenario.NewWorld(fixtureWorld.Border, fixtureWorld.Regions, fixtureWorld.Countries)
	world.Settlements = []scenario.Settlement{{Position: at(30, 50)}, {Position: at(31, 50), Occupied: true}}
	half := distance(at(30, 50), at(30.5, 50))
	ears := earsOf("west")
	s := warned(at(30, 50), []scenario.System{network()}, ears)
	s.World = world
	expectWarning(t, "to the middle", s, scenario.Base, true, half, 5)
}

// A gap of 4 km between two territories closes, one of 6 km does not.
//
//	UA-46 ... place | gap | UA-63
func TestNarrowGapsClose(t *testing.T) {
	for gap, want := range map[float64]float64{4000: 100_000, 6000: 40_000} {
		edge := at(31, 48)
		far := moved(edge, math.Pi/2, gap)
		world := scenario.NewWorld(fixtureWorld.Border, []scenario.Region{
			{Code: "UA-46", Territory: box(22, 44, 31, 52)}, {Code: "UA-63", Territory: box(far[0], 47, far[0]+3, 49)},
		}, nil)
		system := network()
		system.Area.Regions = []string{"UA-46", "UA-63"}
		ears := earsOf("west")
		place := moved(edge, -math.Pi/2, 40_000)
		s := warned(place, []scenario.System{system}, ears)
		s.World = world
		got := New(s).Warning(0, 0, 0, 0, scenario.Base, true)
		if (want == 40_000 && math.Abs(got-want) > 5) || (want > 40_000 && got < want) {
			t.Errorf("gap of %v m: W is %v m", gap, got)
		}
	}
}

// From level 1 a network's track cues; its latency is added to the delay, and it guides no
// missile. The place lies 40 km from the edge of the network: 200 s at 200 m/s. Its own
// radar sees 20 km: 100 s to the place, where the battery stands.
func TestANetworkCues(t *testing.T) {
	for _, c := range []struct {
		words             string
		level             int
		latency, reaction time.Duration
		delay             time.Duration
		want              Gate
	}{
		{"alone", 0, 0, 10 * time.Second, 2 * time.Minute, Timeline},
		{"cued", 1, 0, 10 * time.Second, 2 * time.Minute, ""},
		{"cued too slowly", 1, time.Minute + 15*time.Second, 10 * time.Second, 2 * time.Minute, Timeline},
		{"a launch on its track", 3, 0, 6 * time.Minute, 0, Timeline},
	} {
		place := moved(at(31, 48), -math.Pi/2, 40_000)
		system := network()
		system.Area.Regions, system.Area.Latency = []string{"UA-46"}, scenario.Same(c.latency)
		ears := earsOf("west")
		s := warned(place, []scenario.System{system}, ears)
		sam := s.Systems.Find("missile")
		sam.Radar, sam.Reaction = radar(20*km), scenario.Same(c.reaction)
		s.Package.C2.Level = c.level
		delay(c.delay)(s)
		if got := first(s); got != c.want {
			t.Errorf("%s: %q, want %q", c.words, got, c.want)
		}
	}
}

// From level 1 a network vectors fighters too, its owner's as well; at level 0 it does not.
func TestANetworkVectorsFighters(t *testing.T) {
	for _, c := range []struct {
		level int
		group string
		want  Gate
	}{{0, "west", Timeline}, {1, "west", ""}, {1, "east", ""}} {
		place := moved(at(31, 48), -math.Pi/2, 300_000) // 1,500 s, of which 900 are reaction
		system := network()
		system.Area.Regions = []string{"UA-46"}
		ears := earsOf(c.group)
		jet := earsOf("west")
		jet.ID, jet.System, jet.Position, jet.Count = "jet", "fighter", place, 4
		s := plain(node(place), []scenario.System{system, fighter()}, jet, ears)
		s.Package.C2.Level = c.level
		if got := first(s); got != c.want {
			t.Errorf("level %d, network of group %s: %q, want %q", c.level, c.group, got, c.want)
		}
	}
}

// How near the verdict is to changing: 10 m of reach, or 1 s at 200 m/s.
func TestCloseness(t *testing.T) {
	s := one()
	s.Systems[0].Reach[scenario.CruiseMissile] = scenario.Same(50*km + 10)
	nearTo(t, "reach", New(s).Closeness(0, 0, 0, 0, scenario.Base), 10, 0.3)
	s = one()
	delay(699 * time.Second)(s)
	nearTo(t, "time", New(s).Closeness(0, 0, 0, 0, scenario.Base), 200, 0.1)
}
