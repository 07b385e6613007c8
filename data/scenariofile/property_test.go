package scenariofile

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

// TestAnyScenarioReadsBackTheSame: whatever a legal scenario holds, what is
// written of it reads back as the same evaluation input, and is written the
// same again.
func TestAnyScenarioReadsBackTheSame(t *testing.T) {
	schema := compiledSchema(t)
	rapid.Check(t, func(r *rapid.T) {
		s := anyScenario(r)
		text := canonical(s)
		back, err := Parse("any.yaml", []byte(text), Options{})
		if err != nil {
			r.Fatalf("refused:\n%v\n%s", err, text)
		}
		want := *s
		want.Digest, want.Systems, want.Places, want.Bases = digest(s), back.Systems, back.Places, back.Bases
		if diff := cmp.Diff(&want, back, sameScenario); diff != "" {
			r.Fatalf("changed (-before +after):\n%s\n%s", diff, text)
		}
		for i := range s.Systems {
			found := back.Systems.Find(s.Systems[i].ID)
			if diff := cmp.Diff(&s.Systems[i], found, sameScenario); diff != "" {
				r.Fatalf("system changed (-before +after):\n%s\n%s", diff, text)
			}
		}
		if again := canonical(back); again != text {
			r.Fatalf("written differently:\n%s", cmp.Diff(text, again))
		}
		value, err := asJSON([]byte(text))
		if err != nil {
			r.Fatalf("another reader refuses it: %v\n%s", err, text)
		}
		if err := schema.Validate(value); err != nil {
			r.Fatalf("the schema refuses it: %v\n%s", err, text)
		}
	})
}

func anyScenario(r *rapid.T) *scenario.Scenario {
	s := newDraft().Scenario
	s.Name = anyText(1).Draw(r, "name")
	s.About = anyText(0).Draw(r, "about")
	s.AsOf = rapid.SampledFrom([]string{"", "2025-08-22", "2025-08"}).Draw(r, "as of")
	s.Source = rapid.SliceOfN(anyText(1), 0, 3).Draw(r, "source")
	s.Phase = rapid.SampledFrom(scenario.Phases[:]).Draw(r, "phase")
	s.Package = anyPackage(r)
	fillParties(&s.Package)
	s.Filter.AllControl = rapid.Bool().Draw(r, "all control")
	s.Filter.MinPopulation = rapid.IntRange(0, 2_000_000).Draw(r, "min population")
	s.Filter.Kinds = rapid.SliceOfNDistinct(rapid.SampledFrom(scenario.PlaceKinds[:]), 0, 7, rapid.ID).Draw(r, "kinds")
	own, net := anySystem(r), anyNetwork(r)
	s.Units = anyUnits(r, own)
	s.Systems = usedSystems(s.Units, map[string]*scenario.System{own.ID: &own, net.ID: &net})
	s.Approach = rapid.SampledFrom(scenario.Approaches[:]).Draw(r, "approach")
	s.Threats = []scenario.Threat{anyThreat(r)}
	s.Aim = anyAim(r, s)
	return s
}

// anyText is text that a file may hold, with everything that YAML gives a
// meaning to.
func anyText(shortest int) *rapid.Generator[string] {
	letter := rapid.SampledFrom([]rune("ab Zя'\"\\:#,[]{}&*!|>-?%@`~\n\t0.5eєі—"))
	return rapid.Custom(func(r *rapid.T) string {
		if rapid.Bool().Draw(r, "a word of YAML") {
			return rapid.SampledFrom([]string{"null", "NO", "true", "~", "1e3", "12", "- a", "a: b", "---", "#", "2025"}).
				Draw(r, "word")
		}
		middle := string(rapid.SliceOfN(letter, 0, 20).Draw(r, "letters"))
		if shortest == 0 && rapid.Bool().Draw(r, "empty") {
			return ""
		}
		return "x" + middle + "y" // texts are trimmed
	})
}

func anyTriple[V float64 | time.Duration | geo.Length | geo.Height | geo.Speed](
	r *rapid.T,
	name string,
	scale V,
	high int,
	better bool,
) scenario.Triple[V] {
	value := rapid.IntRange(0, high*1000)
	a, b, c := value.Draw(r, name), value.Draw(r, name), value.Draw(r, name)
	a, b, c = min(a, b, c), max(min(a, b), min(max(a, b), c)), max(a, b, c)
	t := scenario.Triple[V]{Low: V(a) * scale / 1000, Base: V(b) * scale / 1000, High: V(c) * scale / 1000}
	if !better {
		t.Low, t.High = t.High, t.Low
	}
	return t
}

func anyDelay(r *rapid.T, name string) (delay scenario.Delay) {
	if rapid.Bool().Draw(r, name+" uniform") {
		return scenario.UniformDelay(time.Duration(rapid.IntRange(0, 3600).Draw(r, name)) * time.Second)
	}
	for c := range delay {
		delay[c] = anyTriple(r, name, time.Second, 3600, false)
	}
	return delay
}

