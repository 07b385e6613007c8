package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// CompareText writes a comparison for a terminal, a mail or a printer.
func CompareText(w io.Writer, c *Comparison) error { return c.page().text(w) }

// CompareMarkdown writes what [CompareText] does as Markdown.
func CompareMarkdown(w io.Writer, c *Comparison) error { return c.page().markdown(w) }

// CompareJSON writes a comparison as it is.
func CompareJSON(w io.Writer, c *Comparison) error { return writeJSON(w, c) }

// CompareCSV writes one row per place and threat whose status differs.
func CompareCSV(w io.Writer, c *Comparison) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"threat", "place", "name", "name_uk", "kind", "population", "a", "b"}); err != nil {
		return err
	}
	for _, t := range append(c.Threats, c.Worst) {
		for _, p := range t.Places {
			row := []string{csvText(t.ID), csvText(p.ID), csvText(p.Name), csvText(p.NameUK), csvText(p.Kind), strconv.Itoa(p.Population), p.A, p.B}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func (c *Comparison) page() *page {
	p := &page{title: "Air umbrella: two packages compared", subtitle: c.A.Name + " (A) and " + c.B.Name + " (B)"}
	lead := c.leadThreat()
	if lead == nil {
		p.lead("The two have no threat in common, so there is nothing to compare.")
		return p
	}
	p.lead(wording.EstimateOpening(c.lead) + lowerAfter(wording.EstimateOpening(c.lead), c.sentence(lead)))
	if c.A.Digest != nil && c.B.Digest != nil && *c.A.Digest == *c.B.Digest {
		p.say("A and B are the same scenario.")
	}
	p.say(listedChange("Gained", lead, func(q *ComparedPlace) bool { return q.gainedAt(c.lead) }) + " " +
		listedChange("Lost", lead, func(q *ComparedPlace) bool { return q.lostAt(c.lead) }))
	p.say(Caution)
	if len(c.Changes) > 0 {
		p.heading("What changes from A to B")
		p.list(c.Changes)
	}
	c.threatTable(p)
	c.raidTable(p)
	c.worthTable(p)
	for i := range c.Threats {
		placeTable(p, &c.Threats[i])
	}
	p.heading("How to read this")
	var notes []string
	for _, note := range c.Notes {
		notes = append(notes, wording.Capital(note))
	}
	if c.Worth == nil {
		notes = append(notes, "A saved report holds neither the promises nor raids: what differs in them is not said here, only who is covered")
	}
	p.list(append(notes, c.identity("A", c.A), c.identity("B", c.B)))
	p.heading("Sources")
	p.list(Attribution[:])
	return p
}

func (c *Comparison) identity(name string, s SavedScenario) string {
	words := fmt.Sprintf("%s is %q", name, s.Name)
	if s.Digest != nil {
		words += ", " + *s.Digest
	}
	return words
}

// leadThreat is the one that the comparison leads with: cruise missiles where
// both have them.
func (c *Comparison) leadThreat() *ComparedThreat {
	for i := range c.Threats {
		if c.Threats[i].ID == "cruise-missile" {
			return &c.Threats[i]
		}
	}
	if len(c.Threats) > 0 {
		return &c.Threats[0]
	}
	return nil
}

// sentence is the answer: how many people B covers more or fewer than A.
func (c *Comparison) sentence(t *ComparedThreat) string {
	if t.Total == 0 {
		return fmt.Sprintf("No city with people is counted in both, so nobody is compared against %s.", threatWords(t.ID))
	}
	verdict := "as many as"
	switch d := c.at(t.Change); {
	case d > 0:
		verdict = wording.People(d) + " more than"
	case d < 0:
		verdict = wording.People(-d) + " fewer than"
	}
	return fmt.Sprintf("Against %s \"%s\" covers %s of %s people (%s %s), %s \"%s\" with %s (%s %s).",
		threatWords(t.ID), c.B.Name, wording.Nobody(c.at(t.B)), wording.People(t.Total), wording.Percent(c.at(t.B), t.Total), rangeOf(t.B, t.Total),
		verdict, c.A.Name, wording.People(c.at(t.A)), wording.Percent(c.at(t.A), t.Total), rangeOf(t.A, t.Total))
}

func rangeOf(r SavedRange[int], total int) string {
	return wording.Range(scenario.Triple[int]{Low: r.Low, Base: r.Base, High: r.High}, total)
}

// namedChanges is how many places a sentence names.
const namedChanges = 6

// listedChange names the places gained or lost, cities with their people.
func listedChange(word string, t *ComparedThreat, is func(*ComparedPlace) bool) string {
	var names []string
	cities, nodes, people := 0, 0, 0
	for i := range t.Places {
		p := &t.Places[i]
		if !is(p) {
			continue
		}
		if p.Kind != scenario.City {
			nodes++
			continue
		}
		cities++
		people += p.Population
		if len(names) < namedChanges {
			names = append(names, p.Name+" "+wording.People(p.Population))
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
	return fmt.Sprintf("%s: %s people: %s.", word, wording.People(people), wording.Enumerate(names, ""))
}

// threatTable is one row per threat and one for the worst.
func (c *Comparison) threatTable(p *page) {
	threats := c.Threats
	if len(threats) > 1 {
		threats = append(threats[:len(threats):len(threats)], c.Worst)
	}
	var rows [][]string
	for i := range threats {
		t := &threats[i]
		rows = append(rows, []string{
			wording.ThreatLabel(&scenario.Threat{ID: t.ID, Altitude: scenario.Same(altitudeOf(t.ID))}), wording.People(c.at(t.A)), rangeOf(t.A, t.Total), wording.People(c.at(t.B)), rangeOf(t.B, t.Total),
			wording.Change(c.at(t.Change)), fmt.Sprintf("%d to %d of %d", c.at(t.NodesA), c.at(t.NodesB), t.Nodes),
		})
	}
	p.heading("People covered at the " + c.lead.String() + " estimate, percent [low-high]")
	p.tabulate([]column{
		{title: "THREAT", max: 24}, {title: "A", right: true}, {title: ""}, {title: "B", right: true}, {title: ""},
		{title: "CHANGE", right: true}, {title: "NODES COVERED", right: true},
	}, rows)
}

// listedPlaces is how many places of a threat the text lists.
const listedPlaces = 15

// placeTable lists the places whose status differs against a threat.
func placeTable(p *page, t *ComparedThreat) {
	if len(t.Places) == 0 {
		return
	}
	var rows [][]string
	for i := range t.Places[:min(len(t.Places), listedPlaces)] {
		q := &t.Places[i]
		people := ""
		if q.Kind == scenario.City {
			people = wording.People(q.Population)
		}
		rows = append(rows, []string{q.Name, q.NameUK, people, shortStatus(q.A), shortStatus(q.B)})
	}
	p.heading("Places that change against " + threatWords(t.ID))
	p.tabulate([]column{{title: "PLACE", max: 30}, {title: "", max: 26}, {title: "PEOPLE", right: true}, {title: "A"}, {title: "B"}}, rows)
	if more := len(t.Places) - len(rows); more > 0 {
		p.say(wording.Plural(more, "more place changes", "more places change") + ". All are listed by --format csv.")
	}
}

// shortStatus is a status in a reader's words.
func shortStatus(status string) string { return strings.ReplaceAll(status, "uncovered", "not covered") }
