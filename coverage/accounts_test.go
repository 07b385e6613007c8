package coverage_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Three batteries of 150 km, one for each of three cities: Ukraine's, a
// guest's, and a guest's that comes after a ceasefire.
func TestUkraineAloneAndBeforeACeasefireAreCountedApart(t *testing.T) {
	s := lone(9000, cruise)
	s.Phase = scenario.AfterCeasefire
	s.Package.Authorisation.Zone = scenario.ZoneAll
	for i, people := range []int{1000, 20_000, 300_000} {
		u := s.Units[0]
		u.ID, u.Position = itoa(i), orb.Point{25.5 + 2.5*float64(i), 49}
		if i > 0 {
			u.Contributor = "PL"
		}
		if i > 1 {
			u.Phase = scenario.AfterCeasefire
		}
		s.Units = append(s.Units, u)
		s.Places = append(
			s.Places,
			scenario.Place{
				ID:         itoa(i),
				Kind:       scenario.City,
				Population: people,
				Counted:    true,
				Region:     "UA-46",
				Position:   u.Position,
			},
		)
	}
	s.Units = s.Units[1:]
	sum := &evaluate(t, s, coverage.Options{PlacesOnly: true}).Threats[0]
	if sum.UkraineAlone.Base != 1000 || sum.BeforeCeasefire.Base != 21_000 || sum.Population.Covered.Base != 321_000 {
		t.Errorf(
			"alone %d, before a ceasefire %d, in all %d",
			sum.UkraineAlone.Base,
			sum.BeforeCeasefire.Base,
			sum.Population.Covered.Base,
		)
	}
}

func TestConflictsFollowTheCommandLevelThatIsLeft(t *testing.T) {
	s := conflictScenario(2)
	s.Package.C2.Provider = "US"
	for state, want := range map[scenario.PermissionState]int{scenario.Granted: 0, scenario.Open: 1, scenario.Denied: 1} {
		s.Package.Contributors = map[string]scenario.Permission{"US": {State: state}}
		if got := len(evaluate(t, s, coverage.Options{PlacesOnly: true}).Conflicts); got != want {
			t.Errorf("the provider %s: %d conflicts, want %d", state, got, want)
		}
	}
}

// The launcher of [TestEachCommandLevelReachesAsFarAsItsClockAllows] at level
// 3: the least level that would hold, and the warning, whatever the size of
// the place.
func TestExplanationsNameTheLeastLevelAndTheWarning(t *testing.T) {
	s := watched()
	for km, want := range map[geo.Length]int{30: 0, 34: 1, 40: 2, 100: 3, 160: 3} {
		p := scenario.Place{
			Kind:     "port",
			Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, km*geo.Kilometre),
		}
		r := reckoningOf(s, &p, s.Units[0].ID)
		if r.HeldLevel != want {
			t.Errorf("%.0f km away level %d holds, want %d", float64(km), r.HeldLevel, want)
		}
		p.Kind, p.Population = scenario.City, 9_000 // one point
		if city := reckoningOf(s, &p, s.Units[0].ID); city.Warning != r.Warning ||
			math.Abs(r.Warning.Kilometres()-float64(400-km)) > 0.01 {
			t.Errorf(
				"%.0f km away a city is warned over %.2f km, a port over %.2f km, want %.0f km",
				float64(km),
				city.Warning.Kilometres(),
				r.Warning.Kilometres(),
				float64(400-km),
			)
		}
	}
}

func reckoningOf(s *scenario.Scenario, p *scenario.Place, unit string) coverage.Reckoning {
	list := coverage.Explain(s, coverage.Options{}, p, &s.Threats[0], scenario.Base)
	return list[slices.IndexFunc(list, func(r coverage.Reckoning) bool { return r.Unit.ID == unit })]
}

// Of two batteries that both reach too short the one comes first that is short
// of less, whatever their names.
func TestExplanationsBeginWithWhoeverIsShortOfLeast(t *testing.T) {
	s := lone(9000, cruise)
	for i, id := range []string{"z-near", "a-far"} {
		u := s.Units[0]
		u.ID, u.Position = id, geo.Destination(orb.Point{25, 49}, 90*geo.Degree, geo.Length(200+20*i)*geo.Kilometre)
		s.Units = append(s.Units, u)
	}
	s.Units = s.Units[1:]
	p := scenario.Place{Kind: "port", Position: orb.Point{25, 49}}
	list := coverage.Explain(s, coverage.Options{}, &p, &s.Threats[0], scenario.Base)
	if list[0].Unit.ID != "z-near" {
		t.Errorf("%s comes first", list[0].Unit.ID)
	}
}

