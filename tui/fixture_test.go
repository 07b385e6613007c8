package tui

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/geo"
	"airumbrella/scenario"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/paulmach/orb"
)

// The fixture is a rough Ukraine of two dozen points with cities where they
// are and invented discs around some of them:
//
//	      · Warsaw       ____________
//	Poland     _________/            \___
//	      Lviv(●)    Kyiv(●)  Kharkiv ○  \
//	       \__   Vinnytsia ◐   Dnipro ◔  × Donetsk
//	Romania   \_____ Odesa ○ _____________/
//	                  Black Sea  × Sevastopol
var fixtureBorder = orb.MultiPolygon{{orb.Ring{
	{22.2, 48.4}, {22.9, 49.1}, {24.1, 50.6}, {23.6, 51.5}, {25.5, 51.9}, {30.6, 51.4}, {31.8, 52.1}, {33.8, 52.3},
	{34.4, 51.3}, {35.6, 50.4}, {38.0, 49.9}, {40.1, 49.6}, {39.8, 47.9}, {38.2, 47.1}, {35.0, 46.3}, {36.6, 45.3},
	{33.5, 44.4}, {32.5, 45.4}, {31.5, 46.6}, {30.7, 46.4}, {29.6, 45.3}, {28.3, 45.5}, {29.9, 46.5}, {29.2, 47.9},
	{27.5, 48.5}, {26.2, 48.0}, {24.9, 47.7}, {22.2, 48.4},
}}}

// fixturePlaces are cities with people as GeoNames has them, rounded.
func fixturePlaces() []scenario.Place {
	city := func(id, name, uk, region string, lon, lat float64, people int) scenario.Place {
		return scenario.Place{ID: id, Name: name, NameUK: uk, Kind: scenario.City, Region: region, Position: orb.Point{lon, lat},
			Population: people, Control: scenario.Government, Counted: true}
	}
	list := []scenario.Place{
		city("kyiv", "Kyiv", "Київ", "UA-30", 30.524, 50.455, 2_797_553),
		city("kharkiv", "Kharkiv", "Харків", "UA-63", 36.253, 49.981, 1_430_885),
		city("dnipro", "Dnipro", "Дніпро", "UA-12", 35.039, 48.459, 1_032_822),
		city("odesa", "Odesa", "Одеса", "UA-51", 30.733, 46.477, 1_001_558),
		city("lviv", "Lviv", "Львів", "UA-46", 24.023, 49.838, 717_803),
		city("kryvyi-rih", "Kryvyi Rih", "Кривий Ріг", "UA-12", 33.345, 47.906, 652_380),
		city("mykolaiv", "Mykolaiv", "Миколаїв", "UA-48", 31.994, 46.966, 510_840),
		city("vinnytsia", "Vinnytsia", "Вінниця", "UA-05", 28.467, 49.233, 352_115),
		city("chernihiv", "Chernihiv", "Чернігів", "UA-74", 31.285, 51.505, 307_684),
		city("ivano-frankivsk", "Ivano-Frankivsk", "Івано-Франківськ", "UA-26", 24.709, 48.922, 204_200),
		city("donetsk", "Donetsk", "Донецьк", "UA-14", 37.802, 48.023, 901_645),
		city("sevastopol", "Sevastopol", "Севастополь", "UA-40", 33.525, 44.589, 416_263),
		{ID: "port-odesa", Name: "Port of Odesa", Kind: "port", Region: "UA-51", Position: orb.Point{30.76, 46.49}, Control: scenario.Government, Counted: true},
	}
	list[0].Aliases = []string{"Kiev", "Kijów"}
	for i := range list {
		if id := list[i].ID; id == "donetsk" || id == "sevastopol" {
			list[i].Control, list[i].ControlAsOf, list[i].Counted = scenario.Occupied, "2025-10", false
		}
	}
	return list
}

