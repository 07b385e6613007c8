package subject

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"airumbrella/coverage/sweep"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Discovery is what the table of a sweep says.
type Discovery struct {
	*sweep.Discovery
	// Scenario is that of the table where it is known, else one that knows the same
	// countries.
	Scenario *scenario.Scenario
	// Cities is who can uncover each city that is covered; nil where the scenario is not
	// known.
	Cities []sweep.City
	Threat scenario.Threat // or one of [scenario.WorstID]
}

// DiscoveryDocument returns what decides in a sweep, which promise to win first, and who
// can say no.
func DiscoveryDocument(d *Discovery, _ View) *Document {
	h := d.Header
	p := &Document{Title: "What decides", Subtitle: fmt.Sprintf("%s; %s of %s", wording.Clean(h.Name),
		wording.Plural(h.Rows, "combination", "combinations"), wording.Plural(len(h.Vary), "key", "keys"))}
	p.lead(discoverySentence(d))
	p.say(Caution + " All figures here are at the base estimate; every combination counts for as much as every other.")
	decidesSection(p, d)
	regretSection(p, d)
	refusalSection(p, d)
	p.heading("How to read this")
	p.list(discoveryNotes(d))
	return p
}

// DiscoveryLine returns how much the combinations differ.
func DiscoveryLine(d *Discovery, _ View) string { return discoverySentence(d) }

func discoverySentence(d *Discovery) string {
	h := d.Header
	return fmt.Sprintf("Against %s the combinations cover %s to %s of %s people (%s to %s); "+
		"cover reaches %s (%s) in %s of %s.",
		wording.ThreatPhrase(&d.Threat), wording.People(d.Fewest), wording.People(d.Most), wording.People(h.People),
		wording.Percent(d.Fewest, h.People), wording.Percent(d.Most, h.People), d.least(), wording.People(d.Least),
		wording.Grouped(d.Holding), wording.Grouped(h.Rows))
}

// least returns the share from which on cover holds, in a tenth of a percent where it is no
// whole one.
func (d *Discovery) least() string {
	if d.Header.People <= 0 {
		return wording.People(d.Least)
	}
	percent := math.Round(1000*float64(d.Least)/float64(d.Header.People)) / 10
	return strconv.FormatFloat(percent, 'f', -1, 64) + " %"
}

// decidesSection lists the boxes.
func decidesSection(p *Document, d *Discovery) {
	p.heading("Where cover holds, and where it does not")
	var items []string
	for i := range d.Over {
		items = append(items, boxSentence(d, &d.Over[i], "reaches "+d.least()))
	}
	for i := range d.Under {
		items = append(items, boxSentence(d, &d.Under[i], "stays under "+d.least()))
	}
	if len(d.Under) == 0 && len(d.Over) == 1 && d.Over[0].Coverage == 1 && d.Over[0].Density == 1 {
		items = append(items, "In all other combinations it stays under "+d.least()+".")
	}
	p.list(items)
	if len(d.Idle) > 0 {
		var names []string
		for _, k := range d.Idle {
			names = append(names, wording.SweptKey(d.Scenario, &d.Header.Vary[k]))
		}
		p.say("Against this threat nothing at all depends on " + wording.Enumerate(names, "") + ".")
	}
}

// boxSentence says where cover holds or falls, how sure that is and how much of it that
// is.
func boxSentence(d *Discovery, b *sweep.Box, what string) string {
	where := wording.SweptBox(d.Scenario, d.Header, b)
	sure := "always"
	if b.Density < 1 {
		sure = "in " + shareWords(b.Density) + " of the combinations there"
	}
	return fmt.Sprintf("Cover %s where %s: %s (density %s), and that is %s of all combinations in which it does "+
		"(coverage).", what, where, sure, shareWords(b.Density), shareWords(b.Coverage))
}

// shareWords returns a share of combinations in percent.
func shareWords(share float64) string {
	const fine = 1_000_000
	return wording.Percent(int(math.Round(share*fine)), fine)
}

// regretSection ranks the promises.
func regretSection(p *Document, d *Discovery) {
	p.heading("Which promise to win first")
	if len(d.Promises) == 0 {
		p.say("No host or contributor that changes anything is both granted and refused in this sweep.")
		return
	}
	p.say(firstSentence(d))
	var rows [][]string
	for _, promise := range d.Promises {
		rows = append(rows, []string{
			wording.SweptKey(d.Scenario, &d.Header.Vary[promise.Key]), wording.People(promise.Regret),
			wording.People(int(math.Round(promise.Gain))),
		})
	}
	p.tabulate([]Head{{Title: "PROMISE", Max: 40}, {Title: "MOST REGRET", Right: true},
		{Title: "MEAN GAIN", Right: true}}, rows)
}

