package coverage

import (
	"context"
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// made is what some switches do: the places, and the people covered, by threat.
type made struct {
	*variant
	people []scenario.Triple[int]
}

// decide adds to a decision the switches that it takes, and what they do.
func (w *questions) decide(ctx context.Context, place, t int, why *Why, known map[string]*made) error {
	d := why.ByDecision
	if d == nil {
		return nil
	}
	now := variant{w.ev, w.table}
	d.Status = now.status(place, t)
	d.Switches = w.ev.opening(d, &w.table.spots[w.table.first[place]+d.Point], t)
	if len(d.Switches) == 0 {
		return nil
	}
	key := keyOfSwitches(d.Switches)
	if known[key] == nil {
		v, err := w.ev.variant(ctx, applyAll(w.ev.scenario, d.Switches), w.table.spots, scenario.Estimates[:]...)
		if err != nil {
			return err
		}
		known[key] = &made{v, v.people()}
	}
	d.Status = known[key].status(place, t)
	d.Gained = known[key].people[t].Base - w.people[t].Base
	return nil
}

// keyOfSwitches names some switches that --set can make.
func keyOfSwitches(switches []scenario.Switch) string {
	var words []string
	for _, c := range switches {
		words = append(words, c.String())
	}
	return strings.Join(words, "\n")
}

// applyAll returns the scenario with some switches thrown.
func applyAll(s *scenario.Scenario, switches []scenario.Switch) *scenario.Scenario {
	for _, c := range switches {
		s = apply(s, c)
	}
	return s
}

// opening returns the switches that open the political gates of a decision, in the
// order of the gates: the phase and caveats, the host, the contributor, the class, the
// stand-off and the zone. It is empty where no switch opens one of them.
func (ev *evaluation) opening(d *Decision, at *spot, t int) []scenario.Switch {
	s, u := ev.scenario, &ev.scenario.Units[d.Unit]
	var list []scenario.Switch
	if d.Gates.Has(GatePhase) {
		list = append(list, openPhase(s, u)...)
	}
	if d.Gates.Has(GateBasing) {
		list = append(list, scenario.SetHost{Code: u.Host, State: scenario.Granted})
	}
	if d.Gates.Has(GateContribution) {
		list = append(list, scenario.SetContributor{Code: u.Contributor, State: scenario.Granted})
	}
	if !d.Gates.Has(GateAuthorisation) {
		return list
	}
	classes := s.Package.Authorisation.Classes
	if class := s.Threats[t].Class; !classes.Has(class) {
		list = append(list, scenario.SetClasses{Classes: classes | scenario.ClassSetOf(class)})
	}
	if c, ok := ev.openStandoff(d, at); ok {
		list = append(list, c)
	}
	form := applyAll(s, list)
	if ev.zoneOpen(form, d, at, t) {
		return list
	}
	for _, c := range ev.zonesFor(form, at) {
		if ev.zoneOpen(apply(form, c), d, at, t) {
			return append(list, c)
		}
	}
	return nil
}

// openPhase returns what lets a unit be there: a ceasefire, and without the caveats
// that keep it from where it stands.
func openPhase(s *scenario.Scenario, u *scenario.Unit) []scenario.Switch {
	var list []scenario.Switch
	if s.Phase != scenario.AfterCeasefire {
		c := scenario.SetPhase{Phase: scenario.AfterCeasefire}
		if existsIn(apply(s, c), u) {
			return []scenario.Switch{c}
		}
		if u.Phase == scenario.AfterCeasefire || s.Package.HasCaveat(u.Contributor, scenario.AfterCeasefireOnly) {
			list = append(list, c)
		}
	}
	var left []scenario.Caveat
	for _, caveat := range s.Package.Caveats[u.Contributor] {
		binds := caveat == scenario.NotInUkraine && u.Host == scenario.Ukraine ||
			caveat == scenario.OwnSoilOnly && u.Host != u.Contributor
		if !binds {
			left = append(left, caveat)
		}
	}
	return append(list, scenario.SetCaveats{Code: u.Contributor, Caveats: left})
}

// standoffStep is how fine a stand-off is lowered.
const standoffStep = 10 * geo.Kilometre

// openStandoff returns the stand-off, a whole number of steps, that lets an aircraft
// keep its station and reach a point; false where that of now does.
func (ev *evaluation) openStandoff(d *Decision, at *spot) (scenario.Switch, bool) {
	s, u := ev.scenario, &ev.scenario.Units[d.Unit]
	now := s.Package.Authorisation.Standoff
	p := &ev.posts[d.Estimate][d.Unit]
	if p.system.Kind != scenario.Fighter || u.Contributor == scenario.Ukraine {
		return nil, false
	}
	most := at.standoff + p.system.Aircraft.MissileReach.At(d.Estimate)
	if u.Station != nil {
		most = min(most, standoffOf(s, ev.options.Land, *u.Station))
	}
	if most >= now.Distance {
		return nil, false
	}
	distance := geo.Length(int(most/standoffStep)) * standoffStep
	return scenario.SetStandoff{Standoff: scenario.Standoff{Distance: distance, From: now.From}}, true
}

// zoneOpen reports whether the zone of a form of the scenario lets the unit of a decision act at a point.
func (ev *evaluation) zoneOpen(form *scenario.Scenario, d *Decision, at *spot, t int) bool {
	around := spotOf(form, ev.options.Land, at.place, at.position)
	return authorisedGround(form, ev.options.Land).holdsSpot(&around, t, d.Estimate)
}

// stripStep and widestStrip bound the strips along the border that are tried.
const (
	stripStep   = 50 * geo.Kilometre
	widestStrip = 500 * geo.Kilometre
)

// zonesFor returns the zones that could take in a point, the narrowest first: the
// region of the point, a wider strip, all of Ukraine.
func (ev *evaluation) zonesFor(s *scenario.Scenario, at *spot) []scenario.Switch {
	var list []scenario.Switch
	a := &s.Package.Authorisation
	if a.Zone == scenario.ZoneBorderStrip {
		for strip := (geo.Length(int(a.Strip/stripStep)) + 1) * stripStep; strip <= widestStrip; strip += stripStep {
			list = append(list, scenario.SetZone{Zone: scenario.ZoneBorderStrip, Strip: strip})
		}
	} else if at.region != "" {
		list = append(list, addRegion(s, at.region))
	}
	return append(list, scenario.SetZone{Zone: scenario.ZoneAll})
}
