package subject

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Discovery is what the table of a sweep says.
type Discovery struct {
	*sweep.Discovery
	// Scenario is that of the table where it is known, else one that knows the same
	// countries.
	Scenario *scenario.Scenario
	Threat   scenario.Threat // or one of [scenario.WorstID]
	Asked    bool            // the share from which on cover holds was asked for
	// Orders is how long the order may take with all governments agreeing and the other keys as
	// in the best row; nil where the scenario is not known.
	Orders *worth.Worth
	// Known is the scenario with its assumptions weighed; nil where that was not asked.
	Known *worth.Worth
}

// DiscoveryDocument returns what decides in a sweep, which promise to win first, who can say
// no, how late the order may come, and which figure would be worth knowing.
func DiscoveryDocument(d *Discovery, _ View) *Document {
	h := d.Header
	rows := wording.Plural(h.Rows, "combination", "combinations")
	if d.sampled() {
		rows += " drawn at random"
	}
	p := &Document{Title: "What decides", Subtitle: fmt.Sprintf("%s; %s of %s", wording.Clean(h.Name), rows,
		wording.Plural(len(h.Vary), d.varied(), d.varied()+"s"))}
	p.lead(discoverySentence(d))
	base := "the base estimate"
	if d.varied() != "promise" {
		base += " of what does not vary"
	}
	p.say(Caution + " Figures are at " + base + ". No combination is taken to be likelier than another.")
	if d.sampled() {
		p.say("“Always” and “in no other case” are said of the combinations drawn; others may differ.")
	}
	decidesSection(p, d)
	regretSection(p, d)
	refusalSection(p, d)
	orderSection(p, d)
	knownSection(p, d)
	p.heading("How to read this")
	p.list(discoveryNotes(d))
	return p
}

// sampled reports whether the table holds some of the combinations alone.
func (d *Discovery) sampled() bool { return d.Header.Sample.Rows > 0 }

// varied returns what varies.
func (d *Discovery) varied() string {
	for i := range d.Header.Vary {
		if _, ok := d.Header.Vary[i].AsPlayer(); !ok {
			return "key"
		}
	}
	return "promise"
}

// DiscoveryLine returns how much the combinations differ.
func DiscoveryLine(d *Discovery, _ View) string { return discoverySentence(d) }

func discoverySentence(d *Discovery) string {
	h := d.Header
	on := "what varies"
	if d.varied() == "promise" {
		on = "which promises are kept"
	}
	mark := "Near half-way lies"
	if d.Asked {
		mark = "The mark asked for is"
	}
	return fmt.Sprintf("Against %s the umbrella covers %s to %s of %s people (%s to %s), depending on %s: "+
		"a difference of %s. "+
		"%s %s (%s): %s of %s combinations reach it.",
		wording.ThreatPhrase(&d.Threat), wording.People(d.Fewest), wording.People(d.Most), wording.People(h.People),
		wording.Percent(d.Fewest, h.People), wording.Percent(d.Most, h.People), on,
		wording.People(d.Most-d.Fewest), mark, d.mark(),
		wording.People(d.Least), wording.Grouped(d.Holding), wording.Grouped(h.Rows))
}

// mark returns the share from which on cover holds, in a tenth of a percent where it is no
// whole one.
func (d *Discovery) mark() string {
	if d.Header.People <= 0 {
		return wording.People(d.Least)
	}
	percent := math.Round(1000*float64(d.Least)/float64(d.Header.People)) / 10
	return strconv.FormatFloat(percent, 'f', -1, 64) + " %"
}

