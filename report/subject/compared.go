package subject

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// ComparisonDocument returns what B changes against A, place by place.
func ComparisonDocument(c *Comparison, v View) *Document {
	p := &Document{Title: "Air umbrella: two packages compared", Subtitle: c.A.Name + " (A) and " + c.B.Name + " (B)"}
	lead := c.leadThreat(v)
	if lead == nil {
		p.lead("The two have no threat in common, so there is nothing to compare.")
		return p
	}
	p.lead(wording.EstimateOpening(c.Lead) + lowerAfter(wording.EstimateOpening(c.Lead), c.answer(v, lead)))
	if c.A.Digest != "" && c.A.Digest == c.B.Digest {
		p.say("A and B are the same scenario: whatever was set stands there already. A promise is granted, offered, " +
			"open (undecided) or denied.")
	}
	p.say(c.grantedAnswer())
	p.say(c.besides())
	p.say(c.LeftOut)
	p.say(c.balance(lead, v))
	p.say(c.Recounted)
	if c.ranged() {
		p.say("Brackets hold the low and the high end; that of a difference its least and its most, low set against low, " +
			"base against base, high against high.")
	}
	p.say(editionWords(c.A, c.B))
	p.say(Caution)
	if len(c.Changes) > 0 {
		p.heading("What changes from A to B")
		p.list(c.Changes)
	}
	c.threatTable(p)
	c.partsTable(p)
	c.raidTable(p)
	c.worthTable(p, c.Worth(v))
	for i := range c.Threats {
		placeTable(p, &c.Threats[i])
	}
	p.heading("How to read this")
	var notes []string
	for _, note := range c.Notes {
		notes = append(notes, wording.Capital(note))
	}
	if c.Worth(v) == nil {
		notes = append(
			notes,
			"A saved report holds neither the promises nor raids: what differs in them is not said here, only who is "+
				"covered",
		)
	}
	p.list(append(notes, identity("A", c.A), identity("B", c.B)))
	p.heading("Sources")
	p.list(append(c.scenarioSources(), attribution[:]...))
	return p
}

// scenarioSources says where the scenarios of the two sides come from, once where both
// name the same.
func (c *Comparison) scenarioSources() (list []string) {
	of := func(s *Side) []string {
		if s.Scenario == nil {
			return []string{"a saved report, which does not hold the sources of its scenario"}
		}
		return s.Scenario.Source
	}
	add := func(words string) {
		if !slices.Contains(list, words) {
			list = append(list, words)
		}
	}
	for _, source := range of(c.A) {
		if slices.Contains(of(c.B), source) {
			add("A and B: " + source)
		} else {
			add("A: " + source)
		}
	}
	for _, source := range of(c.B) {
		if !slices.Contains(of(c.A), source) {
			add("B: " + source)
		}
	}
	return list
}

func identity(name string, s *Side) string {
	words := fmt.Sprintf("%s is %q", name, s.Name)
	if s.Digest != "" {
		words += ", " + s.Digest
	}
	return words
}

// ComparisonLine returns how many people B covers more or fewer.
func ComparisonLine(c *Comparison, v View) string { return ComparisonDocument(c, v).answer() }

// answer returns in one sentence how many people B covers more or fewer than A
// against each threat, or against the one that the view asks for.
func (c *Comparison) answer(v View, lead *ComparedThreat) string {
	if lead.Total == 0 {
		return "No city with people is counted in both, so nobody is compared against " + threatWords(lead.ID) + "."
	}
	threats := c.Threats
	if v.Threat != "" {
		threats = []ComparedThreat{*lead}
	}
	var moved, same []string
	said := map[string][]string{} // threats by how little they move
	for i := range threats {
		t := &threats[i]
		noun, than := "", ""
		if len(moved) == 0 {
			noun, than = "people", fmt.Sprintf(" than \"%s\"", c.A.Name)
		}
		if t.Change.At(c.Lead) == 0 {
			words := wording.Unmoved(t.Change, c.Lead)
			if said[words] == nil {
				same = append(same, words)
			}
			said[words] = append(said[words], threatWords(t.ID))
			continue
		}
		moved = append(moved, wording.MoreOrFewer(t.Change, c.Lead, noun)+than+" against "+threatWords(t.ID))
	}
	for i, words := range same {
		same[i] = words + " against " + wording.Enumerate(said[words], "")
	}
	switch {
	case len(moved) == 0 && len(same) == 1 && wording.ChangeRange(lead.Change) == "":
		return fmt.Sprintf("As promises stand \"%s\" covers as many people as \"%s\" against %s.", c.B.Name, c.A.Name,
			wording.Enumerate(said["no change"], ""))
	case len(moved) == 0:
		return fmt.Sprintf("From \"%s\" to \"%s\": %s.", c.A.Name, c.B.Name, wording.Enumerate(same, ""))
	case len(same) == 0:
		return fmt.Sprintf("\"%s\" covers %s.", c.B.Name, wording.Enumerate(moved, ""))
	}
	return fmt.Sprintf("\"%s\" covers %s; %s.", c.B.Name, wording.Enumerate(moved, ""), wording.Enumerate(same, ""))
}

