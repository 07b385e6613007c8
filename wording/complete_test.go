package wording

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/siting"
	"airumbrella/coverage/worth"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// worded fails where a code lacks one of its words.
func worded(t *testing.T, code any, words ...string) {
	t.Helper()
	for i, w := range words {
		if strings.TrimSpace(w) == "" || strings.Contains(w, "%!") {
			t.Errorf("%v: its wording %d of %d is %q", code, i+1, len(words), w)
		}
	}
}

// stage is a result with one unit that comes closest to one place.
func stage() (*coverage.Result, *scenario.Scenario) {
	s := &scenario.Scenario{
		Phase:   scenario.Now,
		Package: scenario.Package{Stockpile: scenario.Stockpile{Factor: 1, Nights: 3}},
		Systems: scenario.Systems{{ID: "nasams", Name: "NASAMS"}},
		Units:   []scenario.Unit{{ID: "one", System: "nasams", Host: "PL", Contributor: "NO"}},
		Threats: []scenario.Threat{{
			ID: "cruise-missile", Class: scenario.CruiseMissile, Altitude: scenario.Same[geo.Height](60),
		}},
		Places: []scenario.Place{{ID: "lviv", Name: "Lviv"}},
	}
	return &coverage.Result{Scenario: s, Terrain: (coverage.SmoothEarth{}).Name()}, s
}

// Every gate has its word, its questions, what fails, what binds and why, and
// what it tested; the verdict "part of the time" is asked nothing.
func TestEveryGateHasWords(t *testing.T) {
	r, s := stage()
	k := &coverage.Reckoning{Unit: &s.Units[0], System: &s.Systems[0], Threat: &s.Threats[0]}
	for g := coverage.GateNone; g < coverage.GateCount; g++ {
		row := gates[g]
		if row.why == nil {
			t.Errorf("gate %s does not say why", g)
			continue
		}
		n := &coverage.Nearest{Verdict: coverage.Verdict{Gate: g, Distance: 9000, TimeShare: 0.5}}
		p := &coverage.PlaceThreat{Why: coverage.Why{Nearest: n}}
		worded(t, g, row.fails, Obstacle(r, p), cellOf(r, p))
		if g == coverage.GateNone {
			continue
		}
		worded(t, g, row.word, row.question, row.asks)
		if row.tested == nil {
			t.Errorf("gate %s does not say what it tested", g)
			continue
		}
		worded(t, g, GateTested(s, k, g))
	}
}

func TestEveryZoneHasWords(t *testing.T) {
	_, s := stage()
	for _, z := range scenario.Zones {
		row := zones[z]
		if row == nil || row.where == nil || row.brief == nil || row.change == nil || row.step == nil {
			t.Errorf("zone %s lacks words", z)
			continue
		}
		worded(t, z, row.where(s), row.brief(&s.Package.Authorisation), row.change(s, scenario.SetZone{Zone: z}),
			row.step(s))
	}
	same(t, "zones", len(zones), len(scenario.Zones))
}