// What every unit says is of one of the place's points, the same for all, and names it.
func TestUnitsSayWhichPointTheySpeakOf(t *testing.T) {
	s := builtin(t, "no-umbrella")
	for _, id := range []string{"kharkiv", "odesa", "lviv"} {
		p := s.Places[slices.IndexFunc(s.Places, func(p scenario.Place) bool { return p.ID == id })]
		list := coverage.Explain(s, coverage.Options{}, &p, &s.Threats[0], scenario.Base)
		for _, r := range list {
			if r.Points != p.PointCount() || r.Point != list[0].Point || r.Margins == nil {
				t.Fatalf("%s, %s: point %d of %d, margins %v; want point %d of %d and a list",
					id, r.Unit.ID, r.Point, r.Points, r.Margins, list[0].Point, p.PointCount())
			}
			if d := geo.Distance(r.Unit.Position, p.Points()[r.Point]); r.Unit.Station == nil &&
				math.Abs(float64(d-r.Verdict.Distance)) > 1 {
				t.Errorf("%s, %s: %v from point %d, it says %v", id, r.Unit.ID, d, r.Point, r.Verdict.Distance)
			}
		}
	}
}

// A threat at the ceiling is out of reach, one at the floor is not.
func TestTheCeilingIsOutOfReachAndTheFloorIsNot(t *testing.T) {
	for _, c := range []struct {
		floor, ceiling geo.Height
		want           coverage.Gate
	}{{50, 51, coverage.GateNone}, {50.1, 60, coverage.GateCapability}, {0, 50, coverage.GateCapability}} {
		s := lone(9000, cruise)
		s.Systems[0].Floor, s.Systems[0].Ceiling = scenario.Same(c.floor), scenario.Same(c.ceiling)
		if got := engagesAt(s, &scenario.Place{Kind: "port", Position: s.Units[0].Position}); got != c.want {
			t.Errorf("from %.1f to %.1f m against 50 m: gate %v, want %v", c.floor, c.ceiling, got, c.want)
		}
	}
}

// Three discs that touch leave a hole of 0.161 of the square of their radius.
// Under 25 km2 it is a gap only where somebody lives in it.
func TestAHoleIsAGapFrom25SquareKilometresOrWithAPlaceInIt(t *testing.T) {
	for _, c := range []struct {
		radius geo.Length // km
		lived  bool
		want   int
	}{{11.5, false, 1}, {13.5, false, 2}, {11.5, true, 2}} {
		radius := c.radius * geo.Kilometre
		var discs []geo.Disc
		for i := range 3 {
			at := geo.Destination(
				orb.Point{28, 49},
				geo.Angle(120*i)*geo.Degree,
				radius*geo.Length(2/math.Sqrt(3)*0.999),
			)
			discs = append(discs, geo.Disc{Centre: at, Radius: radius})
		}
		s := discScenario(square(), discs)
		if c.lived {
			s.Places = []scenario.Place{
				{ID: "hole", Kind: "port", Counted: true, Region: "UA-46", Position: orb.Point{28, 49}},
			}
		}
		gaps := evaluate(t, s, coverage.Options{Cell: geo.Kilometre}).Threats[0].Gaps
		if len(gaps) != c.want {
			t.Errorf(
				"discs of %.1f km, a place in the hole %v: %d gaps, want %d",
				float64(c.radius),
				c.lived,
				len(gaps),
				c.want,
			)
		}
	}
}

// A city whose centre is covered and whose edge is not belongs to the gap that
// its edge lies in.
func TestACityBelongsToTheGapThatItsEdgeLiesIn(t *testing.T) {
	s := discScenario(square(), []geo.Disc{{Centre: orb.Point{28, 49}, Radius: 60 * geo.Kilometre}})
	s.Places = []scenario.Place{{
		ID: "edge", Kind: scenario.City, Population: 400_000, Counted: true, Region: "UA-46", // 5.64 km
		Position: geo.Destination(orb.Point{28, 49}, 90*geo.Degree, 57*geo.Kilometre),
	}}
	r := evaluate(t, s, coverage.Options{})
	gaps, covered := r.Threats[0].Gaps, r.Threats[0].Population.Covered.Base
	if covered <= 200_000 || covered >= 400_000 {
		t.Errorf("%d people covered, want most of the 400,000 and not all", covered)
	}
	if len(gaps) != 1 || len(gaps[0].Places) != 1 || gaps[0].Population != 400_000-covered {
		t.Errorf("gaps %+v, want one with the city", gaps)
	}
}

