package saved

import (
	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// worthFormat names the JSON of who carries what.
const worthFormat = "airumbrella/worth/2"

// worthJSON is the JSON of who carries what; people at the base estimate.
type worthJSON struct {
	Format      string           `json:"format"`
	Scenario    scenarioJSON     `json:"scenario"`
	Options     optionsJSON      `json:"options"`
	Threats     []carriedJSON    `json:"threats"`
	Worst       carriedJSON      `json:"worst"`
	Open        openJSON         `json:"open"`
	Drops       []dropJSON       `json:"drops"`       // cities of 100,000 people or more
	Sensors     []sensorJSON     `json:"sensors"`     // units that only see; null where not asked
	Minimum     []minimumJSON    `json:"minimum"`     // null where no target was asked
	Assumptions []assumptionJSON `json:"assumptions"` // null where not asked
	Reversals   []reversalJSON   `json:"reversals"`   // of the order of open promises; null where not asked
	Notes       []string         `json:"notes"`
}

// carriedJSON is who carries the cover against one threat.
type carriedJSON struct {
	ID           string        `json:"id"`
	Total        int           `json:"total"`
	Covered      int           `json:"covered"`
	UkraineAlone int           `json:"ukraine_alone"`
	Conditions   []shareJSON   `json:"conditions"`
	Contributors []shareJSON   `json:"contributors"`
	Hosts        []shareJSON   `json:"hosts"`
	Bases        []shareJSON   `json:"bases"`
	Units        []shareJSON   `json:"units"` // null for the worst
	WorstPairs   pairsJSON     `json:"worst_pairs"`
	Subsets      []subsetJSON  `json:"subsets"`
	Delay        []delayJSON   `json:"delay"`
	LastAllied   *int          `json:"last_allied_minute"` // of the delay; null: allied units cover no city at once
	Binding      []bindingJSON `json:"binding"`
}

// shareJSON is what one of a group is worth.
type shareJSON struct {
	ID            string   `json:"id"`
	Shapley       int      `json:"shapley"`
	LossIfRemoved int      `json:"loss_if_removed"`
	Permission    *string  `json:"permission,omitempty"`     // of hosts and contributors
	StandardError *float64 `json:"standard_error,omitempty"` // where the share is an estimate
}

// pairsJSON is the two of each group whose loss together is largest; null
// where there are no two.
type pairsJSON struct {
	Conditions   *pairJSON `json:"conditions"`
	Contributors *pairJSON `json:"contributors"`
	Hosts        *pairJSON `json:"hosts"`
	Bases        *pairJSON `json:"bases"`
	Units        *pairJSON `json:"units"`
}

// pairJSON is two ids and what is lost without both.
type pairJSON struct {
	IDs  [2]string `json:"ids"`
	Loss int       `json:"loss_if_removed"`
}

// subsetJSON is the cover when only some conditions hold.
type subsetJSON struct {
	Conditions []string `json:"conditions"`
	Covered    int      `json:"covered"`
}

// delayJSON is one point of the delay curve.
type delayJSON struct {
	Minutes int `json:"minutes"`
	Covered int `json:"covered"`
}

// bindingJSON is what stands between some people and cover; the people of all causes
// add up to those not covered.
type bindingJSON struct {
	Cause     string   `json:"cause"`
	Decisions []string `json:"decisions"` // the political gates that must open; empty but for a decision
	Gate      *string  `json:"gate"`      // the first of them, or the physical gate; null where no unit can engage
	People    int      `json:"people"`
	Places    int      `json:"places"` // not covered, most of whose people it keeps
}

// openJSON is what the open promises would bring.
type openJSON struct {
	Promises []promiseJSON  `json:"promises"`
	Pairs    []openPairJSON `json:"pairs"`
	Expected []expectedJSON `json:"expected"` // by threat, the worst last
}

// promiseJSON is one open host or contributor.
type promiseJSON struct {
	Set         string     `json:"set"`
	Probability *float64   `json:"probability"`
	Gain        []gainJSON `json:"gain"`
}

// openPairJSON is two promises that bring more together.
type openPairJSON struct {
	Set  [2]string  `json:"set"`
	Gain []gainJSON `json:"gain"`
}

// gainJSON is people more against a threat.
type gainJSON struct {
	ID   string `json:"id"`
	Gain int    `json:"gain"`
}

// expectedJSON is the expected cover against a threat: low with the promises
// without a stated probability refused, high with them granted.
type expectedJSON struct {
	ID            string   `json:"id"`
	Low           int      `json:"low"`
	High          int      `json:"high"`
	StandardError *float64 `json:"standard_error"` // null where every outcome was reckoned
}

// dropJSON is when a city drops out as the order takes longer: the first
// minute at which it is not covered, null where it stays for an hour.
type dropJSON struct {
	ID      string          `json:"id"`
	Threats []dropPointJSON `json:"threats"`
}

// dropPointJSON is that minute against one threat, the worst last.
type dropPointJSON struct {
	ID     string `json:"id"`
	Minute *int   `json:"minute"`
}

// sensorJSON is a radar or a network: by threat, the worst last, how far it sees at base
// and who is covered no more without it.
type sensorJSON struct {
	ID      string             `json:"id"`
	Threats []sensorThreatJSON `json:"threats"`
}

// sensorThreatJSON is that against one threat.
type sensorThreatJSON struct {
	ID   string         `json:"id"`
	Sees *float64       `json:"sees_km"` // null: not at all, a network, which sees its area, or the worst
	Lost rangeJSON[int] `json:"loss_if_removed"`
}

// assumptionJSON is one assumption moved alone to its ends.
type assumptionJSON struct {
	Of        string              `json:"of"` // what it is about
	ID        *string             `json:"id"` // of the system, threat, class, host or unit
	System    *string             `json:"system"`
	Threat    *string             `json:"threat"`
	Field     string              `json:"field"`
	Words     string              `json:"words"`
	Unit      *string             `json:"unit"`
	Value     *rangeJSON[float64] `json:"value"` // null for what is no number
	Moves     []assumptionEndJSON `json:"people"`
	Positions []positionJSON      `json:"positions"` // of a station; null for all else
}

// positionJSON is the people covered with a station moved to one side, by threat, the worst
// last.
type positionJSON struct {
	Azimuth int   `json:"azimuth"` // degrees clockwise from north
	Covered []int `json:"covered"`
}

// assumptionEndJSON is the people covered with the value at its ends.
type assumptionEndJSON struct {
	ID   string `json:"id"`
	Low  int    `json:"low"`
	High int    `json:"high"`
}

// Worth returns who carries what.
func Worth(x *worth.Worth, _ subject.View) any { return savedWorth(x) }

func savedWorth(x *worth.Worth) *worthJSON {
	s := &worthJSON{
		Format: worthFormat, Scenario: savedScenario(x.Result.Scenario), Options: savedOptions(x.Result),
		Threats: make([]carriedJSON, len(x.Threats)),
		Worst:   savedCarried(x, len(x.Threats)), Open: savedOpen(x), Drops: make([]dropJSON, len(x.Drops)),
		Notes: wording.WorthNotes(x),
	}
	for i := range x.Threats {
		s.Threats[i] = savedCarried(x, i)
	}
	for i, d := range x.Drops {
		s.Drops[i] = dropJSON{ID: wording.Clean(x.Result.Scenario.Places[d.Place].ID),
			Threats: make([]dropPointJSON, len(d.Threats))}
		for a, t := range d.Threats {
			s.Drops[i].Threats[a] = dropPointJSON{amountID(x, a), minuteOf(t.Minute)}
		}
	}
	if x.Sensors != nil {
		s.Sensors = savedSensors(x)
	}
	if x.Minimum != nil {
		s.Minimum = savedMinima(x)
	}
	if x.Assumptions != nil {
		s.Assumptions = make([]assumptionJSON, len(x.Assumptions))
		for i := range x.Assumptions {
			s.Assumptions[i] = savedAssumption(x, &x.Assumptions[i])
		}
	}
	if x.Reversals != nil {
		s.Reversals = make([]reversalJSON, len(x.Reversals))
		for i := range x.Reversals {
			s.Reversals[i] = savedReversal(x, &x.Reversals[i])
		}
	}
	return s
}

func savedSensors(x *worth.Worth) []sensorJSON {
	list := make([]sensorJSON, len(x.Sensors))
	for i := range x.Sensors {
		w := &x.Sensors[i]
		list[i] = sensorJSON{ID: wording.Clean(w.Unit), Threats: make([]sensorThreatJSON, len(w.Lost))}
		for a, lost := range w.Lost {
			t := sensorThreatJSON{ID: amountID(x, a), Lost: rangeJSON[int]{lost.Low, lost.Base, lost.High}}
			network := x.Result.Scenario.System(x.Result.Scenario.Unit(w.Unit)).Kind == scenario.Network
			if a < len(w.Sees) && w.Sees[a] > 0 && !network {
				t.Sees = measured(wording.Tenth(w.Sees[a].Kilometres()))
			}
			list[i].Threats[a] = t
		}
	}
	return list
}

func amountID(x *worth.Worth, amount int) string { return wording.Clean(x.At(amount).ID) }

// minuteOf returns a minute, nil for a negative one.
func minuteOf(m int) *int {
	if m < 0 {
		return nil
	}
	return &m
}

func savedCarried(x *worth.Worth, amount int) carriedJSON {
	t := x.At(amount)
	s := carriedJSON{
		ID: wording.Clean(t.ID), Total: t.Total, Covered: t.Covered, UkraineAlone: t.Alone,
		LastAllied: minuteOf(t.LastAllied),
		Conditions: savedShares(&t.Conditions), Contributors: savedShares(&t.Contributors),
		Hosts: savedShares(&t.Hosts), Bases: savedShares(&t.Bases),
		Subsets: make([]subsetJSON, len(t.Subsets)), Delay: make([]delayJSON, len(t.Delay)),
		Binding: make([]bindingJSON, len(t.Binding)),
		WorstPairs: pairsJSON{Conditions: savedPair(&t.Conditions), Contributors: savedPair(&t.Contributors),
			Hosts: savedPair(&t.Hosts), Bases: savedPair(&t.Bases)},
	}
	if t.Units != nil {
		s.Units, s.WorstPairs.Units = savedShares(t.Units), savedPair(t.Units)
	}
	for i, subset := range t.Subsets {
		s.Subsets[i] = subsetJSON(subset)
	}
	for m, covered := range t.Delay {
		s.Delay[m] = delayJSON{m, covered}
	}
	for i, b := range t.Binding {
		s.Binding[i] = bindingJSON{
			Cause: b.Cause.String(), Decisions: append([]string{}, wording.GatesOf(b.Decisions)...),
			People: b.People, Places: b.Places,
		}
		if b.Gate != coverage.GateNone {
			s.Binding[i].Gate = worded(b.Gate.String())
		}
	}
	return s
}

// seaID is what JSON and CSV call the sea as a host.
const seaID = "sea"

// savedShares rounds shares to whole people that still add up.
func savedShares(g *worth.Group) []shareJSON {
	list, exact := make([]shareJSON, len(g.Shares)), make([]float64, len(g.Shares))
	for i := range g.Shares {
		exact[i] = wording.Decimals(g.Shares[i].Shapley, 1e6)
	}
	whole := wholeShares(exact)
	for i := range g.Shares {
		share := &g.Shares[i]
		list[i] = shareJSON{ID: shareID(share.ID), Shapley: whole[i], LossIfRemoved: share.Loss,
			Permission: worded(string(share.State))}
		if g.Orders > 0 {
			list[i].StandardError = measured(wording.Tenth(share.Error))
		}
	}
	return list
}

func shareID(id string) string {
	if id == "" {
		return seaID
	}
	return wording.Clean(id)
}

func savedPair(g *worth.Group) *pairJSON {
	if g.Pair == nil {
		return nil
	}
	return &pairJSON{[2]string{shareID(g.Pair.A), shareID(g.Pair.B)}, g.Pair.Loss}
}

func savedOpen(x *worth.Worth) openJSON {
	o := &x.Open
	s := openJSON{Promises: make([]promiseJSON, len(o.Promises)), Pairs: make([]openPairJSON, len(o.Pairs)),
		Expected: make([]expectedJSON, len(o.Low))}
	set := func(i int) string { return promiseSwitch(&o.Promises[i]) }
	gains := func(gain []int) []gainJSON {
		list := make([]gainJSON, len(gain))
		for a, people := range gain {
			list[a] = gainJSON{amountID(x, a), people}
		}
		return list
	}
	for i := range o.Promises {
		s.Promises[i] = promiseJSON{Set: set(i), Gain: gains(o.Promises[i].Gain)}
		if q := o.Promises[i].Probability; q != nil {
			s.Promises[i].Probability = measured(*q)
		}
	}
	for i, pair := range o.Pairs {
		s.Pairs[i] = openPairJSON{[2]string{set(pair.A), set(pair.B)}, gains(pair.Gain)}
	}
	for a := range o.Low {
		s.Expected[a] = expectedJSON{ID: amountID(x, a), Low: wording.WholePeople(o.Low[a]),
			High: wording.WholePeople(o.High[a])}
		if o.Draws > 0 {
			s.Expected[a].StandardError = measured(wording.Tenth(o.Error[a]))
		}
	}
	return s
}

// promiseSwitch returns the switch that keeps a promise, as --set takes it.
func promiseSwitch(p *worth.Promise) string {
	return wording.Clean(coverage.Player{Role: p.Role, Code: p.Code}.Grant().String())
}

// reversalJSON is an end of an assumption at which one open promise adds more than another
// that now adds more; people more at base at that end.
type reversalJSON struct {
	ID         string `json:"id"`         // of the threat
	Assumption int    `json:"assumption"` // index in the list of assumptions
	Words      string `json:"words"`
	End        string `json:"end"` // low or high
	Ahead      string `json:"ahead"`
	Behind     string `json:"behind"`
	AheadGain  int    `json:"ahead_gain"`
	BehindGain int    `json:"behind_gain"`
}

func savedReversal(x *worth.Worth, r *worth.Reversal) reversalJSON {
	return reversalJSON{
		ID: amountID(x, r.Amount), Assumption: r.Assumption, End: r.To.String(),
		Words: wording.AssumptionName(x.Result.Scenario, &x.Assumptions[r.Assumption]),
		Ahead: promiseSwitch(&x.Open.Promises[r.Ahead]), Behind: promiseSwitch(&x.Open.Promises[r.Behind]),
		AheadGain: r.AheadGain, BehindGain: r.BehindGain,
	}
}

func savedAssumption(x *worth.Worth, a *worth.Assumption) assumptionJSON {
	s := assumptionJSON{
		Of: wording.AssumptionKey(a), ID: worded(a.ID), Field: a.Field, Unit: worded(a.Unit),
		Words: wording.AssumptionName(x.Result.Scenario, a) + ", " + wording.AssumptionValues(a),
		Moves: make([]assumptionEndJSON, len(a.AtLow)),
	}
	switch a.Of {
	case worth.OfSystem:
		s.System = s.ID
	case worth.OfThreat:
		s.Threat = s.ID
	}
	if a.Value != (scenario.Triple[float64]{}) {
		s.Value = &rangeJSON[float64]{wording.Decimals(a.Value.Low, 1e4), wording.Decimals(a.Value.Base, 1e4),
			wording.Decimals(a.Value.High, 1e4)}
	}
	for k := range a.AtLow {
		s.Moves[k] = assumptionEndJSON{amountID(x, k), a.AtLow[k], a.AtHigh[k]}
	}
	for side, covered := range a.Positions {
		s.Positions = append(s.Positions, positionJSON{side * 360 / worth.StationSides, covered})
	}
	return s
}

// minimumJSON is the least that reaches a target against one threat.
type minimumJSON struct {
	ID      string     `json:"id"`
	Target  float64    `json:"target"`
	Needed  int        `json:"needed"`
	Most    int        `json:"most"` // people with every switch on
	Onward  searchJSON `json:"from_here"`
	Scratch searchJSON `json:"from_nothing"`
}

// searchJSON is the smallest sets of steps from one start.
type searchJSON struct {
	Start  int       `json:"start"`
	Least  *int      `json:"least"` // no fewer steps reach the target; null where none do
	Proven bool      `json:"proven"`
	Count  int       `json:"count"`
	Sets   []setJSON `json:"sets"`
}

// setJSON is one set of steps.
type setJSON struct {
	Covered int        `json:"covered"`
	Steps   []stepJSON `json:"steps"`
}

// stepJSON is one step, as --set takes it.
type stepJSON struct {
	Set     string  `json:"set"`
	Steps   int     `json:"steps"` // that it counts for
	Granted *string `json:"permission,omitempty"`
	Held    bool    `json:"held"` // the scenario has it already
}

func savedMinima(x *worth.Worth) []minimumJSON {
	list := make([]minimumJSON, len(x.Minimum))
	for i := range x.Minimum {
		m := &x.Minimum[i]
		list[i] = minimumJSON{
			ID: amountID(x, m.Threat), Target: wording.Decimals(m.Target, 1e6), Needed: m.Needed, Most: m.Most,
			Onward: savedSearch(&m.Onward, m.Reached()), Scratch: savedSearch(&m.Scratch, m.Reached()),
		}
	}
	return list
}

func savedSearch(s *worth.Search, reached bool) searchJSON {
	saved := searchJSON{Start: s.Start, Proven: s.Proven, Count: s.Count, Sets: make([]setJSON, len(s.Sets))}
	if reached {
		saved.Least = minuteOf(s.Least)
	}
	for i, set := range s.Sets {
		saved.Sets[i] = setJSON{set.Covered, make([]stepJSON, len(set.Steps))}
		for k, step := range set.Steps {
			saved.Sets[i].Steps[k] = stepJSON{
				wording.Clean(step.Set),
				step.Levels,
				worded(string(step.State)),
				step.Held,
			}
		}
	}
	return saved
}