// decidesSection lists the boxes.
func decidesSection(p *Document, d *Discovery) {
	p.heading("When cover reaches " + d.mark() + ", and when it does not")
	switch d.Holding {
	case 0:
		p.say("No combination reaches it: ask for a lower share (--share).")
	case d.Header.Rows:
		p.say("Every combination reaches it: ask for a higher share (--share).")
	}
	var items []string
	for i := range d.Over {
		items = append(items, boxSentence(d, &d.Over[i], "reaches "+d.mark()))
	}
	whole := len(d.Over) == 1 && d.Over[0].Coverage == 1 && d.Over[0].Density == 1
	for i := range d.Under {
		if !whole {
			items = append(items, boxSentence(d, &d.Under[i], "stays under "+d.mark()))
		}
	}
	if d.sampled() && len(items) == 0 && d.Holding > 0 && d.Holding < d.Header.Rows {
		p.say(fmt.Sprintf("No condition tells these cases apart better than chance would in %s rows: draw more "+
			"(sweep --sample), or vary fewer keys.", wording.Grouped(d.Header.Rows)))
	}
	p.list(items)
	if n := len(d.Idle); n > 0 {
		p.say(fmt.Sprintf("At the base estimate %s against this threat, whatever becomes of the others: %s.",
			wording.Plural(n, d.varied()+" changes nothing", d.varied()+"s change nothing"),
			wording.SweptKeys(d.Scenario, d.Header, d.Idle)))
	}
}

// boxSentence says when cover holds or falls, how sure that is (density) and how much of it
// that is (coverage).
func boxSentence(d *Discovery, b *sweep.Box, what string) string {
	where := wording.SweptBox(d.Scenario, d.Header, b)
	switch {
	case b.Density == 1 && b.Coverage == 1:
		return fmt.Sprintf("Cover %s if %s, and in no other case.", what, where)
	case b.Coverage == 1:
		return fmt.Sprintf("Cover %s only if %s, and then in %s of cases.", what, where, shareWords(b.Density))
	case b.Density == 1:
		return fmt.Sprintf("Cover always %s if %s. Among these are %s of the cases in which it does so.", what, where,
			shareWords(b.Coverage))
	}
	return fmt.Sprintf("If %s, cover %s in %s of cases. Among these are %s of the cases in which it does so.", where, what,
		shareWords(b.Density), shareWords(b.Coverage))
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
	name := func(i int) string { return wording.SweptKey(d.Scenario, &d.Header.Vary[d.Promises[i].Key]) }
	if d.sampled() {
		sampledPromises(p, d, name)
		return
	}
	p.say(firstSentence(d, name))
	var rows [][]string
	for i, promise := range d.Promises {
		rows = append(rows, []string{name(i), wording.People(promise.Regret), meanGain(promise.Gain)})
	}
	p.tabulate([]Head{{Title: "PROMISE", Max: 40}, {Title: "MOST REGRET", Right: true}, {Title: "MEAN GAIN", Right: true}},
		rows)
}

// sampledPromises ranks the promises of a sample whose gain is more than chance.
func sampledPromises(p *Document, d *Discovery, name func(int) string) {
	var rows [][]string
	var like, chance []int
	for i := range d.Promises {
		switch promise := &d.Promises[i]; {
		case promise.Chance:
			chance = append(chance, promise.Key)
			continue
		case i > 0 && promise.Alike(&d.Promises[0]):
			like = append(like, promise.Key)
		}
		rows = append(rows, []string{name(i), meanGain(d.Promises[i].Gain), "± " + meanGain(d.Promises[i].Error)})
	}
	words := fmt.Sprintf("No promise moves the mean of %s rows by more than chance would: none is ranked. Draw more "+
		"(sweep --sample), or vary fewer keys.", wording.Grouped(d.Header.Rows))
	if len(rows) > 0 {
		words = fmt.Sprintf("In the combinations drawn the most comes with %s.", name(0))
	}
	if len(like) > 0 {
		words += fmt.Sprintf(" From it %s cannot be told apart.", wording.SweptKeys(d.Scenario, d.Header, like))
	}
	p.say(words + " The regret of winning another one first takes every combination: a sweep without --sample.")
	heads := []Head{{Title: "PROMISE", Max: 40}, {Title: "MEAN GAIN", Right: true}, {Title: "STANDARD ERROR", Right: true}}
	p.tabulate(heads, rows)
	if len(chance) > 0 && len(rows) > 0 {
		p.say(fmt.Sprintf("Not ranked, since chance would give as much: %s.",
			wording.SweptKeys(d.Scenario, d.Header, chance)))
	}
}