// fixtureScenario is a scenario with two threats, three units and two bases.
func fixtureScenario() *scenario.Scenario {
	return &scenario.Scenario{
		Name: "fixture", AsOf: "2025-08-22", Phase: scenario.AfterCeasefire, Places: fixturePlaces(),
		World: scenario.NewWorld(fixtureBorder, nil, []scenario.Territory{{Code: "PL", Name: "Poland"}, {Code: "RO", Name: "Romania"}}),
		Units: []scenario.Unit{
			{ID: "kyiv-1", Name: "Kyiv battery", System: "patriot", Host: "UA", Contributor: "UA"},
			{ID: "lviv-1", System: "nasams", Host: "UA", Contributor: "NO"},
			{ID: "mk-f16", System: "f-16c", At: "LRCK", Host: "RO", Contributor: "US"},
		},
		Bases:   []scenario.Airbase{{ID: "LRCK", Name: "Mihail Kogălniceanu", Country: "RO", Position: orb.Point{28.488, 44.362}}},
		Systems: fixtureSystems(),
		Threats: []scenario.Threat{
			{ID: "cruise-missile", Name: "cruise missile", Class: scenario.CruiseMissile, Altitude: 50, Speed: 222},
			{ID: "drone-high", Name: "high drone", Class: scenario.Drone, Altitude: 2500, Speed: 51},
		},
		Package: scenario.Package{
			Hosts:         map[string]scenario.Permission{"RO": {State: scenario.Granted}, "PL": {State: scenario.Open}},
			Authorisation: scenario.Authorisation{Zone: scenario.ZoneRegions, Regions: []string{"UA-46", "UA-26"}, Classes: scenario.AllClasses, Delay: scenario.UniformDelay(5 * time.Minute)},
			C2:            scenario.C2{Level: 2}, Stockpile: scenario.Stockpile{Factor: 1, Nights: 3},
		},
	}
}

// fixtureSystems are two ground systems and a fighter with round figures.
func fixtureSystems() scenario.Systems {
	ground := func(id, name string, km float64) scenario.System {
		sys := scenario.System{ID: id, Name: name, Kind: scenario.GBAD, Ceiling: scenario.Same[geo.Height](20_000), Guidance: scenario.ActiveSeeker,
			Speed: scenario.Same[geo.Speed](1000), Reaction: scenario.Same(10 * time.Second), Launchers: scenario.Same(6.0), Ready: scenario.Same(8.0),
			Radar: &scenario.Radar{Instrumented: scenario.Same(200 * geo.Kilometre), Antenna: scenario.Same[geo.Height](15), Sector: scenario.Same[geo.Angle](2 * 3.14159265358979), Sees: scenario.AllClasses}}
		for _, class := range scenario.Classes {
			sys.Reach[class] = scenario.Triple[geo.Length]{Low: geo.Length(0.8*km) * geo.Kilometre, Base: geo.Length(km) * geo.Kilometre, High: geo.Length(1.2*km) * geo.Kilometre}
		}
		return sys
	}
	fighter := scenario.System{ID: "f-16c", Name: "F-16C", Kind: scenario.Fighter, Ceiling: scenario.Same[geo.Height](15_000), Guidance: scenario.ActiveSeeker,
		Aircraft: &scenario.AircraftData{Radius: scenario.Same(900 * geo.Kilometre), Cruise: scenario.Same[geo.Speed](240), Dash: scenario.Same[geo.Speed](400),
			TurnRound: scenario.Same(3 * time.Hour), Availability: scenario.Same(0.7), Sorties: scenario.Same(2.0), Missiles: scenario.Same(4.0),
			MissileReach: scenario.Same(40 * geo.Kilometre), Burn: scenario.Same(0.8), Reserve: scenario.Same(100 * geo.Kilometre)}}
	list := scenario.Systems{ground("nasams", "NASAMS", 25), ground("patriot", "Patriot", 80), fighter}
	list.Sort()
	return list
}

// fixtureDiscs are centres and radii in km at low, base and high, per threat.
var fixtureDiscs = [2][]struct {
	at              orb.Point
	low, base, high float64
}{
	{{orb.Point{30.5, 50.5}, 50, 70, 90}, {orb.Point{24.0, 49.8}, 30, 50, 70}, {orb.Point{28.5, 49.2}, 0, 40, 60}, {orb.Point{35.0, 48.5}, 0, 0, 40}},
	{{orb.Point{30.5, 50.5}, 120, 150, 180}, {orb.Point{24.0, 49.8}, 90, 120, 150}, {orb.Point{34.0, 48.2}, 100, 130, 160}},
}

