package report

import (
	"io"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// WorthFormat names the JSON of who carries what.
const WorthFormat = "airumbrella/worth/1"

// SavedWorth is the JSON of who carries what; people at the base estimate.
type SavedWorth struct {
	Format      string            `json:"format"`
	Scenario    SavedScenario     `json:"scenario"`
	Options     SavedOptions      `json:"options"`
	Threats     []SavedCarried    `json:"threats"`
	Worst       SavedCarried      `json:"worst"`
	Open        SavedOpen         `json:"open"`
	Drops       []SavedDrop       `json:"drops"`       // cities of 100,000 people or more
	Minimum     []SavedMinimum    `json:"minimum"`     // null where no target was asked
	Assumptions []SavedAssumption `json:"assumptions"` // null where not asked
	Notes       []string          `json:"notes"`
}

// SavedCarried is who carries the cover against one threat.
type SavedCarried struct {
	ID           string         `json:"id"`
	Total        int            `json:"total"`
	Covered      int            `json:"covered"`
	UkraineAlone int            `json:"ukraine_alone"`
	Conditions   []SavedShare   `json:"conditions"`
	Contributors []SavedShare   `json:"contributors"`
	Hosts        []SavedShare   `json:"hosts"`
	Bases        []SavedShare   `json:"bases"`
	Units        []SavedShare   `json:"units"` // null for the worst
	WorstPairs   SavedPairs     `json:"worst_pairs"`
	Subsets      []SavedSubset  `json:"subsets"`
	Delay        []SavedDelay   `json:"delay"`
	LastAllied   *int           `json:"last_allied_minute"` // of the delay; null where allied units cover no city at once
	Binding      []SavedBinding `json:"binding"`
}

// SavedShare is what one of a group is worth.
type SavedShare struct {
	ID            string   `json:"id"`
	Shapley       int      `json:"shapley"`
	LossIfRemoved int      `json:"loss_if_removed"`
	Permission    *string  `json:"permission,omitempty"`     // of hosts and contributors
	StandardError *float64 `json:"standard_error,omitempty"` // where the share is an estimate
}

// SavedPairs is the two of each group whose loss together is largest; null
// where there are no two.
type SavedPairs struct {
	Conditions   *SavedPair `json:"conditions"`
	Contributors *SavedPair `json:"contributors"`
	Hosts        *SavedPair `json:"hosts"`
	Bases        *SavedPair `json:"bases"`
	Units        *SavedPair `json:"units"`
}

// SavedPair is two ids and what is lost without both.
type SavedPair struct {
	IDs  [2]string `json:"ids"`
	Loss int       `json:"loss_if_removed"`
}

// SavedSubset is the cover when only some conditions hold.
type SavedSubset struct {
	Conditions []string `json:"conditions"`
	Covered    int      `json:"covered"`
}

// SavedDelay is one point of the delay curve.
type SavedDelay struct {
	Minutes int `json:"minutes"`
	Covered int `json:"covered"`
}

// SavedBinding is whom a gate keeps from cover; its gate is null where the
// nearest unit is there part of the time.
type SavedBinding struct {
	Gate   *string `json:"gate"`
	People int     `json:"people"`
	Places int     `json:"places"`
}

// SavedOpen is what the open promises would bring.
type SavedOpen struct {
	Promises []SavedPromise  `json:"promises"`
	Pairs    []SavedOpenPair `json:"pairs"`
	Expected []SavedExpected `json:"expected"` // by threat, the worst last
}

// SavedPromise is one open host or contributor.
type SavedPromise struct {
	Set         string      `json:"set"`
	Probability *float64    `json:"probability"`
	Gain        []SavedGain `json:"gain"`
}

// SavedOpenPair is two promises that bring more together.
type SavedOpenPair struct {
	Set  [2]string   `json:"set"`
	Gain []SavedGain `json:"gain"`
}

// SavedGain is people more against a threat.
type SavedGain struct {
	ID   string `json:"id"`
	Gain int    `json:"gain"`
}

// SavedExpected is the expected cover against a threat: low with the promises
// without a stated probability refused, high with them granted.
type SavedExpected struct {
	ID            string   `json:"id"`
	Low           int      `json:"low"`
	High          int      `json:"high"`
	StandardError *float64 `json:"standard_error"` // null where every outcome was reckoned
}

// SavedDrop is when a city drops out as the order takes longer: the first
// minute at which it is not covered, null where it stays for an hour.
type SavedDrop struct {
	ID      string           `json:"id"`
	Threats []SavedDropPoint `json:"threats"`
}

// SavedDropPoint is that minute against one threat, the worst last.
type SavedDropPoint struct {
	ID     string `json:"id"`
	Minute *int   `json:"minute"`
}

// SavedAssumption is one assumption moved alone to its ends.
type SavedAssumption struct {
	System *string              `json:"system"`
	Threat *string              `json:"threat"`
	Field  string               `json:"field"`
	Unit   *string              `json:"unit"`
	Value  SavedRange[float64]  `json:"value"`
	Moves  []SavedAssumptionEnd `json:"people"`
}

// SavedAssumptionEnd is the people covered with the value at its ends.
type SavedAssumptionEnd struct {
	ID   string `json:"id"`
	Low  int    `json:"low"`
	High int    `json:"high"`
}

// WorthJSON writes who carries what: the same result gives the same bytes.
func WorthJSON(w io.Writer, x *worth.Worth) error { return writeJSON(w, savedWorth(x)) }

func savedWorth(x *worth.Worth) *SavedWorth {
	s := &SavedWorth{
		Format: WorthFormat, Scenario: savedScenario(x.Result.Scenario), Options: savedOptions(x.Result), Threats: make([]SavedCarried, len(x.Threats)),
		Worst: savedCarried(x, len(x.Threats)), Open: savedOpen(x), Drops: make([]SavedDrop, len(x.Drops)), Notes: wording.WorthNotes(x),
	}
	for i := range x.Threats {
		s.Threats[i] = savedCarried(x, i)
	}
	for i, d := range x.Drops {
		s.Drops[i] = SavedDrop{ID: wording.Clean(x.Result.Scenario.Places[d.Place].ID), Threats: make([]SavedDropPoint, len(d.Threats))}
		for a, t := range d.Threats {
			s.Drops[i].Threats[a] = SavedDropPoint{amountID(x, a), minuteOf(t.Minute)}
		}
	}
	if x.Minimum != nil {
		s.Minimum = savedMinima(x)
	}
	if x.Assumptions != nil {
		s.Assumptions = make([]SavedAssumption, len(x.Assumptions))
		for i := range x.Assumptions {
			s.Assumptions[i] = savedAssumption(x, &x.Assumptions[i])
		}
	}
	return s
}

func amountID(x *worth.Worth, amount int) string { return wording.Clean(x.At(amount).ID) }

// minuteOf is a minute, nil for a negative one.
func minuteOf(m int) *int {
	if m < 0 {
		return nil
	}
	return &m
}

func savedCarried(x *worth.Worth, amount int) SavedCarried {
	t := x.At(amount)
	s := SavedCarried{
		ID: wording.Clean(t.ID), Total: t.Total, Covered: t.Covered, UkraineAlone: t.Alone, LastAllied: minuteOf(t.LastAllied),
		Conditions: savedShares(&t.Conditions), Contributors: savedShares(&t.Contributors), Hosts: savedShares(&t.Hosts), Bases: savedShares(&t.Bases),
		Subsets: make([]SavedSubset, len(t.Subsets)), Delay: make([]SavedDelay, len(t.Delay)), Binding: make([]SavedBinding, len(t.Binding)),
		WorstPairs: SavedPairs{Conditions: savedPair(&t.Conditions), Contributors: savedPair(&t.Contributors), Hosts: savedPair(&t.Hosts), Bases: savedPair(&t.Bases)},
	}
	if t.Units != nil {
		s.Units, s.WorstPairs.Units = savedShares(t.Units), savedPair(t.Units)
	}
	for i, subset := range t.Subsets {
		s.Subsets[i] = SavedSubset(subset)
	}
	for m, covered := range t.Delay {
		s.Delay[m] = SavedDelay{m, covered}
	}
	for i, b := range t.Binding {
		s.Binding[i] = SavedBinding{People: b.People, Places: b.Places}
		if b.Gate != coverage.GateNone {
			s.Binding[i].Gate = worded(b.Gate.String())
		}
	}
	return s
}

// seaID is what JSON and CSV call the sea as a host.
const seaID = "sea"

// savedShares rounds shares to whole people that still add up.
func savedShares(g *worth.Group) []SavedShare {
	list, exact := make([]SavedShare, len(g.Shares)), make([]float64, len(g.Shares))
	for i := range g.Shares {
		exact[i] = wording.Decimals(g.Shares[i].Shapley, 1e6)
	}
	whole := wholeShares(exact)
	for i := range g.Shares {
		share := &g.Shares[i]
		list[i] = SavedShare{ID: shareID(share.ID), Shapley: whole[i], LossIfRemoved: share.Loss, Permission: worded(string(share.State))}
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

func savedPair(g *worth.Group) *SavedPair {
	if g.Pair == nil {
		return nil
	}
	return &SavedPair{[2]string{shareID(g.Pair.A), shareID(g.Pair.B)}, g.Pair.Loss}
}

func savedOpen(x *worth.Worth) SavedOpen {
	o := &x.Open
	s := SavedOpen{Promises: make([]SavedPromise, len(o.Promises)), Pairs: make([]SavedOpenPair, len(o.Pairs)), Expected: make([]SavedExpected, len(o.Low))}
	set := func(i int) string {
		if o.Promises[i].Role == coverage.AsHost {
			return wording.Clean(scenario.SetHost{Code: o.Promises[i].Code, State: scenario.Granted}.String())
		}
		return wording.Clean(scenario.SetContributor{Code: o.Promises[i].Code, State: scenario.Granted}.String())
	}
	gains := func(gain []int) []SavedGain {
		list := make([]SavedGain, len(gain))
		for a, people := range gain {
			list[a] = SavedGain{amountID(x, a), people}
		}
		return list
	}
	for i := range o.Promises {
		s.Promises[i] = SavedPromise{Set: set(i), Gain: gains(o.Promises[i].Gain)}
		if q := o.Promises[i].Probability; q != nil {
			s.Promises[i].Probability = measured(*q)
		}
	}
	for i, pair := range o.Pairs {
		s.Pairs[i] = SavedOpenPair{[2]string{set(pair.A), set(pair.B)}, gains(pair.Gain)}
	}
	for a := range o.Low {
		s.Expected[a] = SavedExpected{ID: amountID(x, a), Low: wording.WholePeople(o.Low[a]), High: wording.WholePeople(o.High[a])}
		if o.Draws > 0 {
			s.Expected[a].StandardError = measured(wording.Tenth(o.Error[a]))
		}
	}
	return s
}

func savedAssumption(x *worth.Worth, a *worth.Assumption) SavedAssumption {
	s := SavedAssumption{
		System: worded(a.System), Threat: worded(a.Threat), Field: a.Field, Unit: worded(a.Unit),
		Value: SavedRange[float64]{wording.Decimals(a.Value.Low, 1e4), wording.Decimals(a.Value.Base, 1e4), wording.Decimals(a.Value.High, 1e4)},
		Moves: make([]SavedAssumptionEnd, len(a.AtLow)),
	}
	for k := range a.AtLow {
		s.Moves[k] = SavedAssumptionEnd{amountID(x, k), a.AtLow[k], a.AtHigh[k]}
	}
	return s
}
