package saved

import (
	"math"

	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/wording"
)

// discoveryFormat names the JSON of what decides in a sweep.
const discoveryFormat = "airumbrella/discovery/1"

// discoveryJSON is what decides in a sweep, at the base estimate.
type discoveryJSON struct {
	Format   string        `json:"format"`
	Scenario scenarioJSON  `json:"scenario"`
	Plan     string        `json:"plan"`
	Threat   string        `json:"threat"`
	Rows     int           `json:"rows"`
	Sample   *sweep.Sample `json:"sample"` // null where every combination is there
	People   peopleJSON    `json:"people"`
	Worst    int           `json:"worst"`   // a row with the fewest people covered
	Best     int           `json:"best"`    // and one with the most
	Holding  int           `json:"holding"` // rows that reach the threshold
	Idle     []string      `json:"idle"`    // keys that change nothing against this threat
	Over     []boxJSON     `json:"over"`
	Under    []boxJSON     `json:"under"`
	Promises []wonJSON     `json:"promises"` // the least regret first
	Agreed   *int          `json:"agreed"`   // people covered with all governments agreeing; null: not known
	Refusals [][]string    `json:"refusals"` // that take cover below the threshold
	Cities   []refusedJSON `json:"cities"`   // null where the scenario is not known
	// Order is how long the order may take, all governments agreeing; null where the scenario
	// is not known. Known is which figure of grade C or D could change the order of promises;
	// null where that was not asked.
	Order *orderJSON  `json:"order"`
	Known []knownJSON `json:"worth_knowing"`
}

// orderJSON is how cover falls as the order to intercept takes longer.
type orderJSON struct {
	Latest *int            `json:"latest_min"` // for cover above the threshold; null: none does
	Longer bool            `json:"longer"`     // at the last minute asked it still holds
	People []int           `json:"people"`     // covered when it takes 0, 1, ... minutes
	Cities []cityOrderJSON `json:"cities"`     // all counted ones
}

// knownJSON is an end of an uncertain figure at which one promise adds more than another
// that now adds more; people more at base at that end.
type knownJSON struct {
	Words      string `json:"words"`
	Grade      string `json:"grade"`
	End        string `json:"end"` // low or high
	Ahead      string `json:"ahead"`
	Behind     string `json:"behind"`
	AheadGain  int    `json:"ahead_gain"`
	BehindGain int    `json:"behind_gain"`
}

// cityOrderJSON is the latest order that a city bears.
type cityOrderJSON struct {
	Place  string `json:"place"`
	Latest *int   `json:"latest_min"` // null: not covered even at once
	Longer bool   `json:"longer"`     // at the last minute asked it is still covered
}

// peopleJSON is how many people are counted, covered and asked for.
type peopleJSON struct {
	Total     int `json:"total"`
	Fewest    int `json:"fewest"`
	Most      int `json:"most"`
	Threshold int `json:"threshold"`
}

// boxJSON is a box of combinations: the values that it allows of each key that it limits.
type boxJSON struct {
	Limits   []sweep.Key `json:"limits"`
	Rows     int         `json:"rows"`
	Hits     int         `json:"hits"`
	Coverage float64     `json:"coverage"`
	Density  float64     `json:"density"`
}

// wonJSON is what a promise is worth that is won first.
type wonJSON struct {
	Key    string `json:"key"`
	Regret *int   `json:"regret"` // null in a sample
	Gain   int    `json:"gain"`
	// Error is the standard error of the gain in a sample, null without one; Chance that the
	// gain is no more than chance gives there.
	Error  *int `json:"error"`
	Chance bool `json:"within_chance"`
}

// refusedJSON is who can uncover a city.
type refusedJSON struct {
	Place    string     `json:"place"`
	Refusals [][]string `json:"refusals"`
}