// fixtureResult is the hand-made answer to fixtureScenario.
func fixtureResult(s *scenario.Scenario, o coverage.Options) *coverage.Result {
	r := &coverage.Result{Scenario: s, Options: o, Lead: scenario.Base}
	if !o.PlacesOnly {
		r.Map = fixtureMap()
	}
	full := fixtureMap()
	for t := range s.Threats {
		r.Threats = append(r.Threats, coverage.ThreatResult{Threat: s.Threats[t]})
	}
	r.Worst.Threat = scenario.Threat{ID: scenario.WorstID, Name: "worst threat in play"}
	for i := range s.Places {
		p := &s.Places[i]
		pr := coverage.PlaceResult{Place: p, Radius: p.Radius()}
		for t := range s.Threats {
			status, _ := full.StatusAt(t, p.Position)
			pr.Threats = append(pr.Threats, fixtureVerdict(status, len(s.Units)))
		}
		pr.Worst = pr.Threats[0]
		r.Places = append(r.Places, pr)
		for t := 0; p.Counted && t <= len(s.Threats); t++ {
			tally := &r.At(t).Population
			tally.Total += p.Population
			for _, e := range scenario.Estimates {
				if pr.At(t).Status.CoveredAt(e) {
					tally.Covered.Set(e, tally.Covered.At(e)+p.Population)
				}
			}
			r.At(t).UkraineAlone = scenario.Triple[int]{Low: 0, Base: 717_803, High: 717_803}
		}
	}
	return r
}

func fixtureVerdict(s coverage.Status, units int) coverage.PlaceThreat {
	pt := coverage.PlaceThreat{Status: s}
	if units == 0 {
		return pt
	}
	if s >= coverage.Possible {
		pt.Depth.High = 1
	}
	if s >= coverage.Likely {
		pt.Depth.Base, pt.Units = 1, []int{0}
	}
	if s == coverage.Assured {
		pt.Depth.Low = 1
		return pt
	}
	pt.Nearest = &coverage.Nearest{Unit: min(2, units-1), Estimate: scenario.Base,
		Verdict: coverage.Verdict{Gate: coverage.GateAuthorisation, Distance: 230 * geo.Kilometre}}
	return pt
}

// fixtureRemedies is one change for what no unit covers at any estimate.
func fixtureRemedies(ctx context.Context, s *scenario.Scenario, _ coverage.Options, place, threat string) ([]coverage.Remedy, error) {
	if status, _ := fixtureMap().StatusAt(slices.IndexFunc(s.Threats, func(t scenario.Threat) bool { return t.ID == threat }), s.Place(place).Position); status != coverage.Uncovered {
		return nil, ctx.Err()
	}
	return []coverage.Remedy{{Switch: scenario.SetZone{Zone: scenario.ZoneAll}, Status: coverage.Likely, Gained: 510_840}}, ctx.Err()
}

func fixtureMap() *coverage.Map {
	m := &coverage.Map{Lines: geo.NewScanlines(44.2, 52.5, 2*geo.Kilometre)}
	m.Inside = geo.ScanMultiPolygon(m.Lines, fixtureBorder)
	for t := range 3 {
		var covered scenario.Triple[[]geo.Spans]
		for _, e := range scenario.Estimates {
			covered.Set(e, fixtureSpans(m, t%2, e))
		}
		m.Covered = append(m.Covered, covered)
	}
	return m
}

func fixtureSpans(m *coverage.Map, threat int, e scenario.Estimate) []geo.Spans {
	rows := make([]geo.Spans, m.Lines.Len())
	for _, d := range fixtureDiscs[threat] {
		km := scenario.Triple[float64]{Low: d.low, Base: d.base, High: d.high}.At(e)
		if km == 0 {
			continue
		}
		first, spans := geo.Disc{Centre: d.at, Radius: geo.Length(km) * geo.Kilometre}.Scan(m.Lines, nil)
		for i, span := range spans {
			rows[first+i] = geo.Union(nil, rows[first+i], geo.Intersect(nil, geo.Spans{span}, m.Inside[first+i]))
		}
	}
	return rows
}

