package report

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// kilometre keeps the fixtures short.
const kilometre = geo.Kilometre

// squareLand is a made-up country of two regions between two neighbours:
//
//	 24    28    32
//	52 +-----+-----+
//	PL |UA-46|UA-63| RU
//	46 +-----+-----+
var squareLand = func() *scenario.World {
	box := func(west, south, east, north float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
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
}()

// disc is a system that covers so many kilometres against slow, high flyers of
// a class, at each estimate.
func disc(id, name string, class scenario.Class, low, base, high geo.Length) scenario.System {
	s := scenario.System{
		ID: id, Name: name, Kind: scenario.GBAD, Envelope: scenario.FlatEnvelope, Ceiling: scenario.Same(geo.Height(20_000)),
		Launchers: scenario.Same(6.0), Ready: scenario.Same(8.0),
		Reaction: scenario.Same(
			10 * time.Second,
		), Speed: scenario.Same(1000 * geo.MetrePerSecond), Guidance: scenario.ActiveSeeker,
		Radar: &scenario.Radar{
			Instrumented: scenario.Same(
				400 * kilometre,
			), Antenna: scenario.Same(geo.Height(20)), Sector: scenario.Same(geo.Angle(2 * math.Pi)),
			Sees: scenario.AllClasses,
		},
		Sources: map[string]scenario.Provenance{"reach": {Grade: scenario.GradeB, Source: "press", AsOf: "2025-10"}},
	}
	s.Reach[class] = scenario.Triple[geo.Length]{Low: low, Base: base, High: high}
	return s
}

func city(id, name, uk string, lon, lat float64, people int) scenario.Place {
	return scenario.Place{
		ID: id, Name: name, NameUK: uk, Kind: scenario.City, Position: orb.Point{lon, lat}, Population: people,
		PopulationYear: 2020, Control: scenario.Government, Counted: true, Region: squareLand.RegionAt(orb.Point{lon, lat}),
	}
}

// small is a scenario by hand: Alpha is covered at every estimate by one unit
// of Ukraine's and at base by one of Poland's; the edge of Poland's reach cuts
// through Beta at base, which it covers whole at high alone; Gamma only if France,
// still open, sends hers; Delta lies out of reach; Epsilon is occupied; the harbour
// is a node beside Delta.
//
//	Alpha (UA, PL)   Gamma (FR open)
//	Beta  (PL, half)       Delta, harbour    Epsilon (occupied)
func small() *scenario.Scenario {
	s := &scenario.Scenario{
		Name: "Small umbrella", AsOf: "2025-08-22", Source: []string{"made up"}, Phase: scenario.AfterCeasefire,
		World:  squareLand,
		Digest: "sha256:00", Filter: scenario.PlaceFilter{MinPopulation: 50_000, Kinds: []string{"city", "port"}},
		Systems: scenario.Systems{
			disc("long", "Long arm", scenario.Drone, 90*kilometre, 120*kilometre, 140*kilometre),
			disc("short", "Short arm", scenario.Drone, 30*kilometre, 40*kilometre, 50*kilometre),
		},
		Units: []scenario.Unit{
			{ID: "ua-alpha", System: "short", Position: orb.Point{25, 50}, Host: "UA", Count: 1, Contributor: "UA"},
			{
				ID:          "pl-west",
				System:      "long",
				Position:    orb.Point{25, 49.2},
				Host:        "UA",
				Count:       1,
				Contributor: "PL",
				Phase:       scenario.AfterCeasefire,
			},
			{ID: "fr-north", System: "short", Position: orb.Point{29, 51}, Host: "UA", Count: 1, Contributor: "FR"},
		},
		Places: []scenario.Place{
			city("alpha", "Alpha", "Альфа", 25, 50, 800_000), city("beta", "Beta", "Бета", 25, 48.134, 300_000),
			city("gamma", "Gamma", "Гамма", 29, 51, 450_000), city("delta", "Delta", "Дельта", 30, 47, 60_000),
			city("epsilon", "Epsilon", "Епсилон", 31.5, 47, 200_000),
			{
				ID:       "harbour",
				Name:     "Delta harbour",
				Kind:     "port",
				Position: orb.Point{30, 46.9},
				Control:  scenario.Government,
				Counted:  true,
				Region:   "UA-63",
				Weight:   1,
			},
		},
		Threats: []scenario.Threat{
			{ID: "drone-high", Name: "One-way drone, high", Class: scenario.Drone, Speed: scenario.Same[geo.Speed](185 * geo.KilometrePerHour), Altitude: scenario.Same[geo.Height](2500), RCS: scenario.Same[float64](0.05)},
			{ID: "aircraft", Name: "Aircraft", Class: scenario.Aircraft, Speed: scenario.Same[geo.Speed](900 * geo.KilometrePerHour), Altitude: scenario.Same[geo.Height](9000), RCS: scenario.Same[float64](5), Release: scenario.Same[geo.Length](60 * kilometre)},
		},
	}
	occupied := &s.Places[4]
	occupied.Control, occupied.ControlAsOf, occupied.Counted = scenario.Occupied, "2025-10", false
	s.Package = scenario.Package{
		Hosts: map[string]scenario.Permission{}, Contributors: map[string]scenario.Permission{"FR": {State: scenario.Open}},
		Authorisation: scenario.Authorisation{Zone: scenario.ZoneAll, Classes: scenario.ClassSetOf(scenario.Drone)},
		Stockpile:     scenario.Stockpile{Factor: 1}, // no night is asked
	}
	return s
}

// awkward is small with names that no renderer may let through, and figures
// that are at the edge.
func awkward() *scenario.Scenario {
	s := small()
	s.Name = "=cmd|' /C calc'!A0 \x1b[31mred\x1b[0m \u202eevil\u2066"
	s.Source = []string{"<script>alert(1)</script>", "- a list\n# a heading", strings.Repeat("x", 300)}
	names := []string{
		"@SUM(1+1)*cmd|' /C calc'!A0", "\x1b]0;title\x07Pipe|Town\r\n\tnext",
		"\u202egnol\u202c Ґалаґан'-Їжакевич " + strings.Repeat("довгоім'я", 25),
		"1. [link](http://x.example) *b* _i_ `c`", "\u009b31mC1", "東京都千代田区👩‍👩‍👧‍👦", "",
	}
	for i := range s.Places {
		s.Places[i].Name = names[i%len(names)]
		s.Places[i].NameUK = names[(i+2)%len(names)]
		s.Places[i].Region = "\x1bUA"
	}
	for i := range s.Units {
		s.Units[i].Name = names[(i+1)%len(names)]
		s.Units[i].Contributor = "X\x1b[1m"
	}
	for i := range s.Systems {
		s.Systems[i].Name = names[(i+3)%len(names)]
	}
	s.Threats[0].ID, s.Threats[0].Name = "+own\u202e", names[2]
	s.AsOf = "2025-99-\x1b[2J"
	return s
}

// bare is a scenario of nothing at all.
func bare() *scenario.Scenario {
	return &scenario.Scenario{
		Name:  "Bare",
		Phase: scenario.Now,
		World: squareLand,
		Package: scenario.Package{
			Authorisation: scenario.Authorisation{Zone: scenario.ZoneAll, Classes: scenario.AllClasses},
		},
	}
}

// without is small after something was taken away.
func without(what string) *scenario.Scenario {
	s := small()
	switch what {
	case "units":
		s.Units = nil
	case "threats":
		s.Threats = nil
	case "places":
		s.Places = nil
	case "cities":
		s.Places = s.Places[5:]
	case "world":
		s.World = scenario.NewWorld(nil, nil, nil)
	}
	return s
}

// evaluated is the result of a scenario. Its notes, and what a remedy gains,
// are fixed: they belong to the model, not to this package.
func evaluated(t interface{ Fatal(...any) }, s *scenario.Scenario, o coverage.Options) *coverage.Result {
	r, err := coverage.Evaluate(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	r.Notes = []coverage.Note{{Code: coverage.NotePopulation, Numbers: []int{2020, 2020, 0, 0}}, {Code: coverage.NoteCovered}}
	for i := range r.Places {
		for k := range r.Places[i].Threats {
			if m := r.Places[i].Threats[k].Remedy; m != nil {
				m.Gained = r.Places[i].Place.Population
			}
		}
	}
	return r
}

func smallResult(t testing.TB) *coverage.Result {
	return evaluated(t, small(), coverage.Options{Cell: 20 * kilometre})
}

// explanation explains a place of a result at every estimate.
func explanation(t interface{ Fatal(...any) }, r *coverage.Result, p *coverage.PlaceResult) *subject.Explanation {
	reckonings := make([]scenario.Triple[[]coverage.Reckoning], len(r.Threats))
	for i := range r.Threats {
		for _, e := range scenario.Estimates {
			reckonings[i].Set(e, coverage.Explain(r.Scenario, r.Options, p.Place, &r.Threats[i].Threat, e))
		}
	}
	x, err := subject.NewExplanation(r, p, reckonings)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