// meanGain returns people more on average; in a sample chance can make them fewer.
func meanGain(gain float64) string {
	if gain < 0 {
		return wording.Change(int(math.Round(gain)))
	}
	return wording.People(int(math.Round(gain)))
}

// firstSentence names the promise of least regret, and that of the most expected gain where
// it is another.
func firstSentence(d *Discovery, name func(int) string) string {
	first, gain := 0, 0
	for i := range d.Promises {
		if d.Promises[i].Gain > d.Promises[gain].Gain {
			gain = i
		}
	}
	if len(d.Promises) == 1 {
		return fmt.Sprintf("Only %s can be won here: on average they add %s people.", name(first),
			meanGain(d.Promises[first].Gain))
	}
	least := []int{}
	for i := range d.Promises {
		if d.Promises[i].Regret == d.Promises[first].Regret {
			least = append(least, d.Promises[i].Key)
		}
	}
	words := "Least regret comes with " + wording.SweptKeys(d.Scenario, d.Header, least) +
		": where it is not kept, whatever becomes of the others, "
	if regret := d.Promises[first].Regret; regret == 0 {
		words += "no other one, won first instead, covers anybody more."
	} else {
		words += fmt.Sprintf("no other one, won first instead, covers more than %s people more.", wording.People(regret))
	}
	if gain != first {
		return words + fmt.Sprintf(" On average the most comes with %s, %s.", name(gain), meanGain(d.Promises[gain].Gain))
	}
	return words + fmt.Sprintf(" It also brings the most on average, %s.", meanGain(d.Promises[gain].Gain))
}

// mostSets is how many sets of governments are named in one place.
const mostSets = 4

// unknownScenario says what to name where the scenario of a table is not known.
const unknownScenario = "For the cities name the scenario of this table after the file: it is none of the " +
	"built-in ones."

// refusalSection says whose refusal breaks the headline and uncovers cities.
func refusalSection(p *Document, d *Discovery) {
	p.heading("Who can say no")
	if d.governments() == 0 {
		p.say(headlineRefusals(d))
		return
	}
	if d.Agreed >= 0 {
		p.say(headlineRefusals(d))
	}
	p.say("Asked are only those whose word varies in this sweep; what others have granted stands, the bases and units of " +
		"today's package among it.")
	if d.Cities == nil {
		p.say(unknownScenario)
		return
	}
	rows, kept := cityRows(d)
	heads := []Head{{Title: "IF THESE REFUSE", Max: 48}, {Title: "THESE CITIES FALL UNDER 95 % COVERED", Max: 50}}
	p.tabulate(heads, rows)
	p.say(keptSentence(len(d.Cities), kept, d.governments()))
}

// governments returns how many can refuse.
func (d *Discovery) governments() int {
	codes := map[string]bool{}
	for i := range d.Header.Vary {
		if p, ok := d.Header.Vary[i].AsPlayer(); ok {
			codes[p.Code] = true
		}
	}
	return len(codes)
}

// keptSentence says how many cities nobody can uncover.
func keptSentence(all, kept, governments int) string {
	who := "whichever three governments refuse"
	if governments <= 3 {
		who = "whoever of them refuses"
	}
	switch {
	case all == 0:
		return "No city is covered even if every government agrees."
	case kept == 0:
		return "No city stays covered whoever refuses."
	case kept == all:
		return fmt.Sprintf("%s covered if every government agrees, and stay so %s.",
			wording.Capital(wording.Plural(all, "city is", "cities are")), who)
	}
	return fmt.Sprintf("Of the %s covered if every government agrees, %s so %s.",
		wording.Plural(all, "city", "cities"), wording.Plural(kept, "stays", "stay"), who)
}

