package tui

import (
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// pressFilter handles the keys while the filter of the list is typed.
func (m *Model) pressFilter(msg tea.KeyPressMsg) {
	k := m.keys
	switch {
	case key.Matches(msg, k.FindLeave):
		m.overlay = overlayNone
		m.filter("")
	case key.Matches(msg, k.FindTake):
		m.overlay = overlayNone
		m.centreSelected()
	case key.Matches(msg, k.FindUp):
		m.move(-1)
	case key.Matches(msg, k.FindDown):
		m.move(1)
	default:
		if m.editor.Press(msg) {
			m.filter(m.editor.Value())
		}
	}
}

// openFilter starts typing a filter for the list, which comes into view.
func (m *Model) openFilter() {
	m.focus, m.panelOpen = paneList, true
	m.relayout()
	m.editor.Set("")
	m.overlay = overlayFilter
	m.filter("")
}

// filter narrows the list of the pane shown and selects the best match.
func (m *Model) filter(query string) {
	m.list.query = strings.TrimSpace(query)
	m.relist()
	if m.list.query == "" {
		return
	}
	if best := m.list.best; m.exists(best) {
		m.choose(best)
	}
}

// terms splits a query into folded words; "uncovered" and the like stand for
// statuses.
func terms(query string) []string { return strings.Fields(fold(query)) }

// statusTerms is how a filter names the statuses; "covered" depends on the
// estimate shown.
var statusTerms = map[string]coverage.Status{
	"assured": coverage.Assured, "likely": coverage.Likely, "possible": coverage.Possible,
}

// placeFits scores a place against a query, 0 being the best and noFit that it
// does not fit: every word must fit its name, or say its status, its kind, its
// region or what keeps it from being covered.
func (m *Model) placeFits(i int, query string) int {
	if whole := bestFit(m.names.folded[i], fold(query)); whole < noFit {
		return whole
	}
	worst := 0
	for _, term := range terms(query) {
		if m.placeSays(i, term) {
			worst = max(worst, saidFit)
			continue
		}
		score := bestFit(m.names.folded[i], term)
		if score >= looseFit { // too loose for one word of several
			return noFit
		}
		worst = max(worst, score)
	}
	return worst
}

// saidFit is the score of a word that says something else of a place: a name
// that begins with it comes first.
const saidFit = 2

// placeSays reports whether a word names a property of a place.
func (m *Model) placeSays(i int, term string) bool {
	p := &m.scenario.Places[i]
	if negated, ok := strings.CutPrefix(term, "!"); ok && negated != "" {
		return !m.placeSays(i, negated) && bestFit(m.names.folded[i], negated) >= 3
	}
	if fold(p.Kind) == term || string(p.Control) == term || fold(p.Region) == term || term == "node" && p.Kind != scenario.City {
		return true
	}
	if m.scenario.World != nil {
		if region := m.scenario.World.Region(p.Region); region != nil && strings.HasPrefix(fold(region.Name), term) && len(term) > 2 {
			return true
		}
	}
	if m.result == nil {
		return false
	}
	pt := m.result.Places[i].At(m.threat)
	covered := pt.Status.CoveredAt(m.estimate)
	switch status, known := statusTerms[term]; {
	case known:
		return pt.Status == status
	case term == "covered":
		return covered
	case term == "uncovered":
		return !covered && p.Counted
	}
	return !covered && p.Counted && pt.Nearest != nil && wording.GateWord(pt.Nearest.Verdict.Gate) == term
}

// textFits scores the words of another pane's row.
func textFits(row *listRow, query string) int {
	text := fold(row.name + " " + row.note + " " + row.words)
	if whole := fit(fold(row.name), fold(query)); whole < noFit {
		return whole
	}
	for _, term := range terms(query) {
		if negated, ok := strings.CutPrefix(term, "!"); ok && negated != "" {
			if strings.Contains(text, negated) {
				return noFit
			}
		} else if !strings.Contains(text, term) {
			return noFit
		}
	}
	return 3
}

// lookUp asks the store what a query may mean where no name fits.
func (m *Model) lookUp(query string) []int {
	if m.cfg.Store == nil || query == "" {
		return nil
	}
	found := m.cfg.Store.FindPlace(query, m.scenario.Places)
	return slices.DeleteFunc(slices.Clone(found), func(i int) bool { return i < 0 || i >= len(m.scenario.Places) })
}
