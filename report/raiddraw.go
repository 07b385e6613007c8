package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"airumbrella/coverage/raid"
	"airumbrella/wording"
)

// RaidDrawFormat names the JSON of one drawn run.
const RaidDrawFormat = "airumbrella/raid-draw/1"

// RaidDrawText writes one drawn run night by night, for wargames.
func RaidDrawText(w io.Writer, r *raid.Run) error { return drawPage(r).text(w) }

// RaidDrawMarkdown writes what [RaidDrawText] does as Markdown.
func RaidDrawMarkdown(w io.Writer, r *raid.Run) error { return drawPage(r).markdown(w) }

func drawPage(r *raid.Run) *page {
	p := &page{title: "One run of raids", subtitle: scenarioWords(r.Scenario)}
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
	p.tabulate([]column{
		{title: "NIGHT", right: true}, {title: "THREAT", max: 16}, {title: "COME", right: true}, {title: "DECOYS", right: true}, {title: "SHOTS", right: true},
		{title: "STOPPED", right: true}, {title: "THROUGH", right: true}, {title: "ROUNDS LEFT", right: true}, {title: "WHERE THEY GOT THROUGH", max: 34},
	}, rows)
	if len(rows) > 0 {
		p.say("Stopped: decoys among them; through: armed ones alone, decoys left out.")
	}
	return p
}

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
	return fmt.Sprintf("In %s with %s, %s armed threats came and %s got through; %s rounds were fired. Seed %d, %s estimate.",
		wording.Plural(len(r.Nights), "night", "nights"), massedWords(salvos), wording.Grouped(come), wording.Grouped(through), wording.Grouped(shots), r.Seed, r.Estimate)
}

func massedWords(salvos int) string {
	if salvos == 0 {
		return "no massed attack"
	}
	return wording.Plural(salvos, "massed attack", "massed attacks")
}

// drawRows is one row per threat of a night.
func drawRows(r *raid.Run, n *raid.DrawnNight) [][]string {
	var rows [][]string
	for i, t := range n.Threats {
		row := []string{"", drawnLabel(r, t.ID), wording.Grouped(t.Arrivals), wording.Grouped(t.Decoys), wording.Grouped(t.Shots), wording.Grouped(t.Kills + t.Wasted), wording.Grouped(t.Leakers), "", ""}
		if i == 0 {
			row[0] = strconv.Itoa(n.Night)
			if n.Salvo {
				row[0] += " massed"
			}
			row[7], row[8] = wording.Grouped(int(sum(n.Rounds))), throughWords(r, n)
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
		names = append(names, fmt.Sprintf("%s %d", wording.Clean(r.Scenario.Places[n.Leakers[best].Place].Name), n.Leakers[best].Leakers))
	}
	if more := len(n.Leakers) - len(names); more > 0 {
		names = append(names, wording.Plural(more, "more city", "more cities"))
	}
	return strings.Join(names, ", ")
}

// savedRun is the JSON of one drawn run.
type savedRun struct {
	Format   string        `json:"format"`
	Scenario SavedScenario `json:"scenario"`
	Seed     uint64        `json:"seed"`
	Estimate string        `json:"estimate"`
	Nights   []savedNight  `json:"nights"`
	Notes    []string      `json:"notes"`
}

type savedNight struct {
	Night   int            `json:"night"`
	Salvo   bool           `json:"salvo"`
	Allied  bool           `json:"allied"`
	Threats []savedDrawn   `json:"threats"`
	Leakers []savedThrough `json:"leakers"`
	Rounds  []savedLeftIn  `json:"rounds_left"`
}

type savedDrawn struct {
	ID       string `json:"id"`
	Arrivals int    `json:"arrivals"`
	Decoys   int    `json:"decoys"`
	Engaged  int    `json:"engaged"`
	Shots    int    `json:"shots"`
	Kills    int    `json:"kills"`
	Wasted   int    `json:"decoys_stopped"`
	Leakers  int    `json:"leakers"`
}

type savedThrough struct {
	Place   string `json:"place"`
	Leakers int    `json:"leakers"`
}

type savedLeftIn struct {
	Unit   string  `json:"unit"`
	Rounds float64 `json:"rounds"`
}

// RaidDrawJSON writes the whole run.
func RaidDrawJSON(w io.Writer, r *raid.Run) error {
	s := savedRun{
		Format: RaidDrawFormat, Scenario: savedScenario(r.Scenario), Seed: r.Seed, Estimate: r.Estimate.String(),
		Nights: make([]savedNight, len(r.Nights)), Notes: wording.RaidNotes(r.Notes),
	}
	for i := range r.Nights {
		n := &r.Nights[i]
		night := savedNight{n.Night, n.Salvo, n.Allied, make([]savedDrawn, len(n.Threats)), make([]savedThrough, len(n.Leakers)), make([]savedLeftIn, len(n.Rounds))}
		for k, t := range n.Threats {
			night.Threats[k] = savedDrawn{wording.Clean(t.ID), t.Arrivals, t.Decoys, t.Engaged, t.Shots, t.Kills, t.Wasted, t.Leakers}
		}
		for k, p := range n.Leakers {
			night.Leakers[k] = savedThrough{wording.Clean(r.Scenario.Places[p.Place].ID), p.Leakers}
		}
		for k, rounds := range n.Rounds {
			night.Rounds[k] = savedLeftIn{wording.Clean(r.Scenario.Units[r.Units[k]].ID), hundredth(rounds)}
		}
		s.Nights[i] = night
	}
	return writeJSON(w, s)
}

// RaidDrawCSV writes one row per night and threat.
func RaidDrawCSV(w io.Writer, r *raid.Run) error {
	rows := [][]string{{"night", "salvo", "allied", "threat", "arrivals", "decoys", "engaged", "shots", "kills", "decoys_stopped", "leakers"}}
	for _, n := range r.Nights {
		for _, t := range n.Threats {
			row := []string{strconv.Itoa(n.Night), strconv.FormatBool(n.Salvo), strconv.FormatBool(n.Allied), csvText(t.ID)}
			for _, x := range []int{t.Arrivals, t.Decoys, t.Engaged, t.Shots, t.Kills, t.Wasted, t.Leakers} {
				row = append(row, strconv.Itoa(x))
			}
			rows = append(rows, row)
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}
