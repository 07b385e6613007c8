package saved

import (
	"airumbrella/coverage/raid"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// raidFormat names the JSON of raids.
const raidFormat = "airumbrella/raid/1"

// endsJSON is one value per estimate, of any kind.
type endsJSON[T any] struct {
	Low  T `json:"low"`
	Base T `json:"base"`
	High T `json:"high"`
}

// outcomeJSON is the JSON of raids. Values under low, base and high are at the
// pessimistic, base and optimistic end for the defender: the low one of the
// leakers is the largest.
type outcomeJSON struct {
	Format     string         `json:"format"`
	Scenario   scenarioJSON   `json:"scenario"`
	Doctrine   string         `json:"doctrine"`
	NightsLost int            `json:"nights_lost"` // to activation, at the start, at base
	Activation activationJSON `json:"activation"`
	Threats    []raidsJSON    `json:"threats"`
	Massed     massedJSON     `json:"massed_night"`
	Notes      []string       `json:"notes"`
}

// massedJSON is the salvos of all threats in one night, on the same channels and
// magazines, in the order in which they are met.
type massedJSON struct {
	Threats  []massedThreatJSON `json:"threats"`
	Together waveJSON           `json:"together"`
}

type massedThreatJSON struct {
	ID string `json:"id"`
	waveJSON
}

// waveJSON is one threat's part of a massed night, or all of it.
type waveJSON struct {
	Arrivals endsJSON[float64] `json:"arrivals"`
	Light    endsJSON[float64] `json:"light_layer"`
	Engaged  endsJSON[float64] `json:"engaged"`
	Leakers  endsJSON[float64] `json:"leakers"`
	Rounds   endsJSON[float64] `json:"rounds"`
}

// reportedJSON is what was reported of a like night.
type reportedJSON struct {
	Night        string `json:"night"`
	Launched     int    `json:"launched"`
	Stopped      int    `json:"stopped"`
	SelfReported bool   `json:"self_reported"` // always: nothing is fitted to it
	Source       string `json:"source"`
}

// activationJSON is how many nights pass between the political decision and the first
// authorised intercept.
type activationJSON struct {
	Nights endsJSON[int] `json:"nights"`
}

// raidsJSON is one threat's raids, each alone against full magazines.
type raidsJSON struct {
	ID         string        `json:"id"`
	WindowS    float64       `json:"window_s"` // in which a raid arrives
	DecoyShare float64       `json:"decoy_share"`
	Routine    raidJSON      `json:"routine"`
	Salvo      raidJSON      `json:"salvo"`
	Staying    []stayingJSON `json:"staying"`
	Steady     steadyJSON    `json:"steady"`
	AlliedOnly endsJSON[int] `json:"allied_only_people"` // whom no unit of Ukraine's own covers
	// PersonNights are those people times the nights of activation.
	PersonNights endsJSON[int] `json:"person_nights_without_allied_cover"`
	Units        []stockJSON   `json:"units"`
	Reported     *reportedJSON `json:"reported"` // of a like night; null where none is like the salvo
	Reason       *string       `json:"reason"`   // why there is nothing to reckon
}

// raidJSON is one size of raid; leakers are real threats, arrivals and engaged
// hold decoys too. Nights are null where nothing is engaged and where they
// have no end.
type raidJSON struct {
	Arrivals   endsJSON[float64]  `json:"arrivals"`
	Light      endsJSON[float64]  `json:"light_layer"` // taken before a unit is asked; never cover
	Engaged    endsJSON[float64]  `json:"engaged"`
	Leakers    endsJSON[float64]  `json:"leakers"`
	NoLeaker   endsJSON[float64]  `json:"no_leaker"`
	Rounds     endsJSON[float64]  `json:"rounds"`
	Nights     endsJSON[*float64] `json:"nights"`      // every city in reach served in full
	NightsHalf endsJSON[*float64] `json:"nights_half"` // half of them
	Endless    endsJSON[bool]     `json:"endless"`     // resupply keeps up
}

// stayingJSON is one night of routine raids, from the decision.
type stayingJSON struct {
	Night   int               `json:"night"`
	Served  endsJSON[float64] `json:"served"` // share of the people in play
	People  endsJSON[int]     `json:"people"`
	Leakers endsJSON[float64] `json:"leakers"`
}

// steadyJSON is what published production feeds for ever.
type steadyJSON struct {
	Munitions     []string `json:"munitions"`
	TargetsPerDay float64  `json:"targets_per_day"`
	Share         float64  `json:"share"`
}

// stockJSON is one unit's magazine.
type stockJSON struct {
	ID     string             `json:"id"`
	Rounds endsJSON[float64]  `json:"rounds"`
	Ready  endsJSON[int]      `json:"ready"`
	Spent  endsJSON[float64]  `json:"spent"`
	Empty  endsJSON[*float64] `json:"empty"`
}

// Raids returns the whole outcome.
func Raids(o *raid.Outcome, _ subject.View) any {
	s := &outcomeJSON{
		Format: raidFormat, Scenario: savedScenario(o.Scenario), Doctrine: wording.Clean(o.Doctrine),
		NightsLost: o.LostNights.Base, Activation: activationJSON{endsJSON[int](o.LostNights)},
		Threats: make([]raidsJSON, len(o.Threats)), Notes: wording.RaidNotes(o.Notes),
		Massed: massedJSON{make([]massedThreatJSON, len(o.Massed.Threats)), savedWave(&o.Massed.Together)},
	}
	for i := range o.Massed.Threats {
		w := &o.Massed.Threats[i]
		s.Massed.Threats[i] = massedThreatJSON{wording.Clean(o.Threats[w.Threat].Threat.ID), savedWave(&w.Wave)}
	}
	for i := range o.Threats {
		s.Threats[i] = savedRaids(o, &o.Threats[i])
	}
	return s
}

func savedRaids(o *raid.Outcome, t *raid.ThreatOutcome) raidsJSON {
	s := raidsJSON{
		ID: wording.Clean(t.Threat.ID), WindowS: wording.Tenth(t.Window.Seconds()),
		DecoyShare: wording.Decimals(t.Decoys, 1e3),
		Routine:    savedRaid(&t.Routine), Salvo: savedRaid(&t.Salvo), Staying: make([]stayingJSON, len(t.Staying)),
		Steady: steadyJSON{
			t.Steady.Munitions,
			hundredth(t.Steady.TargetsPerDay),
			wording.Decimals(t.Steady.Share, 1e4),
		},
		AlliedOnly: endsJSON[int](t.AlliedOnly), PersonNights: endsJSON[int](t.PersonNights),
		Units: make([]stockJSON, len(t.Units)), Reason: worded(wording.RaidReason(t.Reason)), Reported: savedReport(t.Like(o.Lead)),
	}
	for i, row := range t.Staying {
		s.Staying[i] = stayingJSON{
			row.Night,
			rounded(row.Served, 1e4),
			endsJSON[int](row.People),
			rounded(row.Leakers, 1e3),
		}
	}
	for i, u := range t.Units {
		s.Units[i] = stockJSON{
			wording.Clean(o.Scenario.Units[u.Unit].ID), rounded(u.Rounds, 100), endsJSON[int](u.Ready),
			rounded(u.Spent, 1e3), savedNights(u.Empty),
		}
	}
	return s
}

func savedWave(w *raid.Wave) waveJSON {
	return waveJSON{rounded(w.Arrivals, 1e3), rounded(w.Light, 1e3), rounded(w.Engaged, 1e3), rounded(w.Leakers, 1e3),
		rounded(w.Spent, 1e3)}
}

func savedReport(r *raid.Report) *reportedJSON {
	if r == nil {
		return nil
	}
	return &reportedJSON{raid.Reported.Date, r.Launched, r.Stopped, true, raid.Reported.From.Source}
}

func savedRaid(r *raid.Raid) raidJSON {
	return raidJSON{
		Arrivals: rounded(r.Arrivals, 1e3), Light: rounded(r.Light, 1e3),
		Engaged: rounded(r.Engaged, 1e3), Leakers: rounded(r.Leakers, 1e3),
		NoLeaker: rounded(r.NoLeaker, 1e6),
		Rounds:   rounded(r.Spent, 1e3), Nights: savedNights(r.Nights), NightsHalf: savedNights(r.Half),
		Endless: endsJSON[bool]{r.Nights.Low.Endless, r.Nights.Base.Endless, r.Nights.High.Endless},
	}
}

func hundredth(x float64) float64 { return wording.Decimals(x, 100) }

// rounded rounds a triple to a step of 1/scale.
func rounded(t scenario.Triple[float64], scale float64) endsJSON[float64] {
	return endsJSON[float64]{wording.Decimals(t.Low, scale), wording.Decimals(t.Base, scale),
		wording.Decimals(t.High, scale)}
}

func savedNights(t scenario.Triple[raid.Nights]) endsJSON[*float64] {
	number := func(n raid.Nights) *float64 {
		if n.None || n.Endless {
			return nil
		}
		return measured(hundredth(n.Nights))
	}
	return endsJSON[*float64]{number(t.Low), number(t.Base), number(t.High)}
}

// drawFormat names the JSON of one drawn run.
const drawFormat = "airumbrella/raid-draw/1"

// runJSON is the JSON of one drawn run.
type runJSON struct {
	Format   string       `json:"format"`
	Scenario scenarioJSON `json:"scenario"`
	Seed     uint64       `json:"seed"`
	Estimate string       `json:"estimate"`
	Nights   []nightJSON  `json:"nights"`
	Notes    []string     `json:"notes"`
}

type nightJSON struct {
	Night   int           `json:"night"`
	Salvo   bool          `json:"salvo"`
	Allied  bool          `json:"allied"`
	Threats []drawnJSON   `json:"threats"`
	Leakers []throughJSON `json:"leakers"`
	Rounds  []leftInJSON  `json:"rounds_left"`
}

type drawnJSON struct {
	ID       string `json:"id"`
	Arrivals int    `json:"arrivals"`
	Decoys   int    `json:"decoys"`
	Engaged  int    `json:"engaged"`
	Shots    int    `json:"shots"`
	Light    int    `json:"light_layer"` // taken by the light layer, decoys among them
	Kills    int    `json:"kills"`
	Wasted   int    `json:"decoys_stopped"`
	Leakers  int    `json:"leakers"`
}

type throughJSON struct {
	Place   string `json:"place"`
	Leakers int    `json:"leakers"`
}

type leftInJSON struct {
	Unit   string  `json:"unit"`
	Rounds float64 `json:"rounds"`
}

// Draw returns the whole run.
func Draw(r *raid.Run, _ subject.View) any {
	s := runJSON{
		Format: drawFormat, Scenario: savedScenario(r.Scenario), Seed: r.Seed, Estimate: r.Estimate.String(),
		Nights: make([]nightJSON, len(r.Nights)), Notes: wording.RaidNotes(r.Notes),
	}
	for i := range r.Nights {
		n := &r.Nights[i]
		night := nightJSON{n.Night, n.Salvo, n.Allied, make([]drawnJSON, len(n.Threats)),
			make([]throughJSON, len(n.Leakers)), make([]leftInJSON, len(n.Rounds))}
		for k, t := range n.Threats {
			night.Threats[k] = drawnJSON{wording.Clean(t.ID), t.Arrivals, t.Decoys, t.Engaged, t.Shots, t.Light, t.Kills,
				t.Wasted, t.Leakers}
		}
		for k, p := range n.Leakers {
			night.Leakers[k] = throughJSON{wording.Clean(r.Scenario.Places[p.Place].ID), p.Leakers}
		}
		for k, rounds := range n.Rounds {
			night.Rounds[k] = leftInJSON{wording.Clean(r.Scenario.Units[r.Units[k]].ID), hundredth(rounds)}
		}
		s.Nights[i] = night
	}
	return s
}
