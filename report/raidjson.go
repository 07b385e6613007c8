package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// RaidFormat names the JSON of raids.
const RaidFormat = "airumbrella/raid/1"

// SavedEnds is one value per estimate, of any kind.
type SavedEnds[T any] struct {
	Low  T `json:"low"`
	Base T `json:"base"`
	High T `json:"high"`
}

// SavedOutcome is the JSON of raids. Values under low, base and high are at the
// pessimistic, base and optimistic end for the defender: the low one of the
// leakers is the largest.
type SavedOutcome struct {
	Format     string        `json:"format"`
	Scenario   SavedScenario `json:"scenario"`
	Doctrine   string        `json:"doctrine"`
	NightsLost int           `json:"nights_lost"` // to activation, at the start
	Threats    []SavedRaids  `json:"threats"`
	Notes      []string      `json:"notes"`
}

// SavedRaids is one threat's raids, each alone against full magazines.
type SavedRaids struct {
	ID         string         `json:"id"`
	WindowS    float64        `json:"window_s"` // in which a raid arrives
	DecoyShare float64        `json:"decoy_share"`
	Routine    SavedRaid      `json:"routine"`
	Salvo      SavedRaid      `json:"salvo"`
	Staying    []SavedStaying `json:"staying"`
	Steady     SavedSteady    `json:"steady"`
	Units      []SavedStock   `json:"units"`
	Reason     *string        `json:"reason"` // why there is nothing to reckon
}

// SavedRaid is one size of raid; leakers are real threats, arrivals and engaged
// hold decoys too. Nights are null where nothing is engaged and where they
// have no end.
type SavedRaid struct {
	Arrivals   SavedEnds[float64]  `json:"arrivals"`
	Engaged    SavedEnds[float64]  `json:"engaged"`
	Leakers    SavedEnds[float64]  `json:"leakers"`
	NoLeaker   SavedEnds[float64]  `json:"no_leaker"`
	Rounds     SavedEnds[float64]  `json:"rounds"`
	Nights     SavedEnds[*float64] `json:"nights"`      // every city in reach served in full
	NightsHalf SavedEnds[*float64] `json:"nights_half"` // half of them
	Endless    SavedEnds[bool]     `json:"endless"`     // resupply keeps up
}

// SavedStaying is one night of routine raids, from the decision.
type SavedStaying struct {
	Night   int                `json:"night"`
	Served  SavedEnds[float64] `json:"served"` // share of the people in play
	People  SavedEnds[int]     `json:"people"`
	Leakers SavedEnds[float64] `json:"leakers"`
}

// SavedSteady is what published production feeds for ever.
type SavedSteady struct {
	Munitions     []string `json:"munitions"`
	TargetsPerDay float64  `json:"targets_per_day"`
	Share         float64  `json:"share"`
}

// SavedStock is one unit's magazine.
type SavedStock struct {
	ID     string              `json:"id"`
	Rounds SavedEnds[float64]  `json:"rounds"`
	Ready  SavedEnds[int]      `json:"ready"`
	Spent  SavedEnds[float64]  `json:"spent"`
	Empty  SavedEnds[*float64] `json:"empty"`
}

// RaidJSON writes the whole outcome: the same outcome gives the same bytes.
func RaidJSON(w io.Writer, o *raid.Outcome) error { return writeJSON(w, savedOutcome(o)) }

func savedOutcome(o *raid.Outcome) *SavedOutcome {
	s := &SavedOutcome{
		Format: RaidFormat, Scenario: savedScenario(o.Scenario), Doctrine: wording.Clean(o.Doctrine), NightsLost: o.LostNights,
		Threats: make([]SavedRaids, len(o.Threats)), Notes: wording.RaidNotes(o.Notes),
	}
	for i := range o.Threats {
		s.Threats[i] = savedRaids(o, &o.Threats[i])
	}
	return s
}

