package app

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Sources returns the publications that the catalogue's figures rest on, with
// attributions, grades and limits.
func Sources() *subject.Sources {
	g := newGathering()
	systems := scenariofile.Systems()
	for i := range systems {
		g.figures(systems[i].ID, systems[i].Sources)
	}
	for _, t := range scenariofile.Threats() {
		g.figures(t.ID, t.Sources)
	}
	for _, f := range scenariofile.Fleets() {
		g.fleet(&f)
	}
	for _, p := range scenariofile.Hosts() {
		g.statement("host "+p.Code, "permission", p.Permission.Source)
	}
	for _, p := range scenariofile.Contributors() {
		g.statement("contributor "+p.Code, "permission", p.Permission.Source)
	}
	dated := data.DatedPopulations()
	for _, code := range slices.Sorted(maps.Keys(dated)) {
		g.statement("people of "+code, "population", dated[code].Source)
	}
	g.published(func(string) bool { return true })
	s := g.sources()
	for _, group := range data.Sources() {
		s.About = append(s.About, subject.Section{Heading: group.Heading, Items: group.Lines})
	}
	return s
}

// SourcesOf returns the publications that a scenario's figures rest on: those of its
// units' systems, of its threats, of the fleets that its units come from, of the
// positions that it takes and of the scenario itself.
func SourcesOf(s *scenario.Scenario) *subject.Sources {
	g, used := newGathering(), make(map[string]bool)
	sent := make(map[[2]string]bool) // contributor and system
	for i := range s.Units {
		used[s.Units[i].System] = true
		sent[[2]string{s.Units[i].Contributor, s.Units[i].System}] = true
	}
	for i := range s.Systems {
		if system := &s.Systems[i]; used[system.ID] {
			g.figures(system.ID, system.Sources)
		}
	}
	for i := range s.Threats {
		g.figures(s.Threats[i].ID, s.Threats[i].Sources)
	}
	for _, f := range scenariofile.Fleets() {
		if sent[[2]string{f.Country, f.System}] {
			g.fleet(&f)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(s.Package.Hosts)) {
		g.statement("host "+code, "permission", s.Package.Hosts[code].Source)
	}
	for _, code := range slices.Sorted(maps.Keys(s.Package.Contributors)) {
		g.statement("contributor "+code, "permission", s.Package.Contributors[code].Source)
	}
	for _, source := range s.Source {
		g.statement("scenario", "source", source)
	}
	dated := data.DatedPopulations()
	for i := range s.Places {
		p := &s.Places[i]
		if p.PopulationAsOf == "" {
			continue
		}
		d, ok := dated[p.ID]
		if !ok {
			d = dated[p.Region]
		}
		g.statement("people of "+p.ID, "population", d.Source)
	}
	g.published(func(system string) bool { return used[system] })
	list := g.sources()
	list.Scenario = s
	return list
}

// gathering is publications while they are gathered.
type gathering struct {
	uses    map[scenario.Citation][]subject.Use
	unnamed map[scenario.Grade]int
}

func newGathering() *gathering {
	return &gathering{make(map[scenario.Citation][]subject.Use), make(map[scenario.Grade]int)}
}

// add notes what a figure or statement rests on.
func (g *gathering) add(use subject.Use, source string) {
	works := scenario.Provenance{Source: source}.Citations()
	if len(works) == 0 {
		g.unnamed[use.Grade]++
	}
	for _, work := range works {
		g.uses[work] = append(g.uses[work], use)
	}
}

// figures adds those of a system or threat.
func (g *gathering) figures(of string, sources map[string]scenario.Provenance) {
	for _, key := range slices.Sorted(maps.Keys(sources)) {
		p := sources[key]
		g.add(subject.Use{Of: of, Figure: key, Grade: p.Grade}, p.Source)
	}
}

func (g *gathering) fleet(f *scenario.Fleet) {
	g.add(subject.Use{Of: "fleet of " + f.Country, Figure: f.System, Grade: f.From.Grade}, f.From.Source)
}

// statement adds a position or remark that has no grade; an empty source is none.
func (g *gathering) statement(of, figure, source string) {
	if source != "" {
		g.add(subject.Use{Of: of, Figure: figure}, source)
	}
}

// published adds deliveries of munitions that a chosen system fires, and launches.
func (g *gathering) published(chosen func(system string) bool) {
	for i := range raid.Productions {
		if p := &raid.Productions[i]; slices.ContainsFunc(p.Systems, chosen) {
			g.add(subject.Use{Of: "deliveries", Figure: p.Munition, Grade: p.From.Grade}, p.From.Source)
		}
	}
	for i := range raid.Volumes {
		v := &raid.Volumes[i]
		g.add(subject.Use{Of: "launches", Figure: v.What, Grade: v.From.Grade}, v.From.Source)
	}
}

// sources returns what was gathered, by publisher, title and date.
func (g *gathering) sources() *subject.Sources {
	s := &subject.Sources{Unnamed: g.unnamed}
	for work, uses := range g.uses {
		s.Works = append(s.Works, subject.Work{Citation: work, Uses: uses})
	}
	slices.SortFunc(s.Works, func(a, b subject.Work) int {
		return cmp.Or(
			cmp.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher)), cmp.Compare(a.Publisher, b.Publisher),
			cmp.Compare(a.Title, b.Title), cmp.Compare(a.Date, b.Date),
		)
	})
	return s
}
