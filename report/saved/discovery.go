package saved

import (
	"math"

	"airumbrella/coverage/sweep"
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
	People   peopleJSON    `json:"people"`
	Worst    int           `json:"worst"`   // a row with the fewest people covered
	Best     int           `json:"best"`    // and one with the most
	Holding  int           `json:"holding"` // rows that reach the threshold
	Idle     []string      `json:"idle"`    // keys that change nothing against this threat
	Over     []boxJSON     `json:"over"`
	Under    []boxJSON     `json:"under"`
	Promises []wonJSON     `json:"promises"` // the least regret first
	Agreed   int           `json:"agreed"`   // people covered with all governments agreeing
	Refusals [][]string    `json:"refusals"` // that take cover below the threshold
	Cities   []refusedJSON `json:"cities"`   // null where the scenario is not known
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
	Regret int    `json:"regret"`
	Gain   int    `json:"gain"`
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
		Agreed: d.Agreed, Refusals: savedRefusals(d.Refusals),
	}
	for _, k := range d.Idle {
		saved.Idle = append(saved.Idle, wording.Clean(h.Vary[k].Name))
	}
	for _, p := range d.Promises {
		saved.Promises = append(saved.Promises,
			wonJSON{wording.Clean(h.Vary[p.Key].Name), p.Regret, int(math.Round(p.Gain))})
	}
	if d.Cities != nil {
		saved.Cities = []refusedJSON{}
	}
	for _, c := range d.Cities {
		saved.Cities = append(saved.Cities,
			refusedJSON{wording.Clean(d.Scenario.Places[c.Place].ID), savedRefusals(c.Refusals)})
	}
	return saved
}

func savedBoxes(h *sweep.Header, boxes []sweep.Box) []boxJSON {
	list := []boxJSON{}
	for _, b := range boxes {
		saved := boxJSON{Limits: []sweep.Key{}, Rows: b.Rows, Hits: b.Hits,
			Coverage: wording.Decimals(b.Coverage, 1e4), Density: wording.Decimals(b.Density, 1e4)}
		for _, l := range b.Limits {
			limit := sweep.Key{Name: wording.Clean(h.Vary[l.Key].Name)}
			for _, v := range l.Values {
				limit.Values = append(limit.Values, wording.Clean(h.Vary[l.Key].Values[v]))
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