// grantedAnswer says, where neither covers more as promises stand, whether it does with
// every promise kept; "" where that was not measured, makes no difference that figures
// show, or is counted over other people on either side.
func (c *Comparison) grantedAnswer() string {
	if c.A.people() != c.B.people() {
		return ""
	}
	var moved []string
	for i := range c.Threats {
		t := &c.Threats[i]
		if t.Change.At(c.Lead) != 0 || t.PartsA == nil || t.PartsB == nil {
			return ""
		}
		a, b := wording.People(t.PartsA.IfGranted.At(c.Lead)), wording.People(t.PartsB.IfGranted.At(c.Lead))
		if a == b {
			continue
		}
		moved = append(moved, fmt.Sprintf("%s instead of %s against %s", b, a, threatWords(t.ID)))
	}
	if len(moved) == 0 || c.B.Scenario == nil {
		return ""
	}
	return "In both, " + wording.WereKept(c.B.Scenario) + ", it would be another matter: B would cover " +
		wording.Enumerate(moved, "") + "."
}

// besides says what B covers against threats that A does not ask about.
func (c *Comparison) besides() string {
	var more []string
	for k, id := range c.B.Threats {
		if slices.Contains(c.A.Threats, id) || c.B.Parts[k] == nil {
			continue
		}
		parts, covered := c.B.Parts[k], scenario.Triple[int]{}
		for _, e := range scenario.Estimates {
			covered.Set(e, parts.Alone.At(e)+parts.Links.At(e)+parts.Guarantee.At(e))
		}
		words := wording.Nobody(covered.At(c.Lead)) + " against " + threatWords(id)
		if parts.Guarantee.At(c.Lead) > 0 {
			words += ", " + wording.People(parts.Guarantee.At(c.Lead)) + " of them by allied units"
		}
		more = append(more, words)
	}
	if len(more) == 0 {
		return ""
	}
	return "Besides, B asks about what A does not, and covers " + wording.Enumerate(more, "") + "."
}

