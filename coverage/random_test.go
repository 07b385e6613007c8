package coverage_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// square is a made-up country of 8 by 6 degrees with two regions, west and
// east of its middle meridian, and a neighbour on each side:
//
//	 24    28    32
//	52 +-----+-----+
//	PL |UA-46|UA-63| RU
//	46 +-----+-----+
func square() *scenario.World { return squareAt(0) }

// shared is the square country of the random scenarios.
var shared = square()

// squareAt is the square country turned east by some degrees.
func squareAt(turn float64) *scenario.World {
	box := func(west, south, east, north float64) orb.MultiPolygon {
		west, east = west+turn, east+turn
		corners := orb.Ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}
		// Edges of a tenth of a degree, as fine as those of real outlines.
		ring := orb.Ring{corners[0]}
		for i := 1; i < len(corners); i++ {
			a, b := corners[i-1], corners[i]
			n := int(math.Round(10 * (math.Abs(b[0]-a[0]) + math.Abs(b[1]-a[1]))))
			for k := 1; k <= n; k++ {
				f := float64(k) / float64(n)
				ring = append(ring, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
			}
		}
		return orb.MultiPolygon{{ring}}
	}
	return scenario.NewWorld(
		box(24, 46, 32, 52),
		[]scenario.Region{
			{Code: "UA-46", Name: "West", Territory: box(24, 46, 28, 52)},
			{Code: "UA-63", Name: "East", Territory: box(28, 46, 32, 52)},
		},
		[]scenario.Territory{
			{Code: "PL", Name: "Poland", Territory: box(18, 46, 24, 52)},
			{Code: "RU", Name: "Russia", Territory: box(32, 46, 40, 52)},
			{Code: "UA", Name: "Ukraine", Territory: box(24, 46, 32, 52)},
		},
	)
}

// random makes scenarios from a seed: every kind of system, country, phase and
// threat profile, so that every gate is met.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 1))} }

func (r random) between(low, high float64) float64 { return low + (high-low)*r.Float64() }

// triple is three ascending values within low..high.
func (r random) triple(low, high float64) (a, b, c float64) {
	a, b, c = r.between(low, high), r.between(low, high), r.between(low, high)
	return min(a, b, c), a + b + c - min(a, b, c) - max(a, b, c), max(a, b, c)
}

func lengths(a, b, c float64) scenario.Triple[geo.Length] {
	return scenario.Triple[geo.Length]{Low: geo.Length(a), Base: geo.Length(b), High: geo.Length(c)}
}

func heights(a, b, c float64) scenario.Triple[geo.Height] {
	return scenario.Triple[geo.Height]{Low: geo.Height(a), Base: geo.Height(b), High: geo.Height(c)}
}

func durations(a, b, c float64) scenario.Triple[time.Duration] {
	s := func(x float64) time.Duration { return time.Duration(x * float64(time.Second)) }
	return scenario.Triple[time.Duration]{Low: s(c), Base: s(b), High: s(a)}
}

func (r random) system(id int) scenario.System {
	s := scenario.System{ID: fmt.Sprintf("sys-%02d", id), Kind: scenario.GBAD, Guidance: scenario.ActiveSeeker}
	switch r.IntN(8) {
	case 0:
		s.Kind = scenario.Sensor
	case 1:
		return r.flyer(s, scenario.Sensor)
	case 2, 3:
		return r.flyer(s, scenario.Fighter)
	}
	s.Guidance = []scenario.Guidance{scenario.ActiveSeeker, scenario.InfraredSeeker, scenario.SemiActive,
		scenario.Command}[r.IntN(4)]
	s.Launchers, s.Ready, s.Reloads = r.numbers(1, 8), r.numbers(2, 8), r.numbers(0, 2)
	for _, c := range scenario.Classes {
		if r.IntN(4) > 0 {
			s.Reach[c] = lengths(r.triple(3e3, 160e3))
		}
	}
	s.Ceiling = heights(r.triple(3e3, 26e3))
	a, b, c := r.triple(0, 80)
	s.Floor = heights(c, b, a)
	if r.IntN(3) == 0 {
		s.Envelope = scenario.FlatEnvelope
	}
	s.Reaction = durations(r.triple(4, 30))
	a, b, c = r.triple(400, 1400)
	s.Speed = scenario.Triple[geo.Speed]{Low: geo.Speed(a), Base: geo.Speed(b), High: geo.Speed(c)}
	if r.IntN(4) > 0 || s.Kind == scenario.Sensor {
		s.Radar = r.radar()
	}
	return s
}

func (r random) numbers(low, high float64) scenario.Triple[float64] {
	a, b, c := r.triple(low, high)
	return scenario.Triple[float64]{Low: a, Base: b, High: c}
}

