package subject

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// refusable is a discovery over four promises and one range.
func refusable() *Discovery {
	yesNo := []string{"denied", "granted"}
	h := &sweep.Header{People: 1_000_000, Rows: 16, Vary: []sweep.Key{
		{Name: "hosts.PL", Values: yesNo}, {Name: "hosts.HU", Values: yesNo}, {Name: "contributors.DE", Values: yesNo},
		{Name: "contributors.NO", Values: yesNo}, {Name: "systems.x.reach.drone", Range: sweep.Range{"20km", "36km"}},
	}}
	world := scenario.NewWorld(nil, nil, []scenario.Territory{
		{Code: "DE", Name: "Germany"}, {Code: "HU", Name: "Hungary"}, {Code: "NO", Name: "Norway"},
		{Code: "PL", Name: "Poland"},
	})
	return &Discovery{
		Discovery: &sweep.Discovery{Header: h, Least: 600_000, Agreed: 700_000},
		Scenario:  &scenario.Scenario{World: world},
	}
}

// What decides is said as people say it, surest first.
func TestBoxesInWords(t *testing.T) {
	d := refusable()
	yes, no := []int{1}, []int{0}
	for _, c := range []struct {
		box  sweep.Box
		want string
	}{
		{sweep.Box{Limits: []sweep.Limit{{Key: 0, Values: yes}, {Key: 1, Values: yes}, {Key: 2, Values: yes}}, Coverage: 1, Density: 1},
			"Cover falls if Poland and Hungary open bases, and Germany sends units, and in no other case."},
		{sweep.Box{Limits: []sweep.Limit{{Key: 3, Values: no}}, Coverage: 1, Density: 0.75},
			"Cover falls only if Norway sends no units, and then in 75 % of cases."},
		{sweep.Box{Limits: []sweep.Limit{{Key: 0, Values: no}, {Key: 3, Values: yes}}, Coverage: 0.4, Density: 1},
			"Cover always falls if Poland opens no bases and Norway sends units. Among these are 40 % of the cases in which it " +
				"does so."},
		{sweep.Box{Limits: []sweep.Limit{{Key: 4, Values: []int{2, 3}}}, Coverage: 0.5, Density: 0.9},
			"If systems.x.reach.drone lies from 24km to 28km, cover falls in 90 % of cases. Among these are 50 % of the cases " +
				"in which it does so."},
	} {
		if got := boxSentence(d, &c.box, "falls"); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestWhoCanSayNoInWords(t *testing.T) {
	d := refusable()
	if got, want := headlineRefusals(d), "If every government agrees, 0.70 M people (70 %) are covered. Not even all of "+
		"them together can bring cover under 60 % by refusing."; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	d.Refusals = []sweep.Refusal{{"PL"}, {"DE", "NO"}}
	if got := headlineRefusals(d); !strings.HasSuffix(got, "it is enough that one of these refuses: Poland, or Germany and "+
		"Norway together.") {
		t.Error(got)
	}
	d.Agreed = 500_000
	if got := headlineRefusals(d); !strings.HasSuffix(got, "are covered: under 60 % although nobody refuses.") {
		t.Error(got)
	}
	for _, c := range []struct {
		all, kept, governments int
		want                   string
	}{
		{0, 0, 9, "No city is covered even if every government agrees."},
		{3, 0, 9, "No city stays covered whoever refuses."},
		{3, 3, 2, "3 cities are covered if every government agrees, and stay so whoever of them refuses."},
		{4, 1, 9, "Of the 4 cities covered if every government agrees, 1 stays so whichever three governments refuse."},
	} {
		if got := keptSentence(c.all, c.kept, c.governments); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

// The latest order is the minute before the first one at which cover is lost.
func TestHowLateTheOrderMayComeInWords(t *testing.T) {
	d := refusable()
	d.Scenario.Places = []scenario.Place{{Name: "Alpha"}, {Name: "Beta"}, {Name: "Gamma"}}
	drop := func(place, minute int) worth.Drop {
		return worth.Drop{Place: place, Threats: []worth.DropMinute{{Minute: minute}}}
	}
	curve := make([]int, worth.LongestDelay+1)
	for m := range curve {
		curve[m] = 700_000 - 20_000*m
	}
	d.Orders = &worth.Worth{
		Result:  &coverage.Result{Scenario: d.Scenario, Threats: []coverage.ThreatResult{{}}},
		Threats: []worth.Threat{{Delay: curve}}, Drops: []worth.Drop{drop(0, 7), drop(1, -1), drop(2, 0)},
	}
	d.Cities = []sweep.City{{Place: 0, Refusals: []sweep.Refusal{{"PL"}, {"DE", "NO"}}}, {Place: 1}}
	if got, want := headlineOrder(d), "If every government agrees, cover stays at 60 % or more as long as the order to "+
		"intercept comes within 5 min of detection; a minute later 0.58 M people are covered."; !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
	p := &Document{}
	orderSection(p, d)
	table := p.Blocks[2].Table
	if len(table.Rows) != 1 || table.Rows[0][0] != "6 min" || table.Rows[0][1] != "Alpha" {
		t.Errorf("%v", table.Rows)
	}
	if got := p.Blocks[3].Words; got != "1 city stays covered even if the order takes an hour." {
		t.Error(got)
	}
	cities := d.OnMap()
	for i, want := range [...]struct {
		veto, order int
		label       string
	}{{1, 2, "PL, DE+NO"}, {4, 4, ""}, {0, 0, ""}} {
		c := &cities[i]
		if Themes[0].Of(c) != want.veto || Themes[1].Of(c) != want.order || Themes[0].Label(c) != want.label {
			t.Errorf("%+v is of classes %d and %d, labelled %q", c, Themes[0].Of(c), Themes[1].Of(c), Themes[0].Label(c))
		}
	}
}

// A share that all combinations reach, or none, is said to be so, where there is no box to name.
func TestAShareThatDecidesNothingInWords(t *testing.T) {
	d := refusable()
	for holding, want := range map[int]string{
		0:  "No combination reaches it: ask for a lower share (--share).",
		16: "Every combination reaches it: ask for a higher share (--share).",
	} {
		p := &Document{}
		d.Holding = holding
		decidesSection(p, d)
		if got := p.Blocks[1].Words; got != want {
			t.Errorf("%d hold: %q", holding, got)
		}
	}
}

// One promise has none to regret, and without governments none agrees.
func TestWhatIsAloneInWords(t *testing.T) {
	d := refusable()
	d.Promises = []sweep.Promise{{Key: 0, Gain: 57_800}}
	p := &Document{}
	regretSection(p, d)
	if got, want := p.Blocks[1].Words, "Only bases in Poland can be won here: on average they add 57,800 people."; got != want {
		t.Errorf("%q", got)
	}
	d.Header.Vary = d.Header.Vary[4:]
	d.Orders = &worth.Worth{
		Result:  &coverage.Result{Scenario: d.Scenario, Threats: []coverage.ThreatResult{{}}},
		Threats: []worth.Threat{{Delay: make([]int, worth.LongestDelay+1)}},
	}
	if got, want := headlineOrder(d), "Cover is under 60 % even with an order at once."; !strings.HasPrefix(got, want) {
		t.Errorf("%q", got)
	}
}

// Of a sample those promises are ranked that are more than chance, each with its standard
// error; the others are named and not ranked, and so is what cannot be told from the first.
func TestPromisesOfASampleInWords(t *testing.T) {
	d := refusable()
	d.Header.Sample = sweep.Sample{Rows: 500, Seed: 1}
	d.Promises = []sweep.Promise{
		{Key: 2, Regret: -1, Gain: 90_000, Error: 20_000}, {Key: 1, Regret: -1, Gain: 60_000, Error: 20_000},
		{Key: 0, Regret: -1, Gain: 30_000, Error: 25_000, Chance: true},
	}
	p := &Document{}
	regretSection(p, d)
	if got, want := p.Blocks[1].Words, "In the combinations drawn the most comes with units from Germany. From it bases in "+
		"Hungary cannot be told apart. The regret"; !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
	if rows := p.Blocks[2].Table.Rows; len(rows) != 2 || strings.Join(rows[1], "; ") != "bases in Hungary; 60,000; ± 20,000" {
		t.Errorf("%v", rows)
	}
	if got, want := p.Blocks[3].Words, "Not ranked, since chance would give as much: bases in Poland."; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for i := range d.Promises {
		d.Promises[i].Chance = true
	}
	p = &Document{}
	if regretSection(p, d); !strings.HasPrefix(p.Blocks[1].Words, "No promise moves the mean") {
		t.Errorf("%+v", p.Blocks)
	}
	p = &Document{}
	d.Holding, d.Header.Rows = 250, 500
	decidesSection(p, d)
	if got, want := p.Blocks[1].Words, "No condition tells these cases apart better than chance would in 500 rows"; !strings.HasPrefix(
		got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
}
