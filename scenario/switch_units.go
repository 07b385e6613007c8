package scenario

import (
	"fmt"
	"slices"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// AddUnit puts one more unit in.
type AddUnit struct{ Unit Unit }

// Apply returns the scenario with the unit at the end of its units, or an error
// where the id is taken.
func (c AddUnit) Apply(s *Scenario) (*Scenario, error) {
	if s.Unit(c.Unit.ID) != nil {
		return nil, fmt.Errorf("unit %q is in the scenario already: give the new one another id", c.Unit.ID)
	}
	return s.Edit(func(t *Scenario) { t.Units = append(slices.Clone(t.Units), c.Unit) }), nil
}

// String returns "": --set adds no units.
func (c AddUnit) String() string { return "" }

// ReplaceUnit puts a unit in the place of the one with its id, such as the same
// unit elsewhere.
type ReplaceUnit struct{ Unit Unit }

// Apply returns the scenario with the unit replaced, or an error where there is
// none of that id.
func (c ReplaceUnit) Apply(s *Scenario) (*Scenario, error) {
	return s.editUnit(c.Unit.ID, func(u *Unit) { *u = c.Unit })
}

// String returns "": --set moves no units.
func (c ReplaceUnit) String() string { return "" }

// RemoveUnit takes a unit away.
type RemoveUnit struct{ ID string }

// Apply returns the scenario without the unit, or an error where there is none
// of that id.
func (c RemoveUnit) Apply(s *Scenario) (*Scenario, error) {
	i := s.unitIndex(c.ID)
	if i < 0 {
		return nil, errNoUnit(c.ID)
	}
	return s.Edit(func(t *Scenario) { t.Units = slices.Delete(slices.Clone(t.Units), i, i+1) }), nil
}

// String returns "": --set removes no units.
func (c RemoveUnit) String() string { return "" }

// SetCount sets how many of its system a unit has.
type SetCount struct {
	ID    string
	Count int
	More  int // how many of them are new, for words
}

// Apply returns the scenario with that count, or an error where there is no
// unit of that id.
func (c SetCount) Apply(s *Scenario) (*Scenario, error) {
	return s.editUnit(c.ID, func(u *Unit) { u.Count = c.Count })
}

// String returns "units.mk-f16.count=24".
func (c SetCount) String() string { return fmt.Sprintf("units.%s.count=%d", c.ID, c.Count) }

// MoveUnit puts a unit that stands on the ground somewhere else.
type MoveUnit struct {
	ID       string
	Position orb.Point  // lon, lat in degrees
	Host     string     // country code of the ground there; empty at sea
	Towards  string     // the name of a place that it comes closer to, for words
	By       geo.Length // by how far it was asked to move, for words
}

// Apply returns the scenario with the unit moved, or an error where there is no
// unit of that id.
func (c MoveUnit) Apply(s *Scenario) (*Scenario, error) {
	return s.editUnit(c.ID, func(u *Unit) { u.At, u.Position, u.Host = "", c.Position, c.Host })
}

// String returns "": --set moves no units.
func (c MoveUnit) String() string { return "" }

// RaiseMast puts the radar of one unit on a taller mast, by giving it a system
// of its own.
type RaiseMast struct {
	ID string
	By geo.Height
}

// Apply returns the scenario with the taller mast, or an error where there is no
// unit of that id or it has no radar.
func (c RaiseMast) Apply(s *Scenario) (*Scenario, error) {
	u := s.Unit(c.ID)
	if u == nil {
		return nil, errNoUnit(c.ID)
	}
	own := *s.System(u)
	if own.Radar == nil {
		return nil, fmt.Errorf("unit %q has no radar to put on a mast", c.ID)
	}
	radar := *own.Radar
	for _, e := range Estimates {
		radar.Antenna.Set(e, radar.Antenna.At(e)+c.By)
	}
	own.ID, own.Radar = own.ID+" with a mast", &radar
	t, err := s.editUnit(c.ID, func(u *Unit) { u.System = own.ID })
	if err != nil {
		return nil, err
	}
	return t.Edit(func(t *Scenario) {
		t.Systems = append(slices.Clone(t.Systems), own)
		t.Systems.Sort()
	}), nil
}

// String returns "": --set raises no mast.
func (c RaiseMast) String() string { return "" }

// editUnit returns the scenario with one unit changed.
func (s *Scenario) editUnit(id string, change func(*Unit)) (*Scenario, error) {
	i := s.unitIndex(id)
	if i < 0 {
		return nil, errNoUnit(id)
	}
	return s.Edit(func(t *Scenario) {
		t.Units = slices.Clone(t.Units)
		change(&t.Units[i])
	}), nil
}

func (s *Scenario) unitIndex(id string) int {
	return slices.IndexFunc(s.Units, func(u Unit) bool { return u.ID == id })
}

func errNoUnit(id string) error {
	return fmt.Errorf("no unit %q: the list of units has the ids", id)
}
