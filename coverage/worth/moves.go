package worth

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// StationSides is to how many sides a patrol station is moved, the first north and the
// others clockwise, and StationMove how far.
const (
	StationSides = 8
	StationMove  = 50 * geo.Kilometre
)

// move is one assumption and the forms of the scenario with it moved: its low and its high
// end, or every side of a station. A form is nil where the end is the base value.
type move struct {
	assumption Assumption
	forms      []*form
}

// moves lists the assumptions whose ends differ, of all that some unit or threat of the
// scenario has.
func (x *weighing) moves() []move {
	return slices.Concat(x.systemMoves(), x.threatMoves(), x.packageMoves(), x.modelMoves(), x.stationMoves())
}

// ends returns the move of a triple to its two ends.
func ends(a Assumption, to func(*scenario.Scenario, scenario.Estimate)) move {
	m := move{a, make([]*form, 2)}
	for i, e := range []scenario.Estimate{scenario.Low, scenario.High} {
		if a.Value.At(e) != a.Value.Base {
			m.forms[i] = &form{change: func(s *scenario.Scenario) { to(s, e) }}
		}
	}
	return m
}

// systemMoves moves the fields of every system that a unit is.
func (x *weighing) systemMoves() (list []move) {
	s := x.scenario
	used := map[int]bool{}
	for i := range s.Units {
		used[slices.IndexFunc(s.Systems, func(sys scenario.System) bool { return sys.ID == s.Units[i].System })] = true
	}
	for _, k := range slices.Sorted(maps.Keys(used)) {
		for _, f := range fields(s, scenario.SystemFields) {
			stated := referenced(&s.Systems[k])
			if a, ok := ranged(f, &stated); ok {
				a.Of, a.ID, a.Grade = OfSystem, s.Systems[k].ID, gradeOf(f, stated.Sources)
				if _, own := f.Figure().In(&s.Systems[k]); own {
					a.Key = "systems." + a.ID + "." + f.Key
				}
				list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
					s.Systems = slices.Clone(s.Systems)
					s.Systems[k] = s.Systems[k].Copy()
					if f.Key == referenceTarget {
						s.Systems[k] = referenced(&s.Systems[k])
					}
					f.Figure().Move(&s.Systems[k], e)
				}))
			}
		}
	}
	return list
}

// gradeOf returns the grade of a field's figure, or of the part that it belongs to; where
// none is stated of a radar's reference target, that target is our assumption.
func gradeOf[T any](f *scenario.Field[T], sources map[string]scenario.Provenance) scenario.Grade {
	part, _, _ := strings.Cut(f.SourceKey(), ".")
	for _, key := range []string{f.SourceKey(), part} {
		if from, stated := sources[key]; stated && from.Grade != "" {
			return from.Grade
		}
	}
	if f.Key == referenceTarget {
		return scenario.GradeD
	}
	return ""
}

// referenceTarget is the key of the target that a radar's range holds for.
const referenceTarget = "radar.reference.rcs"

// referenced returns a system whose radar states the target that its range holds for,
// where its source names none.
func referenced(s *scenario.System) scenario.System {
	c := s.Copy()
	if c.Radar != nil && c.Radar.Reference == nil {
		target := c.Radar.Target()
		c.Radar.Reference = &target
	}
	return c
}

// threatMoves moves the fields of every threat.
func (x *weighing) threatMoves() (list []move) {
	s := x.scenario
	for k := range s.Threats {
		for _, f := range fields(s, scenario.ThreatFields) {
			if a, ok := ranged(f, &s.Threats[k]); ok {
				a.Of, a.ID, a.Grade = OfThreat, s.Threats[k].ID, gradeOf(f, s.Threats[k].Sources)
				a.Key = "threats." + a.ID + "." + f.Key
				list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
					s.Threats = slices.Clone(s.Threats)
					f.Figure().Move(&s.Threats[k], e)
				}))
			}
		}
	}
	return list
}

// packageMoves moves what the package states in triples: the light layer, where rounds
// must last, and the times to the order.
func (x *weighing) packageMoves() (list []move) {
	p := &x.scenario.Package
	for _, c := range scenario.Classes {
		if !slices.ContainsFunc(x.scenario.Threats, func(t scenario.Threat) bool { return t.Class == c }) {
			continue
		}
		if v := p.LightLayer[c]; v.Low != v.High && p.Stockpile.Nights > 0 {
			a := Assumption{
				Of: OfLight, ID: c.String(), Key: "light_layer." + c.String(), Value: v, Grade: scenario.GradeD,
			}
			list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
				s.Package.LightLayer[c].Base = v.At(e)
			}))
		}
		if v := p.Authorisation.Delay[c]; v.Low != v.High {
			a := Assumption{
				Of: OfOrder, ID: c.String(), Key: "authorisation.delay." + c.String(), Unit: "min", Value: minutes(v),
			}
			list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
				s.Package.Authorisation.Delay[c].Base = v.At(e)
			}))
		}
		for _, code := range slices.Sorted(maps.Keys(p.Hosts)) {
			if v := p.Hosts[code].Delay[c]; v.Low != v.High {
				a := Assumption{
					Of: OfHostOrder, ID: code, Field: c.String(), Key: "hosts." + code + ".delay." + c.String(), Unit: "min",
					Value: minutes(v),
				}
				list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
					host := s.Package.Hosts[code]
					host.Delay[c].Base = v.At(e)
					s.Package.Hosts = maps.Clone(s.Package.Hosts)
					s.Package.Hosts[code] = host
				}))
			}
		}
	}
	return list
}