// headlineRefusals says whose refusal takes cover below the mark.
func headlineRefusals(d *Discovery) string {
	all := fmt.Sprintf("If every government agrees, %s people (%s) are covered", wording.People(d.Agreed),
		wording.Percent(d.Agreed, d.Header.People))
	switch {
	case d.governments() == 0:
		return "No government's word varies in this sweep."
	case d.Agreed < d.Least:
		return all + ": under " + d.mark() + " although nobody refuses."
	case len(d.Refusals) == 0:
		who := "No four governments"
		if d.governments() <= 4 {
			who = "Not even all of them together"
		}
		return all + ". " + who + " can bring cover under " + d.mark() + " by refusing."
	}
	return fmt.Sprintf("%s. To bring cover under %s it is enough that one of these refuses: %s.", all, d.mark(),
		wording.RefusingAny(d.Scenario, d.Refusals, 2*mostSets))
}

// cityRows puts the cities together that the same sets uncover, in the order in which they
// are met, and counts those that none does.
func cityRows(d *Discovery) (rows [][]string, kept int) {
	var table grouped
	for _, c := range d.Cities {
		if len(c.Refusals) == 0 {
			kept++
			continue
		}
		table.add(wording.Capital(wording.RefusingAny(d.Scenario, c.Refusals, mostSets)), d.city(c.Place))
	}
	return table.rows(), kept
}

// city returns the name of a place.
func (d *Discovery) city(place int) string { return wording.Clean(d.Scenario.Places[place].Name) }

// grouped is names under heads, in the order in which the heads are met.
type grouped struct {
	heads []string
	names map[string][]string
}

func (g *grouped) add(head, name string) {
	if g.names[head] == nil {
		g.heads = append(g.heads, head)
	}
	if g.names == nil {
		g.names = map[string][]string{}
	}
	g.names[head] = append(g.names[head], name)
}

func (g *grouped) rows() (rows [][]string) {
	for _, head := range g.heads {
		rows = append(rows, []string{head, strings.Join(g.names[head], ", ")})
	}
	return rows
}

// LatestOrder returns how many minutes the order to intercept may take for a city at the
// index of a drop, and whether it stays covered longer than was asked; -1 is not even at
// once.
func (d *Discovery) LatestOrder(drop int) (minutes int, longer bool) {
	return latestOrder(&d.Orders.Drops[drop], d.Discovery.Threat)
}

// latestOrder is [Discovery.LatestOrder] of one city.
func latestOrder(d *worth.Drop, threat int) (minutes int, longer bool) {
	if m := d.Threats[threat].Minute; m >= 0 {
		return m - 1, false
	}
	return worth.LongestDelay, true
}

// orderSection says how late the order to intercept may come, for the headline and for each
// city.
func orderSection(p *Document, d *Discovery) {
	if d.Orders == nil {
		return
	}
	p.heading("How late the order may come")
	p.say(headlineOrder(d))
	drops := d.Orders.Drops
	order, longer := []int{}, 0
	for i := range drops {
		switch m, more := d.LatestOrder(i); {
		case more:
			longer++
		case m >= 0:
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return drops[a].Threats[d.Discovery.Threat].Minute - drops[b].Threats[d.Discovery.Threat].Minute
	})
	var table grouped
	for _, i := range order {
		m, _ := d.LatestOrder(i)
		table.add(fmt.Sprintf("%d min", m), d.city(drops[i].Place))
	}
	p.tabulate([]Head{{Title: "LATEST ORDER", Right: true}, {Title: "CITIES THAT A LATER ONE UNCOVERS", Max: 70}},
		table.rows())
	if longer > 0 {
		p.say(fmt.Sprintf("%s covered even if the order takes an hour.",
			wording.Plural(longer, "city stays", "cities stay")))
	}
}