// Discovery returns what decides in a sweep as files hold it.
func Discovery(d *subject.Discovery, _ subject.View) any {
	h := d.Header
	saved := &discoveryJSON{
		Format: discoveryFormat, Scenario: scenarioJSON{wording.Clean(h.Name), worded(h.Scenario)},
		Plan: wording.Clean(h.Plan), Threat: wording.Clean(d.Threat.ID), Rows: h.Rows,
		People: peopleJSON{h.People, d.Fewest, d.Most, d.Least}, Worst: d.Worst, Best: d.Best, Holding: d.Holding,
		Idle: []string{}, Over: savedBoxes(h, d.Over), Under: savedBoxes(h, d.Under), Promises: []wonJSON{},
		Agreed: minuteOf(d.Agreed), Refusals: savedRefusals(d.Refusals), Order: savedOrder(d),
	}
	if h.Sample.Rows > 0 {
		saved.Sample = &h.Sample
	}
	for _, k := range d.Idle {
		saved.Idle = append(saved.Idle, wording.Clean(h.Vary[k].Name))
	}
	for _, p := range d.Promises {
		won := wonJSON{Key: wording.Clean(h.Vary[p.Key].Name), Regret: minuteOf(p.Regret), Gain: int(math.Round(p.Gain)),
			Chance: p.Chance}
		if off := int(math.Round(p.Error)); h.Sample.Rows > 0 {
			won.Error = &off
		}
		saved.Promises = append(saved.Promises, won)
	}
	if d.Cities != nil {
		saved.Cities = []refusedJSON{}
	}
	for _, c := range d.Cities {
		saved.Cities = append(saved.Cities,
			refusedJSON{wording.Clean(d.Scenario.Places[c.Place].ID), savedRefusals(c.Refusals)})
	}
	if d.Known != nil {
		saved.Known = []knownJSON{}
		for i := range d.Known.Reversals {
			r := &d.Known.Reversals[i]
			if a := &d.Known.Assumptions[r.Assumption]; r.Amount == d.Discovery.Threat && a.Uncertain() {
				j := savedReversal(d.Known, r)
				saved.Known = append(saved.Known,
					knownJSON{j.Words, string(a.Grade), j.End, j.Ahead, j.Behind, j.AheadGain, j.BehindGain})
			}
		}
	}
	return saved
}

func savedOrder(d *subject.Discovery) *orderJSON {
	if d.Orders == nil {
		return nil
	}
	curve := d.Orders.At(d.Discovery.Threat)
	last := curve.LastHolding(d.Least)
	saved := &orderJSON{
		Latest: minuteOf(last), Longer: last == worth.LongestDelay, People: curve.Delay, Cities: []cityOrderJSON{},
	}
	for i, drop := range d.Orders.Drops {
		m, longer := d.LatestOrder(i)
		saved.Cities = append(saved.Cities,
			cityOrderJSON{wording.Clean(d.Scenario.Places[drop.Place].ID), minuteOf(m), longer})
	}
	return saved
}

// DiscoveryRows returns one row per counted city: who can uncover it, and the latest order
// that it bears.
func DiscoveryRows(d *subject.Discovery) *Rows {
	rows := &Rows{Head: []string{"threat", "place", "name", "name_uk", "region", "lon", "lat", "population", "covered",
		"refusals", "fewest_refusing", "latest_order_min", "covered_longer"}}
	for _, c := range d.OnMap() {
		p := &d.Scenario.Places[c.Place]
		rows.add(wording.Clean(d.Threat.ID), wording.Clean(p.ID), wording.Clean(p.Name), wording.Clean(p.NameUK),
			wording.Clean(p.Region), degrees(p.Position[0]), degrees(p.Position[1]), p.Population, c.Covered,
			wording.Clean(c.Sets()), countOf(c.Fewest()), countOf(c.Latest), c.Longer)
	}
	return rows
}

// countOf returns a number as a cell, nil for a negative one.
func countOf(n int) any {
	if n < 0 {
		return nil
	}
	return n
}

func savedBoxes(h *sweep.Header, boxes []sweep.Box) []boxJSON {
	list := []boxJSON{}
	for _, b := range boxes {
		saved := boxJSON{Limits: []sweep.Key{}, Rows: b.Rows, Hits: b.Hits,
			Coverage: wording.Decimals(b.Coverage, 1e4), Density: wording.Decimals(b.Density, 1e4)}
		for _, l := range b.Limits {
			key := &h.Vary[l.Key]
			limit := sweep.Key{Name: wording.Clean(key.Name)}
			if key.IsRange() {
				limit.Range = key.Between(l.Values)
				saved.Limits = append(saved.Limits, limit)
				continue
			}
			for _, v := range l.Values {
				limit.Values = append(limit.Values, wording.Clean(key.Values[v]))
			}
			saved.Limits = append(saved.Limits, limit)
		}
		list = append(list, saved)
	}
	return list
}

func savedRefusals(sets []sweep.Refusal) [][]string {
	list := [][]string{}
	for _, set := range sets {
		codes := []string{}
		for _, code := range set {
			codes = append(codes, wording.Clean(code))
		}
		list = append(list, codes)
	}
	return list
}
