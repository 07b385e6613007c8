package subject

import (
	"fmt"
	"strconv"
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/wording"
)

// DrawDocument returns one drawn run night by night, for wargames.
func DrawDocument(r *raid.Run, _ View) *Document {
	p := &Document{Title: "One run of raids", Subtitle: scenarioWords(r.Scenario)}
	p.lead(drawSentence(r))
	p.say("One throw of the dice, not a forecast: another seed gives another run, the same seed the same.")
	for _, note := range wording.RaidNotes(r.Notes) {
		p.say(wording.Capital(note) + ".")
	}
	var rows [][]string
	for i := range r.Nights {
		rows = append(rows, drawRows(r, &r.Nights[i])...)
	}
	if len(rows) > 0 {
		p.heading("Night by night")
	}
	p.tabulate([]Head{
		{Title: "NIGHT", Right: true}, {Title: "THREAT", Max: 16}, {Title: "COME", Right: true},
		{Title: "DECOYS", Right: true}, {Title: "LIGHT LAYER", Right: true, Max: 5}, {Title: "SHOTS", Right: true},
		{Title: "STOPPED", Right: true}, {Title: "THROUGH", Right: true}, {Title: "ROUNDS LEFT", Right: true},
		{Title: "WHERE THEY GOT THROUGH", Max: 34},
	}, rows)
	if len(rows) > 0 {
		p.say("Light layer, and stopped by units: decoys among them; through: armed ones alone, decoys left out.")
	}
	return p
}

// DrawLine returns what one drawn run came to.
func DrawLine(r *raid.Run, _ View) string { return drawSentence(r) }

// drawSentence sums the run up.
func drawSentence(r *raid.Run) string {
	come, through, shots, salvos := 0, 0, 0, 0
	for i := range r.Nights {
		for _, t := range r.Nights[i].Threats {
			come, through, shots = come+t.Arrivals-t.Decoys, through+t.Leakers, shots+t.Shots
		}
		if r.Nights[i].Salvo {
			salvos++
		}
	}
	return fmt.Sprintf("In %s with %s, %s armed threats came and %s got through; %s rounds were fired. Seed %d, %s "+
		"estimate.",
		wording.Plural(len(r.Nights), "night", "nights"), massedWords(salvos), wording.Grouped(come),
		wording.Grouped(through), wording.Grouped(shots), r.Seed, r.Estimate)
}

func massedWords(salvos int) string {
	if salvos == 0 {
		return "no massed attack"
	}
	return wording.Plural(salvos, "massed attack", "massed attacks")
}

// drawRows returns one row per threat of a night.
func drawRows(r *raid.Run, n *raid.DrawnNight) [][]string {
	var rows [][]string
	for i, t := range n.Threats {
		row := []string{"", drawnLabel(r, t.ID), wording.Grouped(t.Arrivals), wording.Grouped(t.Decoys),
			wording.Grouped(t.Light), wording.Grouped(t.Shots), wording.Grouped(t.Kills + t.Wasted), wording.Grouped(t.Leakers), "", ""}
		if i == 0 {
			row[0] = strconv.Itoa(n.Night)
			if n.Salvo {
				row[0] += " massed"
			}
			row[8], row[9] = wording.Grouped(int(sum(n.Rounds))), throughWords(r, n)
		}
		rows = append(rows, row)
	}
	return rows
}

func drawnLabel(r *raid.Run, id string) string {
	if t := r.Scenario.Threat(id); t != nil {
		return wording.ThreatLabel(t)
	}
	return wording.Clean(id)
}

func sum(list []float64) (total float64) {
	for _, x := range list {
		total += x
	}
	return total
}

// namedThrough is how many cities a night names.
const namedThrough = 3

// throughWords names the cities that most got through to.
func throughWords(r *raid.Run, n *raid.DrawnNight) string {
	var names []string
	taken := make([]bool, len(n.Leakers))
	for range min(namedThrough, len(n.Leakers)) {
		best := -1
		for i := range n.Leakers {
			if !taken[i] && (best < 0 || n.Leakers[i].Leakers > n.Leakers[best].Leakers) {
				best = i
			}
		}
		taken[best] = true
		names = append(names, fmt.Sprintf("%s %d", wording.Clean(r.Scenario.Places[n.Leakers[best].Place].Name),
			n.Leakers[best].Leakers))
	}
	if more := len(n.Leakers) - len(names); more > 0 {
		names = append(names, wording.Plural(more, "more city", "more cities"))
	}
	return strings.Join(names, ", ")
}