// Two discs that overlap cover one threat twice in between; the other, which
// only one of them engages, is covered once, and so is the worst of both.
func TestTheWorstIsAsDeepAsTheThreatThatFewestEngage(t *testing.T) {
	west, east := orb.Point{27.5, 49}, orb.Point{28.5, 49}
	s := discScenario(
		square(),
		[]geo.Disc{{Centre: west, Radius: 60 * geo.Kilometre}, {Centre: east, Radius: 60 * geo.Kilometre}},
	)
	second := s.Threats[0]
	second.ID, second.Class = "second", scenario.Drone
	s.Threats = append(s.Threats, second)
	s.Systems[0].Reach[scenario.Drone] = s.Systems[0].Reach[scenario.Aircraft]
	r := evaluate(t, s, coverage.Options{})
	deep := func(sum *coverage.ThreatResult, units int) (area geo.Area) {
		for _, row := range sum.Depth {
			if row.AtLeast == units {
				area = row.Area
			}
		}
		return area
	}
	if deep(&r.Threats[0], 2) <= 0 || deep(&r.Threats[1], 2) != 0 || deep(&r.Threats[1], 1) <= 0 {
		t.Fatalf("the fixture is not as drawn: %+v, %+v", r.Threats[0].Depth, r.Threats[1].Depth)
	}
	if one, two := deep(r.At(2), 1), deep(r.At(2), 2); one != deep(&r.Threats[1], 1) || two != 0 {
		t.Errorf("worst: once %v, twice %v, want %v and none", one, two, deep(&r.Threats[1], 1))
	}
}

// Fighters on station, warned far out by a radar of their own country, whose
// fuel takes them 200 km from their base:
//
//	     base--200 km--|
//	(----------station-|    )
func TestFightersCoverNoGroundBeyondTheirFuel(t *testing.T) {
	s := conflictScenario(1)
	s.Systems.Find("jet").Aircraft.Radius = scenario.Same(180 * geo.Kilometre) // and 20 km of missile
	s.Units = s.Units[2:]
	base := s.Units[0].Position
	station := geo.Destination(base, 90*geo.Degree, 100*geo.Kilometre)
	s.Units[0].Station, s.Units[0].Count = &station, 100
	eye := s.Systems[0]
	eye.ID, eye.Kind, eye.Radar = "eye", scenario.Sensor, &scenario.Radar{
		Reference:    anyTarget,
		Instrumented: scenario.Same(600 * geo.Kilometre), Antenna: scenario.Same(geo.Height(30_000)),
		Sector: scenario.Same(geo.Angle(2 * math.Pi)), Sees: scenario.AllClasses,
	}
	s.Systems = append(s.Systems, eye)
	s.Systems.Sort()
	s.Units = append(
		s.Units,
		scenario.Unit{ID: "eye", System: "eye", Host: "UA", Contributor: "UA", Count: 1, Position: base},
	)
	s.Places = nil
	r := evaluate(t, s, coverage.Options{Cell: 5 * geo.Kilometre})
	ready := preparedEach(s)
	compared, covered := 0, 0
	for line := 0; line < r.Map.Lines.Len(); line += 4 {
		for lon := 24.05; lon < 32; lon += 0.3 {
			p := scenario.Place{Kind: "node", Position: orb.Point{lon, r.Map.Lines.Latitude(line)}}
			compared += compareCell(t, 0, s, ready, r, &p)
			if ready[0].Engages(0, 0, &p, p.Position, scenario.Base).Engaged() {
				if covered++; geo.Distance(base, p.Position) > 200*geo.Kilometre {
					t.Errorf("engages %v from its base", geo.Distance(base, p.Position))
				}
			}
		}
	}
	if want := math.Pi * 200 * 200; math.Abs(r.Threats[0].Area.Covered.Base.SquareKilometres()/want-1) > 0.05 {
		t.Errorf(
			"covers %.0f km2 of the %.0f km2 around its base; %d of %d points",
			r.Threats[0].Area.Covered.Base.SquareKilometres(),
			want,
			covered,
			compared,
		)
	}
}

// TestCommandLinksArePromisedWithoutAUnit: no-umbrella has no American unit, but the
// command links that it may stand on are American.
func TestCommandLinksArePromisedWithoutAUnit(t *testing.T) {
	promised := func(set ...string) bool {
		list, err := coverage.Promises(context.Background(), builtin(t, "no-umbrella", set...), coverage.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(
			list,
			func(p coverage.Promise) bool { return p.Switch.String() == "contributors.US=denied" },
		)
	}
	if !promised("c2.level=2") {
		t.Error("what the links are worth is not told")
	}
	if promised("c2.level=2", "c2.provider=DE") || promised() {
		t.Error("without American links there is nothing to tell")
	}
}

// TestWhoSaidYesWithoutAUnitIsNamed: Bulgaria, Estonia and Lithuania offer what adds no
// air cover.
func TestWhoSaidYesWithoutAUnitIsNamed(t *testing.T) {
	named := func(set ...string) bool {
		r := evaluate(
			t,
			builtin(t, "package-four-legs", set...),
			coverage.Options{PlacesOnly: true, SkipRemedies: true},
		)
		return slices.ContainsFunc(r.Notes, func(n coverage.Note) bool {
			return n.Code == coverage.NoteIdle && slices.Equal(n.Countries, []string{"BG", "EE", "LT"})
		})
	}
	if !named() {
		t.Error("who offers no air cover is left out")
	}
	if named("contributors.EE=open") {
		t.Error("Estonia has not said yes")
	}
}
