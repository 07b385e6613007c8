package data

import (
	"slices"

	"airumbrella/scenario"
)

// systemSources is the keys that sources of a system are stated under.
var systemSources = scenario.SourceKeys(scenario.SystemFields)

// flyingFields is the keys that only flying systems have.
var flyingFields = keysBelow(scenario.SystemFields, "", func(f *scenario.Field[scenario.System]) bool {
	return f.Part == scenario.AircraftPart
})

// neededKeys returns the keys that a file must state for t.
func neededKeys[T any](fields []scenario.Field[T], t *T) []string {
	return keysBelow(fields, "", func(f *scenario.Field[T]) bool { return f.Needed != nil && f.Needed(t) })
}

// system reads a system that is stated in full.
func (d *decoder) system(n *node) scenario.System {
	kind := scenario.Kind(n.get("kind").scalarText())
	s := scenario.NewSystem(kind)
	if slices.ContainsFunc(flyingFields, func(name string) bool { return n.get(name).stated() }) {
		s.Aircraft = scenario.NewAircraft()
	}
	systemTable.read(d, n, &s)
	if s.Aircraft != nil && s.Radar != nil && !n.follow("radar", "sees").stated() {
		s.Radar.Sees &^= scenario.ClassSetOf(scenario.Ballistic) // a radar in the air looks down
	}
	d.require(n, "a system", "id", "kind")
	if s.Name == "" {
		s.Name = s.ID
	}
	switch s.Kind {
	case scenario.GBAD:
		d.require(n, "a system of kind gbad", neededKeys(scenario.SystemFields, &s)...)
		d.floorBelowCeiling(n, &s)
	case scenario.Fighter:
		d.require(n, "a system of kind fighter", neededKeys(scenario.SystemFields, &s)...)
	case scenario.Sensor:
		d.require(n, "a system of kind sensor", "radar")
		if s.Aircraft != nil {
			d.require(n, "an airborne sensor", neededKeys(scenario.SystemFields, &s)...)
		}
	}
	d.refuseFlying(n, s.Kind)
	return s
}

// floorBelowCeiling refuses an empty layer, at whichever end was stated last.
func (d *decoder) floorBelowCeiling(n *node, s *scenario.System) {
	floor, ceiling := n.get("floor"), n.get("ceiling")
	if !floor.stated() || s.Ceiling.Base == 0 || s.Floor.Base < s.Ceiling.Base {
		return
	}
	if ceiling.rank() > floor.rank() {
		d.in("ceiling", func() { d.refuse(ceiling, "not above the floor", "more than "+formatMetres(s.Floor.Base)) })
		return
	}
	d.in("floor", func() { d.refuse(floor, "not below the ceiling", "less than "+formatMetres(s.Ceiling.Base)) })
}

// refuseFlying refuses figures of aircraft in a system that stands on the
// ground.
func (d *decoder) refuseFlying(n *node, kind scenario.Kind) {
	if kind != scenario.GBAD {
		return
	}
	for _, name := range flyingFields {
		if stated := n.get(name); stated.stated() {
			d.in(name, func() { d.refuse(stated, "a ground system does not fly", "kind: fighter, or the line taken out") })
		}
	}
}

// changedSystem reads a system of the file: a new one, or changes to one of
// the catalogue. A changed figure loses the catalogue's source for it.
func (d *decoder) changedSystem(n *node) scenario.System {
	id := n.get("id").scalarText()
	before := catalogueSystem(id)
	if before == nil {
		return d.system(n)
	}
	s := d.system(merge(systemNodes()[id], n, scenarioShape.of("systems").of("")))
	was, is := figuresOf(before), figuresOf(&s)
	for _, name := range systemSources {
		if was[name] == is[name] {
			continue
		}
		s.Changed = append(s.Changed, name)
		if !n.get("sources").get(name).stated() {
			delete(s.Sources, name)
		}
	}
	slices.Sort(s.Changed)
	return s
}

// figuresOf is every figure of a system as it is written, by the name that
// sources use.
func figuresOf(s *scenario.System) map[string]string {
	all := make(map[string]string)
	for _, p := range systemTable.write(s).pairs {
		name := p.key.text
		if p.value.form == mapping && name != "sources" {
			for _, part := range p.value.pairs {
				all[name+"."+part.key.text] = flowText(part.value)
			}
			continue
		}
		all[name] = flowText(p.value)
	}
	return all
}