// leftOut names the places that one side alone counts, which no figure of a comparison
// holds; "" where there are none.
func leftOut(a, b *Side) string {
	var parts []string
	for _, side := range [...]struct {
		name      string
		of, other *Side
	}{{"A", a, b}, {"B", b, a}} {
		if words := countedAlone(side.of, side.other); words != "" {
			parts = append(parts, words+" that "+side.name+" alone counts")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Compared are the places that both count. Left out: " + strings.Join(parts, ", and ") + "."
}

// countedAlone names the places that one side counts and the other does not, those of most
// people first: "3 places with 0.12 M people (Bucha, Vyshhorod and Boiarka)".
func countedAlone(of, other *Side) string {
	counted := map[string]bool{}
	for i := range other.Places {
		counted[other.Places[i].ID] = other.Places[i].Counted
	}
	var alone []SidePlace
	people := 0
	for i := range of.Places {
		if p := &of.Places[i]; p.Counted && !counted[p.ID] {
			alone = append(alone, *p)
			people += p.Population
		}
	}
	if len(alone) == 0 {
		return ""
	}
	slices.SortStableFunc(alone, func(a, b SidePlace) int { return b.Population - a.Population })
	names := make([]string, 0, namedChanges+1)
	for i := range alone[:min(len(alone), namedChanges)] {
		names = append(names, alone[i].Name)
	}
	if more := len(alone) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	words := wording.Plural(len(alone), "place", "places")
	if people > 0 {
		words += " with " + wording.Persons(people)
	}
	return words + " (" + wording.Enumerate(names, "") + ")"
}

// ranged reports whether some difference has a range.
func (c *Comparison) ranged() bool {
	return slices.ContainsFunc(c.Threats, func(t ComparedThreat) bool { return wording.ChangeRange(t.Change) != "" })
}

// balance says what B and A cover against a threat and what is gained and lost; nothing
// where no city is counted in both, which the answer says, and no node changes. Of several
// threats it says why it speaks of this one, unless the view asked for it.
func (c *Comparison) balance(t *ComparedThreat, v View) string {
	switch {
	case t.Total > 0:
		words := "Against " + threatWords(t.ID) + " " + c.sides(t)
		if v.Threat == "" && len(c.Threats) > 1 && t.Change.At(c.Lead) != 0 {
			words = "The largest change is against " + threatWords(t.ID) + ": " + c.sides(t)
		}
		return strings.Join([]string{words, c.Gained(t), c.Lost(t)}, " ")
	case slices.ContainsFunc(t.Places, func(p ComparedPlace) bool { return p.Moved(c.Lead) != 0 }):
		return c.Gained(t) + " " + c.Lost(t)
	}
	return ""
}

// Gained names the people and places that B covers and A does not, at the estimate that
// leads.
func (c *Comparison) Gained(t *ComparedThreat) string {
	return listedChange("Gained", t, func(q *ComparedPlace) float64 { return q.Moved(c.Lead) })
}

// Lost names those that A covers and B does not.
func (c *Comparison) Lost(t *ComparedThreat) string {
	return listedChange("Lost", t, func(q *ComparedPlace) float64 { return -q.Moved(c.Lead) })
}

// sides says how many people B and A cover against a threat.
func (c *Comparison) sides(t *ComparedThreat) string {
	return fmt.Sprintf("B covers %s of %s people (%s %s) and A %s (%s %s).",
		wording.Nobody(t.B.At(c.Lead)), wording.People(t.Total),
		wording.Percent(t.B.At(c.Lead), t.Total), wording.Range(t.B, t.Total), wording.Nobody(t.A.At(c.Lead)),
		wording.Percent(t.A.At(c.Lead), t.Total), wording.Range(t.A, t.Total))
}

// namedChanges is how many places a sentence names.
const namedChanges = 6

// listedChange names the places gained or lost, cities with their people; moved is
// how many people, or whether a node, positive where it counts.
func listedChange(word string, t *ComparedThreat, moved func(*ComparedPlace) float64) string {
	var names []string
	cities, nodes, people := 0, 0, 0.0
	places := slices.Clone(t.Places)
	slices.SortStableFunc(places, func(a, b ComparedPlace) int { return cmp.Compare(moved(&b), moved(&a)) })
	for i := range places {
		p := &places[i]
		gain := moved(p)
		if gain < 0.5 {
			continue
		}
		if p.Kind != scenario.City {
			nodes++
			continue
		}
		cities++
		people += gain
		if len(names) < namedChanges {
			names = append(names, partName(p, gain))
		}
	}
	if cities+nodes == 0 {
		return word + ": nothing."
	}
	if cities > len(names) {
		names = append(names, wording.Plural(cities-len(names), "more city", "more cities"))
	}
	if nodes > 0 {
		names = append(names, wording.Plural(nodes, "logistics node", "logistics nodes"))
	}
	if cities == 0 {
		return word + ": " + wording.Enumerate(names, "") + "."
	}
	return fmt.Sprintf("%s: %s people: %s.", word, wording.People(wording.WholePeople(people)),
		wording.Enumerate(names, ""))
}

// partName names a city with its people who change, as a part of it where not all do.
func partName(p *ComparedPlace, people float64) string {
	words := wording.People(wording.WholePeople(people))
	if people < leastCovered*float64(p.Population) {
		return words + " in " + p.Name
	}
	return p.Name + " " + words
}

// editionWords says so where a side was computed by the first edition of the model.
func editionWords(a, b *Side) string {
	const whole = "the first edition counted a city whole, all of its people or none"
	switch {
	case a.Edition == Edition && b.Edition == Edition:
		return ""
	case a.Edition == b.Edition:
		return "Both are of the first edition of the model: " + whole + "."
	case a.Edition < b.Edition:
		return "The editions of the model differ: A is of the first, B of the second; " + whole +
			"; what links and allied units add it did not measure as now."
	}
	return "The editions of the model differ: A is of the second, B of the first; " + whole +
		"; what links and allied units add it did not measure as now."
}

// partsTable says what the people covered are made of on both sides, and what they
// would be with every promise kept, where both were measured.
func (c *Comparison) partsTable(p *Document) {
	var rows [][]string
	for i := range c.Threats {
		t := &c.Threats[i]
		if t.PartsA == nil || t.PartsB == nil {
			continue // nothing to set beside it
		}
		row := []string{comparedLabel(t.ID)}
		for _, part := range comparedParts {
			a, b := part.of(t.PartsA).At(c.Lead), part.of(t.PartsB).At(c.Lead)
			row = append(row, wording.People(a)+" to "+wording.People(b))
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return
	}
	heads := []Head{{Title: "THREAT", Max: 24}}
	for _, part := range comparedParts {
		heads = append(heads, Head{Title: part.title, Right: true})
	}
	p.heading("What the people covered are made of, A to B, each over its own places")
	p.tabulate(heads, rows)
}

// comparedParts are the columns of [Comparison.partsTable].
var comparedParts = [...]struct {
	title string
	of    func(*Parts) scenario.Triple[int]
}{
	{"UKRAINE ALONE", func(p *Parts) scenario.Triple[int] { return p.Alone }},
	{"LINKS", func(p *Parts) scenario.Triple[int] { return p.Links }},
	{"ALLIED UNITS", func(p *Parts) scenario.Triple[int] { return p.Guarantee }},
	{"IF GRANTED", func(p *Parts) scenario.Triple[int] { return p.IfGranted }},
}

// comparedLabel returns a threat of a comparison in a table.
func comparedLabel(id string) string {
	return wording.ThreatLabel(&scenario.Threat{ID: id, Altitude: altitudeOf(id)})
}

// threatTable adds one row per threat and one for the worst.
func (c *Comparison) threatTable(p *Document) {
	threats := c.Threats
	if len(threats) > 1 {
		threats = append(threats[:len(threats):len(threats)], c.Worst)
	}
	var rows [][]string
	for i := range threats {
		t := &threats[i]
		rows = append(rows, []string{
			comparedLabel(t.ID),
			wording.People(t.A.At(c.Lead)), wording.Range(t.A, t.Total), wording.People(t.B.At(c.Lead)),
			wording.Range(t.B, t.Total),
			wording.Change(t.Change.At(c.Lead)), wording.ChangeRange(t.Change),
			fmt.Sprintf("%d to %d of %d", t.NodesA.At(c.Lead), t.NodesB.At(c.Lead), t.Nodes),
		})
	}
	p.heading("People covered at the " + c.Lead.String() + " estimate, and from low to high in percent")
	p.tabulate([]Head{
		{Title: "THREAT", Max: 24}, {Title: "A", Right: true}, {Title: ""}, {Title: "B", Right: true}, {Title: ""},
		{Title: "CHANGE", Right: true}, {Title: ""}, {Title: "NODES COVERED", Right: true},
	}, rows)
}

// listedPlaces is how many places of a threat the text lists.
const listedPlaces = 15

// placeTable lists the places that are covered otherwise against a threat.
func placeTable(p *Document, t *ComparedThreat) {
	var rows [][]string
	for i := range t.Places {
		q := &t.Places[i]
		if q.A.words() == q.B.words() || len(rows) == listedPlaces {
			continue // only the low or the high estimate differs, or there is no more room
		}
		people := ""
		if q.Kind == scenario.City {
			people = wording.People(q.Population)
		}
		rows = append(rows, []string{q.Name, q.NameUK, people, q.A.words(), q.B.words()})
	}
	if len(t.Places) == 0 {
		return
	}
	p.heading("Places that change against " + threatWords(t.ID))
	p.tabulate([]Head{{Title: "PLACE", Max: 30}, {Title: "", Max: 26}, {Title: "PEOPLE", Right: true}, {Title: "A"},
		{Title: "B"}}, rows)
	if more := len(t.Places) - len(rows); more > 0 {
		p.say(wording.Plural(more, "more place changes", "more places change") +
			", some at the low or high estimate alone. All are listed by --format csv.")
	}
}

// raidTable says how many of a salvo get through on both sides, and how long
// stocks last.
func (c *Comparison) raidTable(p *Document) {
	var rows [][]string
	for _, r := range c.Raids() {
		rows = append(rows, []string{
			wording.ThreatLabel(&r.A.Threat), wording.AboutCount(r.A.Salvo.Arrivals.At(c.Lead)) + wording.CountRange(r.A.Salvo.Arrivals),
			wording.AboutCount(r.A.Salvo.Leakers.At(c.Lead)) + wording.CountRange(r.A.Salvo.Leakers),
			wording.AboutCount(r.B.Salvo.Leakers.At(c.Lead)) + wording.CountRange(r.B.Salvo.Leakers),
			wording.NightWords(r.A.Routine.Nights.At(c.Lead)), wording.NightWords(r.B.Routine.Nights.At(c.Lead)),
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Of a salvo, how many get through; and how many nights of routine raids stocks last")
	p.tabulate([]Head{
		{Title: "THREAT", Max: 24}, {Title: "SALVO OF", Right: true}, {Title: "THROUGH, A"}, {Title: "THROUGH, B"},
		{Title: "STOCKS LAST, A"}, {Title: "STOCKS LAST, B"},
	}, rows)
	p.say("Stocks last until the first city within reach runs dry.")
}

// worthTable says what would be lost on each side without a condition, a
// contributor or a host.
func (c *Comparison) worthTable(p *Document, w *ComparedWorth) {
	if w == nil {
		return
	}
	var rows [][]string
	s := c.B.Worth.Result.Scenario
	add := func(kind string, losses []ComparedLoss, name func(string) string) {
		for _, l := range losses {
			rows = append(rows, []string{name(l.ID) + kind, nobodyDash(l.A), nobodyDash(l.B)})
		}
	}
	add(" (condition)", w.Conditions, func(id string) string { return id })
	add(" (sends units)", w.Contributors, func(id string) string { return wording.CountryName(s, id) })
	add(" (soil and bases)", w.Hosts, func(id string) string { return wording.CountryName(s, id) })
	if len(rows) == 0 {
		return
	}
	heading := "What would be lost without it, people against " + threatWords(w.Threat)
	if c.Lead != scenario.Base {
		heading += ", base estimate"
	}
	p.heading(heading)
	p.tabulate([]Head{{Title: "WITHOUT", Max: 44}, {Title: "A", Right: true}, {Title: "B", Right: true}}, rows)
}

// nobodyDash returns a number of people, "-" for none.
func nobodyDash(people int) string {
	if people == 0 {
		return "-"
	}
	return wording.People(people)
}

// compareNotes says which threats were left out of a comparison and what differs between
// the ways in which the two reports were made.
func compareNotes(a, b *Side, threats int) []string {
	notes := []string{
		wording.Note(nil, &coverage.Note{Code: coverage.NoteCovered}),
		wording.Note(nil, &coverage.Note{Code: coverage.NoteRange}),
	}
	for _, side := range []struct {
		name string
		of   *Side
	}{{"A", a}, {"B", b}} {
		if more := len(side.of.Threats) - threats; more > 0 {
			notes = append(notes, wording.Plural(more, "threat", "threats")+" of "+side.name+" alone: left out")
		}
	}
	if threats > 1 {
		notes = append(notes, "all of these: the people who are covered against every one of the threats")
	}
	if a.Terrain != b.Terrain {
		notes = append(notes, fmt.Sprintf("the ground differs: %s in A, %s in B", a.Terrain, b.Terrain))
	}
	return append(notes, populationNotes(a)...)
}

// populationNotes returns what a report says of the people it counts.
func populationNotes(r *Side) (notes []string) {
	for _, note := range r.Notes {
		if strings.HasPrefix(note, wording.OfPopulation) {
			notes = append(notes, note)
		}
	}
	return notes
}

// threatWords returns a threat of a comparison after "against".
func threatWords(id string) string {
	return wording.ThreatPhrase(&scenario.Threat{ID: id, Altitude: altitudeOf(id)})
}

// altitudeOf tells the two drone profiles apart where only the id is known.
func altitudeOf(id string) scenario.Triple[geo.Height] {
	if id == "drone-high" {
		return scenario.Same(wording.LowFlight)
	}
	return scenario.Triple[geo.Height]{}
}