// minutes returns times in minutes.
func minutes(v scenario.Triple[time.Duration]) scenario.Triple[float64] {
	return scenario.Triple[float64]{Low: v.Low.Minutes(), Base: v.Base.Minutes(), High: v.High.Minutes()}
}

// modelMoves moves the assumptions of the model itself, as far as something in the
// scenario asks them.
func (x *weighing) modelMoves() (list []move) {
	s := x.scenario
	if slices.ContainsFunc(s.Places, func(p scenario.Place) bool { return dense(&p) }) {
		v := scenario.Densities()
		a := Assumption{Of: OfDensity, Unit: "people per km2", Value: v, Grade: scenario.GradeD}
		list = append(list, ends(a, func(s *scenario.Scenario, e scenario.Estimate) {
			s.Places = slices.Clone(s.Places)
			for i := range s.Places {
				if dense(&s.Places[i]) {
					s.Places[i].Density = v.At(e)
				}
			}
		}))
	}
	flies, sector := false, false
	for i := range s.Units {
		system := s.System(&s.Units[i])
		flies = flies || system.Aircraft != nil
		sector = sector || system.Radar != nil && system.Radar.Sector.Base < 2*math.Pi-1e-9
	}
	if flies {
		list = append(list, setting(OfPresence, coverage.Presence, coverage.PresentShares()))
	}
	if view := x.options.Coverage.Visibility; view == nil || view.Round() {
		m := setting(OfClutter, coverage.Clutter, coverage.ClutterHeights())
		m.assumption.Unit = "m"
		list = append(list, m)
	}
	if sector {
		list = append(list, move{
			Assumption{Of: OfWedges, Grade: scenario.GradeD},
			[]*form{{moved: coverage.Moved{Setting: coverage.Wedges}}, nil},
		})
	}
	return append(list, x.approach()...)
}

// dense reports whether the density of a place decides where its people are.
func dense(p *scenario.Place) bool { return p.Counted && p.PointCount() > 1 }

// setting returns the move of a setting of the model to its ends.
func setting(of Subject, s coverage.Setting, v scenario.Triple[float64]) move {
	m := move{Assumption{Of: of, Value: v, Grade: scenario.GradeD}, make([]*form, 2)}
	for i, e := range []scenario.Estimate{scenario.Low, scenario.High} {
		if v.At(e) != v.Base {
			m.forms[i] = &form{moved: coverage.Moved{Setting: s, To: e}}
		}
	}
	return m
}

// approach moves the side that threats may come from: any at the bad end, outside allies
// at the good one. A scenario without a world has no allied soil.
func (x *weighing) approach() []move {
	if x.scenario.World == nil {
		return nil
	}
	sides := [...]scenario.Approach{scenario.AnySide, scenario.OutsideAllies}
	m := move{Assumption{Of: OfApproach, Grade: scenario.GradeD}, make([]*form, 2)}
	for i, side := range sides {
		if (x.scenario.Approach == scenario.AnySide) != (side == scenario.AnySide) {
			m.forms[i] = &form{change: func(s *scenario.Scenario) { s.Approach = side }}
		}
	}
	return []move{m}
}

// stationMoves moves the station of every patrol.
func (x *weighing) stationMoves() (list []move) {
	km := StationMove.Kilometres()
	for u := range x.scenario.Units {
		unit := &x.scenario.Units[u]
		if unit.Station == nil || x.scenario.System(unit).Aircraft == nil {
			continue
		}
		m := move{assumption: Assumption{
			Of: OfStation, ID: unit.ID, Unit: "km", Value: scenario.Triple[float64]{Low: km, High: km},
		}}
		for side := range StationSides {
			to := geo.Destination(*unit.Station, geo.Angle(side)*2*math.Pi/StationSides, StationMove)
			m.forms = append(m.forms, &form{change: func(s *scenario.Scenario) { stand(s, u, to) }})
		}
		list = append(list, m)
	}
	return list
}

// stand moves the station of the unit at an index.
func stand(s *scenario.Scenario, u int, to orb.Point) {
	s.Units = slices.Clone(s.Units)
	s.Units[u].Station = &to
}