func savedRaids(o *raid.Outcome, t *raid.ThreatOutcome) SavedRaids {
	s := SavedRaids{
		ID: wording.Clean(t.Threat.ID), WindowS: wording.Tenth(t.Window.Seconds()), DecoyShare: wording.Decimals(t.Decoys, 1e3),
		Routine: savedRaid(&t.Routine), Salvo: savedRaid(&t.Salvo), Staying: make([]SavedStaying, len(t.Staying)),
		Steady: SavedSteady{t.Steady.Munitions, hundredth(t.Steady.TargetsPerDay), wording.Decimals(t.Steady.Share, 1e4)},
		Units:  make([]SavedStock, len(t.Units)), Reason: worded(wording.RaidReason(t.Reason)),
	}
	for i, row := range t.Staying {
		s.Staying[i] = SavedStaying{row.Night, rounded(row.Served, 1e4), SavedEnds[int](row.People), rounded(row.Leakers, 1e3)}
	}
	for i, u := range t.Units {
		s.Units[i] = SavedStock{
			wording.Clean(o.Scenario.Units[u.Unit].ID), rounded(u.Rounds, 100), SavedEnds[int](u.Ready), rounded(u.Spent, 1e3), savedNights(u.Empty),
		}
	}
	return s
}

func savedRaid(r *raid.Raid) SavedRaid {
	return SavedRaid{
		Arrivals: rounded(r.Arrivals, 1e3), Engaged: rounded(r.Engaged, 1e3), Leakers: rounded(r.Leakers, 1e3), NoLeaker: rounded(r.NoLeaker, 1e6),
		Rounds: rounded(r.Spent, 1e3), Nights: savedNights(r.Nights), NightsHalf: savedNights(r.Half),
		Endless: SavedEnds[bool]{r.Nights.Low.Endless, r.Nights.Base.Endless, r.Nights.High.Endless},
	}
}

func hundredth(x float64) float64 { return wording.Decimals(x, 100) }

// rounded rounds a triple to a step of 1/scale.
func rounded(t scenario.Triple[float64], scale float64) SavedEnds[float64] {
	return SavedEnds[float64]{wording.Decimals(t.Low, scale), wording.Decimals(t.Base, scale), wording.Decimals(t.High, scale)}
}

func savedNights(t scenario.Triple[raid.Nights]) SavedEnds[*float64] {
	number := func(n raid.Nights) *float64 {
		if n.None || n.Endless {
			return nil
		}
		return measured(hundredth(n.Nights))
	}
	return SavedEnds[*float64]{number(t.Low), number(t.Base), number(t.High)}
}

// raidColumns is the head of the raids as CSV.
var raidColumns = []string{
	"threat", "what", "night", "estimate", "arrivals", "engaged", "leakers", "no_leaker", "rounds", "nights", "nights_half", "served", "people",
}

// RaidCSV writes per threat and estimate a row for the routine night, one for
// the salvo and one per night of staying power, figures rounded as in
// [RaidJSON].
func RaidCSV(w io.Writer, o *raid.Outcome) error {
	out := csv.NewWriter(w)
	rows := [][]string{raidColumns}
	for i := range o.Threats {
		t := savedRaids(o, &o.Threats[i])
		for _, e := range scenario.Estimates {
			rows = append(rows, raidRow(&t, "routine", e, &t.Routine), raidRow(&t, "salvo", e, &t.Salvo))
			for _, row := range t.Staying {
				rows = append(rows, []string{
					csvText(t.ID), "staying", strconv.Itoa(row.Night), e.String(), "", "", wording.Decimal(end(row.Leakers, e)), "", "", "", "",
					wording.Decimal(end(row.Served, e)), strconv.Itoa(end(row.People, e)),
				})
			}
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

func raidRow(t *SavedRaids, what string, e scenario.Estimate, r *SavedRaid) []string {
	return []string{
		csvText(t.ID), what, "", e.String(), wording.Decimal(end(r.Arrivals, e)), wording.Decimal(end(r.Engaged, e)), wording.Decimal(end(r.Leakers, e)),
		wording.Decimal(end(r.NoLeaker, e)), wording.Decimal(end(r.Rounds, e)), numberOf(end(r.Nights, e)), numberOf(end(r.NightsHalf, e)), "", "",
	}
}

// end is the value of an estimate.
func end[T any](r SavedEnds[T], e scenario.Estimate) T {
	return scenario.Triple[T](r).At(e)
}