// headlineOrder says how long cover stays at the mark.
func headlineOrder(d *Discovery) string {
	amount := d.Discovery.Threat
	curve, own := d.Orders.At(amount), ""
	varied := slices.ContainsFunc(d.Header.Vary, func(k sweep.Key) bool {
		return strings.HasPrefix(k.Name, "authorisation")
	})
	if amount < len(d.Orders.Threats) && !varied {
		delay := d.Orders.Result.Scenario.Package.Authorisation.Delay[d.Orders.Result.At(amount).Threat.Class].Base
		own = " The package's own order takes " + wording.Minutes(delay) + "."
	}
	last := curve.LastHolding(d.Least)
	people := func(minute int) string { return wording.People(curve.Delay[minute]) }
	opening, words := "If every government agrees, ", ""
	if d.governments() == 0 {
		opening = ""
	}
	switch {
	case last < 0:
		words = "cover is under " + d.mark() + " even with an order at once."
	case last < worth.LongestDelay:
		words = fmt.Sprintf("cover stays at %s or more as long as the order to intercept comes within %d min of "+
			"detection; a minute later %s people are covered.", d.mark(), last, people(last+1))
	case curve.Delay[0] == curve.Delay[last]:
		words = "no wait of up to an hour for the order to intercept costs any cover."
	default:
		words = fmt.Sprintf("cover stays at %s or more even if the order to intercept takes an hour; it falls from %s to %s.",
			d.mark(), people(0), people(last))
	}
	return wording.Capital(opening+words) + own
}

// mostKnown is how many figures worth knowing are named.
const mostKnown = 6

// knownSection says which uncertain figure, if known, could change the order of promises.
func knownSection(p *Document, d *Discovery) {
	if d.Known == nil {
		return
	}
	p.heading("What it would pay to know")
	list := wording.UncertainReversals(d.Known, d.Discovery.Threat)
	if len(list) == 0 {
		p.say("No figure of grade C or D, moved alone within its range, changes which promises add the most.")
		return
	}
	words := "One such figure"
	if len(list) > 1 {
		words = fmt.Sprintf("Each of %d such figures", len(list))
	}
	words += ", moved alone to an end of its range, changes the order"
	if len(list) > mostKnown {
		words += fmt.Sprintf("; %d of them stand here, all in the JSON", mostKnown)
	}
	p.say("Which promise adds the most hangs on figures that are not well known (grade C: general knowledge; grade D: " +
		"our assumption). " + words + ".")
	p.list(list[:min(mostKnown, len(list))])
}

// discoveryNotes says how the sections are made.
func discoveryNotes(d *Discovery) []string {
	stands := ""
	if d.varied() != "promise" {
		stands = " What is no promise stands as in the combination that covers most."
	}
	notes := []string{
		"When cover holds: boxes found by PRIM (patient rule induction). “In 80 % of cases” is a box's density; " +
			"“among these are 40 %” is its coverage. Boxes are named one after another and may overlap.",
		"Most regret: how many people more another promise, won first, would have covered, in the combination where that " +
			"is most, of those in which this one is not kept. Mean gain: people more on average there.",
		"Who can say no: no smaller set is enough. A government refuses bases and units together; whoever is not named " +
			"agrees." + stands,
	}
	if d.sampled() {
		notes[1] = fmt.Sprintf("The combinations are a Latin hypercube of seed %d. Mean gain: the mean with the promise "+
			"less the mean without it. A promise is ranked where its gain is more than chance gives in 95 %% of samples, all "+
			"promises counted.", d.Header.Sample.Seed)
		notes[2] = "Who can say no: no smaller set is enough. A government refuses bases and units together; whoever is not " +
			"named agrees. What is no promise stands as in the scenario itself, not as in a combination drawn."
		notes[0] += fmt.Sprintf(" A box holds %d rows at least (5 %%, and 10). A condition stands in it where chance gives "+
			"as much in under 5 %% of samples, all conditions that there are counted (Fisher's exact test).",
			d.Header.Sample.Support())
	}
	if d.Orders != nil {
		notes = append(notes, "Latest order: minutes from the first usable track to the order. Ukraine's own units wait for "+
			"nobody, and ballistic missiles meet a standing order unless the scenario makes them wait.")
		if d.Known == nil {
			notes = append(notes, "--assumptions adds which figure, if known, could change the order of the promises.")
		}
	}
	if len(d.Header.Set) > 0 {
		notes = append(notes, "In every combination: "+wording.Clean(strings.Join(d.Header.Set, ", "))+".")
	}
	return append(notes, fmt.Sprintf("Row %d is one that covers the fewest, row %d one that covers the most: "+
		"airumbrella sweep show FILE ROW names what is in them.", d.Worst, d.Best))
}
