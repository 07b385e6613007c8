package wording

import "airumbrella/scenario"

// permissionRow is every wording of one state of a permission.
type permissionRow struct {
	said   string // what the country has said: "granted"
	counts string // where it counts
	not    string // where it does not
	idle   string // opens a list of countries on which nothing depends
	still  string // after a step that would take it; "" for what is granted
}

// permissions is the table of states.
var permissions = map[scenario.PermissionState]permissionRow{
	scenario.Granted: {
		said: "granted", counts: "granted", not: "granted",
		idle: "Granted, but adding no cover: ",
	},
	scenario.Offered: {
		said: "offered", counts: "offered, which counts after a ceasefire",
		not:  "offered, which counts only after a ceasefire",
		idle: "Offered, but adding no cover: ", still: " (offered so far)",
	},
	scenario.Open: {
		said: "open", counts: "open, which does not count", not: "open, which does not count",
		idle: "Still open, so not counted: ", still: " (still open)",
	},
	scenario.Denied: {
		said: "denied", counts: "denied", not: "denied",
		idle: "Denied: ", still: " (denied so far)",
	},
}

// HostWords returns what a country has said of its bases, and whether that
// counts.
func HostWords(s *scenario.Scenario, code string) string {
	return grantWords(code, s.Package.Hosts, s.HostGranted(code))
}

// grantWords returns what a country has said.
func grantWords(code string, list map[string]scenario.Permission, granted bool) string {
	permission, named := list[code]
	row := permissions[permission.Stated()]
	switch {
	case code == scenario.Ukraine:
		return "always granted"
	case code == "":
		return "the sea needs no permission"
	case !named:
		return "granted, since not named"
	case granted:
		return row.counts
	}
	return row.not
}

// caveatRow is every wording of one caveat.
type caveatRow struct {
	bound string // what a country is bound to
	bars  string // after its code, why a unit may not stand where it is put
}

// caveats is the table of caveats.
var caveats = map[scenario.Caveat]caveatRow{
	scenario.NotInUkraine:       {"no unit on Ukrainian soil", "sends no units into Ukraine"},
	scenario.OwnSoilOnly:        {"units on own soil only", "keeps its units on its own soil"},
	scenario.AfterCeasefireOnly: {"units only after a ceasefire", "sends units only after a ceasefire"},
}

// CaveatBars returns, after a country, why a unit of it may not stand
// somewhere: "keeps its units on its own soil".
func CaveatBars(c scenario.Caveat) string { return caveats[c].bars }

// phaseRow is every wording of one phase.
type phaseRow struct {
	when   string // when a scenario plays
	change string // as a switch
	unit   string // when a unit of the phase is there
}

// phases is the table of phases.
var phases = map[scenario.Phase]phaseRow{
	scenario.Now:            {"now, before a ceasefire", "before a ceasefire", "there before and after a ceasefire"},
	scenario.AfterCeasefire: {"after a ceasefire", "after a ceasefire", "there only after a ceasefire"},
}

// phaseOf returns the row of a phase; one that is not stated is now.
func phaseOf(p scenario.Phase) phaseRow {
	if row, ok := phases[p]; ok {
		return row
	}
	return phases[scenario.Now]
}

// PhaseWords returns when a scenario plays: "after a ceasefire".
func PhaseWords(p scenario.Phase) string { return phaseOf(p).when }

// UnitPhase returns when a unit of a phase is there: "there only after a
// ceasefire".
func UnitPhase(p scenario.Phase) string { return phaseOf(p).unit }

// WereKept is the condition of what stands under "if granted": offers count already after
// a ceasefire, before it they do not.
func WereKept(s *scenario.Scenario) string {
	if s.Phase == scenario.AfterCeasefire {
		return "if everyone still undecided said yes"
	}
	return "if every offer were kept and everyone undecided said yes"
}