func anyPackage(r *rapid.T) scenario.Package {
	p := emptyPackage()
	p.Hosts, p.Contributors = map[string]scenario.Permission{}, map[string]scenario.Permission{}
	for _, code := range []string{"PL", "RO", "NO", "US"} {
		permission := scenario.Permission{
			State: rapid.SampledFrom(scenario.PermissionStates[:]).
				Draw(r, "state"),
			About: anyText(0).Draw(r, "about"), Source: anyText(0).Draw(r, "source"),
		}
		if rapid.Bool().Draw(r, "probable") {
			probability := rapid.Float64Range(0, 1).Draw(r, "probability")
			permission.Probability = &probability
		}
		p.Contributors[code] = permission
		permission.Delay = anyDelay(r, "host delay")
		p.Hosts[code] = permission
	}
	a := &p.Authorisation
	a.Zone = rapid.SampledFrom(scenario.Zones[:]).Draw(r, "zone")
	switch a.Zone {
	case scenario.ZoneRegions:
		a.Regions = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"UA-46", "UA-51", "UA-30", "UA-43"}), 0, 4, rapid.ID).
			Draw(r, "regions")
	case scenario.ZoneBorderStrip:
		a.Strip = geo.Length(rapid.IntRange(0, 500_000).Draw(r, "strip"))
	}
	a.Classes = scenario.ClassSet(rapid.IntRange(0, int(scenario.AllClasses)).Draw(r, "classes"))
	a.Delay = anyDelay(r, "delay")
	if d := rapid.IntRange(0, 500_000).Draw(r, "stand-off"); d > 0 {
		from := rapid.SampledFrom([]string{"RU", "BY", string(scenario.Occupied)})
		a.Standoff = scenario.Standoff{
			Distance: geo.Length(d), From: rapid.SliceOfNDistinct(from, 0, 3, rapid.ID).Draw(r, "stand-off from"),
		}
	}
	if rapid.Bool().Draw(r, "caveat") {
		p.Caveats = map[string][]scenario.Caveat{"US": {rapid.SampledFrom(scenario.Caveats[:]).Draw(r, "which")}}
	}
	p.C2.Level = rapid.IntRange(0, 3).Draw(r, "level")
	p.C2.Without = rapid.IntRange(0, p.C2.Level).Draw(r, "without")
	p.C2.Provider = rapid.SampledFrom([]string{"", "US", "NO"}).Draw(r, "provider")
	p.C2.Picture = rapid.SampledFrom(scenario.Pictures[:]).Draw(r, "picture")
	for c := range p.LightLayer {
		if rapid.Bool().Draw(r, "light layer") {
			p.LightLayer[c] = anyTriple(r, "share", 1.0, 1, true)
		}
	}
	p.Stockpile = scenario.Stockpile{
		Factor: rapid.Float64Range(0, 100).Draw(r, "factor"),
		Nights: rapid.IntRange(0, 365).Draw(r, "nights"),
	}
	p.Activation = anyTriple(r, "activation", time.Hour, 1000, false)
	p.Resupply = rapid.Float64Range(0, 1000).Draw(r, "resupply")
	p.Doctrine = rapid.SampledFrom(scenario.Doctrines[:]).Draw(r, "doctrine")
	return p
}

// anySystem is a system of one's own, or a changed one of the catalogue.
func anySystem(r *rapid.T) scenario.System {
	s := scenario.NewSystem(scenario.GBAD)
	s.ID, s.Kind, s.Name, s.About = "x "+anyText(1).Draw(r, "system")[:1], scenario.GBAD, anyText(
		1,
	).Draw(r, "name"),
		anyText(
			0,
		).Draw(r, "about")
	for c := range s.Reach {
		if rapid.Bool().Draw(r, "engages") {
			s.Reach[c] = anyTriple(r, "reach", geo.Kilometre, 400, true)
			const least = 6 * geo.Kilometre // farther than any minimum range below
			s.Reach[c].Low, s.Reach[c].Base, s.Reach[c].High = s.Reach[c].Low+least, s.Reach[c].Base+least, s.Reach[c].High+least
		}
		s.Kill[c] = anyTriple(r, "kill", 1.0, 1, true)
	}
	s.Ceiling = scenario.Same(geo.Height(rapid.IntRange(10_000, 30_000).Draw(r, "ceiling")))
	s.Floor = anyTriple(r, "floor", geo.Height(1), 9_000, false)
	s.MinRange = anyTriple(r, "min range", geo.Kilometre, 5, false)
	s.Reaction = anyTriple(r, "reaction", time.Second, 60, false)
	s.Speed = anyTriple(r, "speed", geo.MetrePerSecond, 2000, true)
	s.Launchers = anyTriple(r, "launchers", 1.0, 12, true)
	s.Ready = anyTriple(r, "ready", 1.0, 16, true)
	s.CommonCause = anyTriple(r, "common cause", 1.0, 1, false)
	if rapid.Bool().Draw(r, "flat") {
		s.Envelope = scenario.FlatEnvelope
	}
	if rapid.Bool().Draw(r, "radar") {
		s.Radar = scenario.NewRadar()
		s.Radar.Instrumented = anyTriple(r, "instrumented", geo.Kilometre, 400, true)
		s.Radar.Sector = scenario.Same(geo.Angle(rapid.IntRange(1, 3600).Draw(r, "sector")) / 10 * geo.Degree)
		if s.Radar.Sector.Base < geo.Degree {
			s.Radar.Sector = scenario.Same(geo.Degree)
		}
		if rapid.Bool().Draw(r, "reference") {
			s.Radar.Reference = &scenario.RadarReference{
				Range: anyTriple(r, "r0", geo.Kilometre, 400, true), RCS: anySections(r, false),
			}
		}
		s.Radar.Sees = scenario.ClassSet(rapid.IntRange(0, int(scenario.AllClasses)).Draw(r, "sees"))
	}
	if rapid.Bool().Draw(r, "sourced") {
		s.Sources = map[string]scenario.Provenance{"ceiling": {Grade: scenario.GradeD, Source: anyText(0).Draw(r, "source")}}
	}
	return s
}