// fixtureBaseMap has some land, a coast, a river and names.
func fixtureBaseMap() *BaseMap {
	west := orb.MultiPolygon{{orb.Ring{{10, 43}, {28.3, 43}, {28.3, 45.5}, {29.9, 46.5}, {29.2, 47.9}, {27.5, 48.5}, {24.9, 47.7}, {22.2, 48.4}, {23.6, 51.5}, {25.5, 51.9}, {25.5, 56}, {10, 56}, {10, 43}}}}
	east := orb.MultiPolygon{{orb.Ring{{25.5, 56}, {25.5, 51.9}, {30.6, 51.4}, {33.8, 52.3}, {35.6, 50.4}, {40.1, 49.6}, {38.2, 47.1}, {39.5, 46}, {37.5, 44.7}, {44, 41}, {46, 41}, {46, 56}, {25.5, 56}}}}
	return &BaseMap{
		Box: orb.Bound{Min: orb.Point{10, 40}, Max: orb.Point{46, 56}},
		Lines: []BaseLine{
			{Ukraine, orb.LineString(fixtureBorder[0][0])},
			{Coast, orb.LineString{{28.3, 43}, {28.3, 45.5}, {29.6, 45.3}, {30.7, 46.4}, {31.5, 46.6}}},
			{Border, orb.LineString{{22.2, 48.4}, {18.0, 49.5}}},
			{River, orb.LineString{{30.6, 51.4}, {30.5, 50.4}, {33.3, 49.0}, {35.0, 48.4}, {34.5, 47.5}, {32.5, 46.6}}},
			{Region, orb.LineString{{26.0, 51.8}, {26.2, 48.0}}},
		},
		Land:        []orb.MultiPolygon{west, east, fixtureBorder},
		Attribution: "Places: GeoNames CC BY 4.0",
		Names: []BaseName{
			{CountryName, "Poland", orb.Point{21.0, 51.0}, 1}, {CountryName, "Romania", orb.Point{25.5, 45.8}, 1},
			{SeaName, "Black Sea", orb.Point{31.8, 44.3}, 1}, {TownName, "Warsaw", orb.Point{21.0, 52.2}, 2},
		},
	}
}

func fixtureConfig() Config {
	return Config{
		Scenario: fixtureScenario(), BaseMap: fixtureBaseMap(), Environ: []string{"TERM=xterm-256color"},
		Evaluate: func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
			return fixtureResult(s, o), ctx.Err()
		},
		Remedies: fixtureRemedies, Weigh: fixtureWeigh, Assess: fixtureAssess,
	}
}

// planner drives a model the way the program does, without its clock.
type planner struct {
	t testing.TB
	m Model
}

// newPlanner is a planner on a screen, with its first evaluation done.
func newPlanner(t testing.TB, w, h int) *planner {
	p := &planner{t, New(fixtureConfig())}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	p.run(p.m.Init())
	return p
}

// send hands a message to the planner. As in the program, a click falls on the
// frame that was drawn last.
func (p *planner) send(msg tea.Msg) {
	if _, mouse := msg.(tea.MouseMsg); mouse {
		p.m.View()
	}
	next, cmd := p.m.Update(msg)
	p.m = next.(Model)
	p.run(cmd)
}

// run runs a command and what follows from it; sequences and batches are
// slices of commands that the library does not export.
func (p *planner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			p.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case evaluatedMsg, remedyMsg, studyMsg[*Weighing], studyMsg[*raid.Outcome], ringsMsg, gatesMsg, loadedMsg, saidMsg, keptMsg:
		p.send(msg)
	}
}

var namedKeys = map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace}

// keyOf is the message of a key by its name.
func keyOf(name string) tea.KeyPressMsg {
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if code, ok := namedKeys[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if rest, ok := cutCtrl(name); ok {
		return tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Text: name, Code: []rune(name)[0]}
}

func cutCtrl(name string) (string, bool) {
	if len(name) > 5 && name[:5] == "ctrl+" {
		return name[5:], true
	}
	return "", false
}

func (p *planner) press(keys ...string) *planner {
	for _, k := range keys {
		p.send(keyOf(k))
	}
	return p
}