// same fails where a table holds rows that no code has.
func same(t *testing.T, table string, rows, codes int) {
	t.Helper()
	if rows != codes {
		t.Errorf("the table of %s has %d rows for %d codes", table, rows, codes)
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	for _, c := range scenario.Classes {
		worded(t, c, c.Words())
	}
	for level, row := range levels {
		worded(t, level, row.field, row.plain, row.tracks)
	}
	for _, state := range scenario.PermissionStates {
		row := permissions[state]
		worded(t, state, row.said, row.counts, row.not, row.idle)
	}
	same(t, "permissions", len(permissions), len(scenario.PermissionStates))
	for _, c := range scenario.Caveats {
		worded(t, c, caveats[c].bound, caveats[c].bars)
	}
	same(t, "caveats", len(caveats), len(scenario.Caveats))
	for _, p := range scenario.Phases {
		worded(t, p, phases[p].when, phases[p].change, phases[p].unit)
	}
	same(t, "phases", len(phases), len(scenario.Phases))
	for _, s := range coverage.Statuses {
		row := statuses[s]
		worded(t, s, row.name, row.means, row.verdict, row.opening)
		if s != coverage.Assured {
			worded(t, s, row.why)
		}
	}
	for _, kind := range scenario.PlaceKinds {
		worded(t, kind, kinds[kind].one, kinds[kind].many)
	}
	same(t, "kinds", len(kinds), len(scenario.PlaceKinds))
	for _, p := range scenario.Pictures {
		worded(t, p, pictures[p].words, pictures[p].change, pictures[p].brief)
	}
	same(t, "pictures", len(pictures), len(scenario.Pictures))
	for _, a := range scenario.Approaches {
		worded(t, a, approaches[a].words, approaches[a].change, approaches[a].brief)
	}
	same(t, "approaches", len(approaches), len(scenario.Approaches))
	for _, id := range worth.Conditions {
		worded(t, id, conditions[id].name, conditions[id].without)
	}
	same(t, "conditions", len(conditions), len(worth.Conditions))
	for _, status := range siting.Statuses {
		worded(t, status, SiteStatus(status), status.String())
	}
	same(t, "statuses of sites", len(siteStatuses), len(siting.Statuses))
	for _, goal := range siting.Goals {
		worded(t, goal, GoalNoun(goal), GoalAmount(goal, 12))
	}
	same(t, "goals", len(goals), len(siting.Goals))
	for _, doctrine := range scenario.Doctrines {
		worded(t, doctrine, doctrineWords(doctrine))
	}
	same(t, "doctrines", len(doctrines), len(scenario.Doctrines))
}

// Every cause of what binds has its words, and every political gate, alone and with
// others, what is to be decided.
func TestEveryCauseHasWords(t *testing.T) {
	for _, c := range worth.Causes {
		b := worth.Binding{Cause: c, Decisions: 1 << coverage.GateBasing}
		worded(t, c, causes[c].binds, causes[c].row, Cause(&b))
	}
	same(t, "causes", len(causes), len(worth.Causes))
	all := coverage.GateSet(1<<coverage.GateCount - 1).Political()
	for _, g := range all.List() {
		worded(t, g, decisionGates[g].lacks, decisionGates[g].takes, decisionGates[g].brief, DecisionGates(1<<g))
	}
	same(t, "decisions", len(decisionGates), all.Len())
	worded(t, "all gates", DecisionGates(all))
	two := coverage.GateSet(1<<coverage.GateContribution | 1<<coverage.GateAuthorisation)
	if got := DecisionGates(two); got != "two decisions: the sender sends its unit and allies may intercept there" {
		t.Errorf("two gates: %s", got)
	}
}

// Every threat of the catalogue is in the table, and so is the worst of them.
func TestEveryThreatHasWords(t *testing.T) {
	ids := []string{scenario.WorstID}
	for _, threat := range scenariofile.Threats() {
		ids = append(ids, threat.ID)
	}
	for _, id := range ids {
		row := threats[id]
		if row == nil {
			t.Errorf("threat %s has no words", id)
			continue
		}
		worded(t, id, row.label, row.phrase)
	}
	for id := range threats {
		if !slices.Contains(ids, id) {
			t.Errorf("%s has words and is no threat", id)
		}
	}
}

// Every note and reason of results and raids has a sentence.
func TestEveryNoteHasWords(t *testing.T) {
	for code, row := range notes {
		if row.words == "" && row.make == nil {
			t.Errorf("note %d of results has no words", code)
		}
	}
	for code, row := range raidNotes {
		if row.words == "" && row.make == nil {
			t.Errorf("note %d on raids has no words", code)
		}
	}
	for reason := raid.NoReason + 1; reason < raid.ReasonCount; reason++ {
		worded(t, reason, RaidReason(reason))
	}
}