func (r random) speeds(low, high float64) scenario.Triple[geo.Speed] {
	a, b, c := r.triple(low, high)
	return scenario.Triple[geo.Speed]{Low: geo.Speed(a), Base: geo.Speed(b), High: geo.Speed(c)}
}

// flyer is a fighter or an airborne radar.
func (r random) flyer(s scenario.System, kind scenario.Kind) scenario.System {
	s.Kind = kind
	a, b, c := r.triple(0.7, 1)
	x, y, z := r.triple(60e3, 140e3)
	s.Aircraft = &scenario.AircraftData{
		Radius: lengths(r.triple(400e3, 1500e3)), Cruise: scenario.Same(geo.Speed(240)), Dash: r.speeds(240, 300),
		TurnRound: durations(r.triple(2*3600, 4*3600)), Availability: r.numbers(0.6, 0.9), Sorties: r.numbers(1.5, 3),
		Missiles: r.numbers(4, 12), MissileReach: lengths(r.triple(10e3, 40e3)),
		Burn: scenario.Triple[float64]{Low: c, Base: b, High: a}, Reserve: lengths(z, y, x),
	}
	if kind == scenario.Sensor {
		radar := r.radar()
		radar.Antenna, radar.Sector = heights(r.triple(3e3, 9e3)), scenario.Same(geo.Angle(2*math.Pi))
		s.Radar = radar
	}
	return s
}

func (r random) radar() *scenario.Radar {
	radar := &scenario.Radar{
		Instrumented: lengths(r.triple(20e3, 400e3)), Antenna: heights(r.triple(3, 30)),
		Sector: scenario.Same(geo.Angle(2 * math.Pi)), Sees: scenario.AllClasses,
	}
	if r.IntN(3) == 0 {
		radar.Sector = scenario.Same(geo.Angle(r.between(60, 300)) * geo.Degree)
	}
	if r.IntN(3) == 0 {
		radar.Reference = &scenario.RadarReference{Range: lengths(r.triple(50e3, 300e3)), RCS: scenario.Same[float64](r.between(0.5, 5))}
	}
	if r.IntN(5) == 0 {
		radar.Sees = scenario.ClassSetOf(scenario.Drone, scenario.Aircraft)
	}
	return radar
}

var countries = []string{"UA", "UA", "UA", "UA", "PL", "RO", "US", "FR"}

func (r random) country() string { return countries[r.IntN(len(countries))] }

func (r random) permission() scenario.Permission {
	states := []scenario.PermissionState{
		scenario.Granted,
		scenario.Granted,
		scenario.Granted,
		scenario.Open,
		scenario.Denied,
	}
	p := scenario.Permission{State: states[r.IntN(len(states))]}
	if r.IntN(3) == 0 {
		p.Delay = scenario.UniformDelay(time.Duration(r.IntN(300)) * time.Second)
	}
	return p
}

func (r random) unit(i, systems int) scenario.Unit {
	u := scenario.Unit{
		ID: fmt.Sprintf("unit-%02d", i), System: fmt.Sprintf("sys-%02d", r.IntN(systems)),
		Position: orb.Point{
			r.between(23, 33),
			r.between(45.5, 52.5),
		}, Host: r.country(), Contributor: r.country(), Count: 1,
		Facing: geo.Angle(r.between(0, 360)) * geo.Degree, HasFacing: true,
		Group: []string{"", "one", "two"}[r.IntN(3)],
	}
	if count := r.IntN(40); count > 0 {
		u.Count = count
	}
	if r.IntN(3) > 0 {
		u.Station, u.OnStation = &orb.Point{r.between(23, 33), r.between(45.5, 52.5)}, r.IntN(3)
	}
	if r.IntN(3) == 0 {
		u.Phase = scenario.AfterCeasefire
	}
	return u
}

func (r random) place(i int) scenario.Place {
	p := scenario.Place{
		ID: fmt.Sprintf("place-%02d", i), Name: fmt.Sprintf("Place %d", i), Kind: scenario.City, Counted: r.IntN(6) > 0,
		Position: orb.Point{
			r.between(24, 32),
			r.between(46, 52),
		}, Population: r.IntN(r.IntN(70_000) + 1), Control: scenario.Government,
	}
	if r.IntN(3) == 0 {
		p.Kind, p.Population = "port", 0
	}
	return p
}

