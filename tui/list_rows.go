package tui

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// placeGroup is the part of the list that a place belongs to: not covered,
// covered, not counted.
func placeGroup(pr *coverage.PlaceResult, threat int, e scenario.Estimate) int {
	switch {
	case !pr.Place.Counted:
		return 2
	case pr.At(threat).Status.CoveredAt(e):
		return 1
	}
	return 0
}

// listPlaces fills the list with every place.
func (m *Model) listPlaces() {
	if m.result == nil {
		return
	}
	for i := range m.result.Places {
		m.list.rows = append(m.list.rows, m.placeRow(i))
	}
	people := 0
	for _, i := range m.list.gaps {
		people += m.names.people[i]
	}
	m.list.heading = fmt.Sprintf("%d places, %s", len(m.list.gaps), wording.People(people))
}

// placeRow is a place in the list.
func (m *Model) placeRow(i int) listRow {
	pr, b := &m.result.Places[i], m.labelOf(i)
	p := pr.Place
	status := pr.At(m.threat).Status
	row := listRow{item: item{itemPlace, i}, marker: b.marker, role: b.role, name: b.name,
		figure: m.names.quantity[i], note: m.whyWord(i), group: placeGroup(pr, m.threat, m.estimate)}
	people := float64(p.Population)
	row.key = [5]float64{people, 0, people, -float64(status), 0}
	row.text = [5]string{"", b.name, b.name, b.name, p.Region}
	return row
}

// quantity is the people of a city or the kind of a node.
func quantity(p *scenario.Place) string {
	if p.Kind == scenario.City {
		return wording.People(p.Population)
	}
	return screen.Clean(p.Kind)
}

// whyWord is what keeps a place from being covered, in a word.
func (m *Model) whyWord(place int) string {
	pt := m.result.Places[place].At(m.threat)
	if pt.Status.CoveredAt(m.estimate) || pt.Nearest == nil {
		return ""
	}
	return wording.GateWord(pt.Nearest.Verdict.Gate)
}

// listUnits fills the list with every unit: what it is, who sends it, and the
// people that are lost without it.
func (m *Model) listUnits() {
	s := m.scenario
	for i := range s.Units {
		u := &s.Units[i]
		row := listRow{item: item{itemUnit, i}, marker: m.unitMarker(i), role: m.unitRole(i), name: screen.Clean(u.Title()), note: screen.Clean(u.Contributor)}
		lost := m.unitLoss(i)
		if row.figure = "·"; lost > 0 {
			row.figure = wording.People(lost)
		}
		system := screen.Clean(u.System)
		row.words = system + " " + wording.CountryName(s, u.Contributor) + " " + wording.CountryName(s, u.Host)
		row.key = [5]float64{0, float64(lost)}
		row.text = [5]string{fmt.Sprintf("%04d", i), row.name, row.name, system, u.Contributor}
		m.list.rows = append(m.list.rows, row)
	}
	m.list.heading = count(len(s.Units), "unit") + ": people lost without"
}

// unitLoss is the people covered no more without a unit, against the threat
// shown; 0 while it is not known and for the worst threat.
func (m *Model) unitLoss(i int) int {
	if m.result == nil || i >= len(m.result.Units) || m.threat >= len(m.result.Units[i].Threats) || m.result.Units[i].Unit.ID != m.scenario.Units[i].ID {
		return 0
	}
	return m.result.Units[i].Threats[m.threat].LossIfRemoved
}

// unitRole shows a unit that its host, its sender or the phase keeps out
// another way.
func (m *Model) unitRole(i int) screen.Role {
	u, p := &m.scenario.Units[i], &m.scenario.Package
	switch {
	case !p.HostGranted(u.Host, m.estimate) || !p.ContributorGranted(u.Contributor, m.estimate),
		u.Phase == scenario.AfterCeasefire && m.scenario.Phase == scenario.Now:
		return screen.RoleDim
	}
	return screen.RoleBase
}

// listBases fills the list with the bases in use.
func (m *Model) listBases() {
	s := m.scenario
	for i := range s.Bases {
		b := &s.Bases[i]
		n := 0
		for k := range s.Units {
			if s.Units[k].At == b.ID {
				n++
			}
		}
		row := listRow{item: item{itemBase, i}, marker: m.baseMarker(i), role: screen.RoleBase, name: screen.Clean(b.Name), note: screen.Clean(b.Country), figure: count(n, "unit")}
		if !s.Package.HostGranted(b.Country, m.estimate) {
			row.role = screen.RoleDim
		}
		row.words = screen.Clean(b.ID) + " " + wording.CountryName(s, b.Country)
		row.key = [5]float64{0, 0, float64(n)}
		row.text = [5]string{b.Country + row.name, row.name, row.name}
		m.list.rows = append(m.list.rows, row)
	}
	m.list.heading = count(len(s.Bases), "base") + " that units stand on"
}

