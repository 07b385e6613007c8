package data

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// defaultDescent is that of a ballistic threat that states none.
const defaultDescent = 45 * geo.Degree

// threat reads a whole definition. One with the id of a built-in threat
// changes that threat: what it leaves out stays.
func (d *decoder) threat(n *node, builtin map[string]scenario.Threat) scenario.Threat {
	one := scenario.Same(1.0)
	t := scenario.Threat{Raids: scenario.Raids{Routine: one, Salvo: one}}
	known, changes := builtin[n.get("id").scalarText()]
	if changes {
		t = known
	}
	threatTable.read(d, n, &t)
	if changes {
		d.require(n, "a threat", "id")
	} else {
		d.require(n, "a threat", append([]string{"id"}, neededKeys(scenario.ThreatFields, &t)...)...)
	}
	if t.ID == scenario.WorstID {
		d.refuse(n.get("id"), "this id means the worst of all threats", "another id")
	}
	switch {
	case t.Class != scenario.Ballistic && n.get("descent").stated():
		d.refuse(n.get("descent"), "only a ballistic threat has a descent", "class: ballistic, or the line taken out")
	case t.Class != scenario.Ballistic:
		t.Descent = 0
	case t.Descent == 0:
		t.Descent = defaultDescent
	}
	return t
}