func (r random) threat(c scenario.Class) scenario.Threat {
	t := scenario.Threat{ID: "threat-" + c.String(), Class: c}
	t.RCS.Low, t.RCS.Base, t.RCS.High = r.triple(0.02, 5)
	speed := func(least, most float64) scenario.Triple[geo.Speed] {
		a, b, z := r.triple(least, most)
		return scenario.Triple[geo.Speed]{Low: geo.Speed(z), Base: geo.Speed(b), High: geo.Speed(a)}
	}
	height := func(least, most float64) scenario.Triple[geo.Height] {
		a, b, z := r.triple(least, most)
		return scenario.Triple[geo.Height]{Low: geo.Height(a), Base: geo.Height(b), High: geo.Height(z)}
	}
	switch c {
	case scenario.Ballistic:
		t.Speed, t.Altitude, t.Descent = speed(1500, 2500), height(8_000, 12_000), geo.Angle(r.between(30, 80))*geo.Degree
	case scenario.Aircraft:
		t.Speed, t.Altitude = speed(200, 300), height(3000, 12000)
		a, b, z := r.triple(0, 60e3)
		t.Release = scenario.Triple[geo.Length]{Low: geo.Length(z), Base: geo.Length(b), High: geo.Length(a)}
	default:
		t.Speed, t.Altitude = speed(40, 250), height(30, 3000)
	}
	a, b, z := r.triple(20, 400)
	t.Raids.Routine = scenario.Triple[float64]{Low: z, Base: b, High: a}
	return t
}

// scenario is a whole random scenario over the square country.
func (r random) scenario(units, places int) *scenario.Scenario {
	s := &scenario.Scenario{Name: "random", Phase: scenario.Now, World: shared}
	if r.IntN(2) == 0 {
		s.Phase = scenario.AfterCeasefire
	}
	for i := range 8 {
		s.Systems = append(s.Systems, r.system(i))
	}
	for i := range units {
		s.Units = append(s.Units, r.unit(i, len(s.Systems)))
	}
	for i := range places {
		s.Places = append(s.Places, r.place(i))
		p := &s.Places[i]
		if units > 0 && r.IntN(3) > 0 {
			near := s.Units[r.IntN(units)].Position
			p.Position = orb.Point{near[0] + r.between(-0.5, 0.5), near[1] + r.between(-0.35, 0.35)}
			if r.IntN(6) == 0 {
				p.Position = near // cities often hold a unit at their centre
			}
		}
		p.Region = s.World.RegionAt(p.Position)
	}
	for _, c := range scenario.Classes {
		s.Threats = append(s.Threats, r.threat(c))
	}
	s.Package = r.promises()
	return s
}

// promises is a package; Poland, Romania and the United States host and
// contribute, or do not.
func (r random) promises() scenario.Package {
	p := scenario.Package{
		Hosts:        map[string]scenario.Permission{},
		Contributors: map[string]scenario.Permission{},
		Caveats:      map[string][]scenario.Caveat{},
	}
	for _, code := range []string{"PL", "RO", "US"} {
		p.Hosts[code] = r.permission()
		p.Contributors[code] = r.permission()
		if r.IntN(6) == 0 {
			p.Caveats[code] = []scenario.Caveat{scenario.Caveats[r.IntN(3)]}
		}
	}
	p.Authorisation = scenario.Authorisation{Zone: scenario.ZoneAll, Classes: scenario.AllClasses}
	a := &p.Authorisation
	if r.IntN(3) == 0 {
		a.Classes = scenario.ClassSetOf(scenario.Drone, scenario.CruiseMissile, scenario.Ballistic)
	}
	switch zone := scenario.Zones[r.IntN(len(scenario.Zones))]; zone {
	case scenario.ZoneNone:
		a.Zone = []scenario.Zone{scenario.ZoneNone, scenario.ZoneAll}[r.IntN(2)]
	case scenario.ZoneRegions:
		a.Zone, a.Regions = zone, []string{"UA-46"}
	case scenario.ZoneBorderStrip:
		a.Zone, a.Strip = zone, geo.Length([]float64{60e3, 150e3, 300e3}[r.IntN(3)])
	default:
		a.Zone = zone
	}
	p.C2 = scenario.C2{Level: r.IntN(4)}
	if r.IntN(3) == 0 {
		p.C2.Provider, p.C2.Without = "US", r.IntN(p.C2.Level+1)
	}
	if p.Stockpile.Factor = 1; r.IntN(2) == 0 {
		p.Stockpile = scenario.Stockpile{Factor: r.between(0.2, 2), Nights: r.IntN(4)}
	}
	if r.IntN(3) == 0 {
		a.Standoff = scenario.Standoff{Distance: geo.Length(r.between(50e3, 300e3)), From: []string{"RU"}}
	}
	if r.IntN(2) == 0 {
		a.Delay = scenario.UniformDelay(time.Duration(r.IntN(200)) * time.Second)
	}
	return p
}

// anyTarget is the reference of a radar that sees every target as far as its
// instruments reach.
var anyTarget = &scenario.RadarReference{Range: scenario.Same(5000 * geo.Kilometre), RCS: scenario.Same(1e-6)}

// skipShort leaves a test of many seconds out where -short is given, as the trials of
// scripts/trials.sh do.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: left out with -short")
	}
}