// baseMarker is filled where the host has opened the base.
func (m *Model) baseMarker(i int) rune {
	if m.scenario.Package.HostGranted(m.scenario.Bases[i].Country, m.estimate) {
		return screen.MarkBase
	}
	return screen.MarkBaseShut
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "ch") {
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// listGaps fills the list with the connected areas that nothing covers.
func (m *Model) listGaps() {
	if m.result == nil {
		return
	}
	gaps := m.result.At(m.threat).Gaps
	for i := range gaps {
		g := &gaps[i]
		area := g.Area.SquareKilometres()
		row := listRow{item: item{itemGap, i}, marker: screen.MarkGap, role: screen.RoleGap, name: m.gapName(g), figure: wording.People(g.Population), note: shortArea(area)}
		row.key = [5]float64{float64(-g.Rank), area}
		m.list.rows = append(m.list.rows, row)
	}
	m.list.heading = "gaps at base: people, km²"
}

// gapName calls a gap by its largest place.
func (m *Model) gapName(g *coverage.Gap) string {
	if len(g.Places) == 0 {
		return fmt.Sprintf("near %.1fN %.1fE", g.Centre[1], g.Centre[0])
	}
	if p := m.scenario.Place(g.Places[0]); p != nil {
		if len(g.Places) > 1 {
			return fmt.Sprintf("%s, %d more", screen.Clean(p.Name), len(g.Places)-1)
		}
		return screen.Clean(p.Name)
	}
	return screen.Clean(g.Places[0])
}

// shortArea is an area in km² in at most five characters.
func shortArea(km2 float64) string {
	switch {
	case km2 >= 9950:
		return fmt.Sprintf("%.0fk", km2/1000)
	case km2 >= 1000:
		return fmt.Sprintf("%.1fk", km2/1000)
	}
	return fmt.Sprintf("%.0f", km2)
}

// listRegions fills the list with the regions: the share of people covered in
// each, and whether allies may fire there.
func (m *Model) listRegions() {
	s := m.scenario
	if s.World == nil {
		return
	}
	for i := range s.World.Regions {
		g := &s.World.Regions[i]
		row := listRow{item: item{itemRegion, i}, marker: screen.MarkOutside, role: screen.RoleDim, name: screen.Clean(g.Name), figure: "-", words: screen.Clean(g.Code)}
		if m.inZone(g.Code) {
			row.marker, row.role = screen.MarkInside, screen.RoleLikely
		}
		if rr := m.regionResult(g.Code); rr != nil && rr.Population.Total > 0 {
			covered := rr.Population.Covered.At(m.estimate)
			row.figure = wording.Percent(covered, rr.Population.Total)
			row.note = wording.People(rr.Population.Total)
			share := float64(covered) / float64(rr.Population.Total)
			row.key = [5]float64{float64(rr.Population.Total - covered), 0, float64(rr.Population.Total), share}
		}
		row.text = [5]string{row.name, row.name, row.name, row.name}
		m.list.rows = append(m.list.rows, row)
	}
	m.list.heading = "covered, of people"
	if zone := s.Package.Authorisation.Zone; zone == scenario.ZoneRegions {
		m.list.heading = string(screen.MarkInside) + " in zone: " + m.list.heading
	}
}

// inZone reports whether the zone names a region or holds all of them.
func (m *Model) inZone(code string) bool {
	a := &m.scenario.Package.Authorisation
	return a.Zone == scenario.ZoneAll || a.Zone == scenario.ZoneRegions && slices.Contains(a.Regions, code)
}

// regionResult is a region's share against the threat shown.
func (m *Model) regionResult(code string) *coverage.RegionResult {
	if m.result == nil {
		return nil
	}
	regions := m.result.At(m.threat).Regions
	for i := range regions {
		if regions[i].Code == code {
			return &regions[i]
		}
	}
	return nil
}

// unitNames lists units of the answer by index.
func (m *Model) unitNames(units []int) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = screen.Clean(m.result.Scenario.Units[u].Title())
	}
	return strings.Join(names, ", ")
}