// firstSentence names the promise of least regret, and that of the most expected gain where
// it is another.
func firstSentence(d *Discovery) string {
	first, gain := 0, 0
	for i := range d.Promises {
		if d.Promises[i].Gain > d.Promises[gain].Gain {
			gain = i
		}
	}
	name := func(i int) string { return wording.SweptKey(d.Scenario, &d.Header.Vary[d.Promises[i].Key]) }
	words := fmt.Sprintf("Least regret: %s. Whatever the others do, no other promise won first would have "+
		"covered %s people more.",
		name(first), moreThan(d.Promises[first].Regret))
	if gain != first {
		return words + fmt.Sprintf(" The most on average comes with %s.", name(gain))
	}
	return words + " It also brings the most on average."
}

// moreThan returns a bound on people that is not passed.
func moreThan(people int) string {
	if people == 0 {
		return "any"
	}
	return "more than " + wording.People(people)
}

// mostSets is how many sets of governments are named in one place.
const mostSets = 4

// refusalSection says whose refusal breaks the headline and uncovers cities.
func refusalSection(p *Document, d *Discovery) {
	p.heading("Who can say no")
	p.say(headlineRefusals(d))
	if d.Cities == nil {
		p.say("For the cities name the scenario of this table after the file: it is none of the built-in ones.")
		return
	}
	rows, safe := cityRows(d)
	p.tabulate([]Head{{Title: "UNCOVERED WHEN THESE REFUSE", Max: 48}, {Title: "CITIES", Max: 50}}, rows)
	p.say(fmt.Sprintf("Of the %s that are covered with all agreeing, %s covered whichever three of them refuse.",
		wording.Plural(len(d.Cities), "city", "cities"), staysWords(safe)))
}

// headlineRefusals says whose refusal takes cover below the share.
func headlineRefusals(d *Discovery) string {
	all := fmt.Sprintf("With all agreeing %s people are covered (%s)", wording.People(d.Agreed),
		wording.Percent(d.Agreed, d.Header.People))
	switch {
	case d.Agreed < d.Least:
		return all + ", which is under " + d.least() + " already: nobody need refuse."
	case len(d.Refusals) == 0:
		return all + ". No four governments take cover under " + d.least() + " by refusing, nor do fewer."
	}
	return fmt.Sprintf("%s. Cover falls under %s when these refuse: %s.", all, d.least(),
		wording.RefusingAny(d.Scenario, d.Refusals, 2*mostSets))
}

func staysWords(n int) string {
	if n == 1 {
		return "1 stays"
	}
	return wording.Grouped(n) + " stay"
}

// cityRows puts the cities together that the same sets uncover, in the order in which they
// are met, and counts those that none does.
func cityRows(d *Discovery) (rows [][]string, safe int) {
	cities := map[string][]string{}
	var order []string
	for _, c := range d.Cities {
		if len(c.Refusals) == 0 {
			safe++
			continue
		}
		who := wording.RefusingAny(d.Scenario, c.Refusals, mostSets)
		if cities[who] == nil {
			order = append(order, who)
		}
		cities[who] = append(cities[who], wording.Clean(d.Scenario.Places[c.Place].Name))
	}
	for _, who := range order {
		rows = append(rows, []string{wording.Capital(who), strings.Join(cities[who], ", ")})
	}
	return rows, safe
}

// discoveryNotes says how the sections are made.
func discoveryNotes(d *Discovery) []string {
	notes := []string{
		"Boxes are found by PRIM (patient rule induction); density is how many of the combinations described are of " +
			"the kind, coverage how many of that kind are described. Boxes are named one after another and may overlap.",
		"Regret: the most people that another promise, won first, would have covered more, over all combinations. " +
			"Mean gain: people more, on average over the combinations in which the promise is not kept.",
		"Who can say no: the smallest sets of governments, bases and units of a government refused together; one " +
			"that is not named has agreed. What is no promise stands as in the combination that covers most.",
	}
	if len(d.Header.Set) > 0 {
		notes = append(notes, "In every combination: "+wording.Clean(strings.Join(d.Header.Set, ", "))+".")
	}
	return append(notes, fmt.Sprintf("The fewest are covered in row %d, the most in row %d; airumbrella sweep show names "+
		"their changes.", d.Worst, d.Best))
}
