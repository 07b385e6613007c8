package subject

import (
	"fmt"
	"math"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// GapsDocument says what is not covered, worst first: against each threat in
// numbers, against the one that the report leads with by name.
func GapsDocument(r *coverage.Result, v View) *Document {
	p := &Document{Title: "Not covered", Subtitle: scenarioWords(r.Scenario)}
	lead := v.lead(r)
	p.lead(gapsSentence(r, lead))
	if len(r.Threats) == 0 {
		return p
	}
	p.say(Caution)
	leftTable(p, r)
	cityTable(p, r, lead)
	nodeTable(p, r, lead)
	areaTable(p, r, lead)
	if len(r.Threats) > 1 {
		p.say("Another threat by name: --threat " + wording.Clean(r.Threats[otherThreat(lead)].Threat.ID))
	}
	p.say(occupiedWords(r))
	return p
}

// GapsLine returns how many people and nodes are left out.
func GapsLine(r *coverage.Result, v View) string { return gapsSentence(r, v.lead(r)) }

// otherThreat returns the index of a threat that the lists are not about.
func otherThreat(lead int) int {
	if lead == 0 {
		return 1
	}
	return 0
}

// gapsSentence answers how many people and nodes are left out.
func gapsSentence(r *coverage.Result, threat int) string {
	t, e := r.At(threat), r.Lead
	if len(r.Threats) == 0 {
		return Headline(r, threat)
	}
	if t.Places.Total == 0 {
		return "No place is in play, so nothing is counted."
	}
	people, nodes := left(t.Population, e), left(t.Nodes, e)
	spread := wording.Range(leftRange(t.Population), t.Population.Total)
	words := fmt.Sprintf("%s of %s people (%s) in %s and %d of %s would not be covered against %s",
		wording.People(people), wording.People(t.Population.Total),
		strings.TrimSpace(wording.Percent(people, t.Population.Total)+" "+spread),
		citiesInPlay(r, t.Cities.Total), nodes, wording.Plural(t.Nodes.Total, "logistics node", "logistics nodes"),
		wording.ThreatPhrase(&t.Threat))
	return wording.EstimateOpening(e) + words + census(r.Scenario) + "."
}

// left returns what of a tally is not covered at an estimate.
func left(t coverage.Tally[int], e scenario.Estimate) int { return t.Total - t.Covered.At(e) }

// leftRange returns what is not covered at each estimate, the fewest first.
func leftRange(t coverage.Tally[int]) scenario.Triple[int] {
	return scenario.Triple[int]{Low: left(t, scenario.High), Base: left(t, scenario.Base), High: left(t, scenario.Low)}
}

// leftTable adds one row per threat: people, cities, nodes and ground.
func leftTable(p *Document, r *coverage.Result) {
	var rows [][]string
	for _, s := range Summary(r) {
		t := r.At(s.Index)
		ground := "-"
		if r.Map != nil {
			ground = wording.SquareKilometres(t.Area.Total - t.Area.Covered.At(r.Lead))
		}
		rows = append(rows, []string{
			s.Threat, s.Altitude,
			wording.People(left(t.Population, r.Lead)),
			wording.People(
				left(t.Population, scenario.High),
			) + " to " + wording.People(
				left(t.Population, scenario.Low),
			),
			fmt.Sprintf("%d/%d", left(t.Cities, r.Lead), t.Cities.Total),
			fmt.Sprintf("%d/%d", left(t.Nodes, r.Lead), t.Nodes.Total), ground,
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Left out by each threat" + estimateNote(r))
	p.tabulate([]Head{
		{Title: "THREAT", Max: 24}, {Title: "HEIGHT", Right: true}, {Title: "PEOPLE", Right: true},
		{Title: "BEST TO WORST", Right: true},
		{Title: "CITIES", Right: true}, {Title: "NODES", Right: true}, {Title: "AREA", Right: true},
	}, rows)
}

// cityTable lists every city that is not, or not wholly, covered.
func cityTable(p *Document, r *coverage.Result, threat int) {
	var rows [][]string
	for _, place := range Uncovered(r, threat) {
		if place.Place.Kind == scenario.City {
			pt := place.At(threat)
			rows = append(rows, []string{place.Place.Name, wording.RegionName(r.Scenario, place.Place.Region),
				wording.People(LeftIn(place, threat, r.Lead)), wording.WhyRoomy(r, pt), changeBriefly(r.Scenario, pt)})
		}
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Cities not covered against " + wording.ThreatPhrase(&r.At(threat).Threat) + estimateNote(r))
	p.tabulate([]Head{
		{Title: "CITY", Max: 24}, {Title: "REGION", Max: 18}, {Title: "PEOPLE LEFT OUT", Right: true},
		{Title: "WHY", Max: 34}, {Title: "SMALLEST SINGLE CHANGE", Max: 44},
	}, rows)
}

// nodeTable names the logistics nodes that are not covered, by kind.
func nodeTable(p *Document, r *coverage.Result, threat int) {
	names := map[string][]string{}
	for _, place := range Uncovered(r, threat) {
		names[place.Place.Kind] = append(names[place.Place.Kind], wording.Clean(place.Place.Name))
	}
	var rows [][]string
	for _, kind := range scenario.PlaceKinds {
		if list := names[kind]; kind != scenario.City && len(list) > 0 {
			rows = append(rows, []string{wording.KindWords(kind), fmt.Sprint(len(list)), strings.Join(list, "; ")})
		}
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Logistics nodes not covered against " + wording.ThreatPhrase(&r.At(threat).Threat) + estimateNote(r))
	p.tabulate([]Head{{Title: "KIND"}, {Title: "LEFT OUT", Right: true}, {Title: "WHICH"}}, rows)
}

// listedGaps is how many areas are listed by name.
const listedGaps = 25

// areaTable lists the connected areas that nothing covers.
func areaTable(p *Document, r *coverage.Result, threat int) {
	var rows [][]string
	gaps := r.At(threat).Gaps
	for i := range gaps[:min(len(gaps), listedGaps)] {
		g := &gaps[i]
		circle := "-"
		if g.LargestCircle > 0 {
			circle = wording.Kilometres(g.LargestCircle)
		}
		rows = append(rows, []string{
			fmt.Sprint(g.Rank), wording.SquareKilometres(g.Area), wording.People(g.Population),
			fmt.Sprint(len(g.Places) - g.Nodes), fmt.Sprint(g.Nodes),
			position(g.Centre), circle,
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Connected areas not covered against " + wording.ThreatPhrase(&r.At(threat).Threat) + ", base estimate")
	p.tabulate([]Head{
		{Title: "RANK", Right: true}, {Title: "AREA", Right: true}, {Title: "PEOPLE", Right: true},
		{Title: "CITIES", Right: true},
		{Title: "NODES", Right: true}, {Title: "CENTRE, ROUNDED"}, {Title: "LARGEST CIRCLE INSIDE", Right: true},
	}, rows)
	if more := len(gaps) - len(rows); more > 0 {
		p.say(fmt.Sprintf("%d smaller areas are in the JSON.", more))
	}
}

// position returns a position to a tenth of a degree: "48.5N 31.2E".
func position(at orb.Point) string {
	side := func(x float64, plus, minus string) string {
		if x = wording.Tenth(x); x < 0 {
			return fmt.Sprintf("%.1f%s", math.Abs(x), minus)
		}
		return fmt.Sprintf("%.1f%s", x, plus)
	}
	return side(at[1], "N", "S") + " " + side(at[0], "E", "W")
}