// anyNetwork is a network of one's own.
func anyNetwork(r *rapid.T) scenario.System {
	s := scenario.NewSystem(scenario.Network)
	s.ID, s.Name = "net", anyText(1).Draw(r, "network")
	s.Area.Regions = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"UA-46", "UA-51", "UA-30"}), 0, 3, rapid.ID).
		Draw(r, "covers")
	s.Area.Below = anyTriple(r, "below", geo.Height(1), 5_000, true)
	s.Area.Latency = anyTriple(r, "latency", time.Second, 300, false)
	s.Area.Sees = scenario.ClassSet(rapid.IntRange(0, int(scenario.AllClasses)).Draw(r, "hears"))
	return s
}

// anySections is radar cross-sections in m2, which are never 0.
func anySections(r *rapid.T, better bool) scenario.Triple[float64] {
	t := anyTriple(r, "rcs", 1.0, 100, better)
	return scenario.Triple[float64]{Low: t.Low + 0.01, Base: t.Base + 0.01, High: t.High + 0.01}
}

func anyUnits(r *rapid.T, own scenario.System) (units []scenario.Unit) {
	for i := range rapid.IntRange(0, 4).Draw(r, "units") {
		lon := rapid.Float64Range(westmost, eastmost).Draw(r, "lon")
		lat := rapid.Float64Range(southmost, northmost).Draw(r, "lat")
		u := scenario.Unit{
			ID: fmt.Sprintf("u%d%c", i, rapid.SampledFrom([]rune("a.: #я'")).Draw(r, "id")), System: own.ID,
			Position: orb.Point{
				lon,
				lat,
			}, Count: rapid.IntRange(1, 1000).Draw(r, "count"), Phase: rapid.SampledFrom(scenario.Phases[:]).Draw(r, "phase"),
			Contributor: rapid.SampledFrom([]string{"", "UA", "US", "NO"}).
				Draw(r, "contributor"),
			Group: anyText(0).Draw(r, "group"),
		}
		u.ID += "z"
		u.Host = data.CountryAt(u.Position)
		if rapid.Bool().Draw(r, "flies") {
			u.System, u.At, u.Position, u.Host = "f-16c", "LRCK", baseIndex()["LRCK"].Position, "RO"
			u.Station, u.OnStation = &orb.Point{lat - 10, lon + 20}, 3
			if !legal(u.Station[0], u.Station[1]) {
				u.Station, u.OnStation = &orb.Point{30, 46}, scenario.DefaultOnStation
			}
		}
		if rapid.Bool().Draw(r, "faces") {
			u.Facing, u.HasFacing = geo.Angle(rapid.IntRange(0, 3600).Draw(r, "facing"))/10*geo.Degree, true
		}
		units = append(units, u)
	}
	return units
}

func anyThreat(r *rapid.T) scenario.Threat {
	t := scenario.Threat{
		ID: "t" + anyText(1).Draw(r, "threat")[:1], Name: anyText(0).Draw(r, "name"),
		Class:    rapid.SampledFrom(scenario.Classes[:]).Draw(r, "class"),
		Speed:    anyTriple(r, "speed", geo.KilometrePerHour, 10_000, false),
		Altitude: anyTriple(r, "altitude", geo.Height(1), 30_000, true),
		RCS:      anySections(r, true),
		Release:  anyTriple(r, "release", geo.Kilometre, 100, false),
	}
	t.Raids.Routine = anyTriple(r, "routine", 1.0, 200, false)
	t.Raids.Salvo = anyTriple(r, "salvo", 1.0, 800, false)
	if t.Class == scenario.Ballistic {
		t.Descent = geo.Angle(rapid.IntRange(10, 900).Draw(r, "descent")) / 10 * geo.Degree
	}
	return t
}
