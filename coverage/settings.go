package coverage

import "airumbrella/scenario"

// Setting is an assumption of the model in which the estimates differ and that no field
// of a scenario states.
type Setting uint8

// The settings.
const (
	Unmoved  Setting = iota
	Clutter          // trees and houses raise the smooth Earth at low; see [ClutterHeights]
	Wedges           // a sector radar sees its wedge alone at low, a full disc at base and high
	Presence         // the share of aircraft that weather, crews and tankers let fly; see [PresentShares]
)

// Moved is one setting taken at an estimate of its own; the zero value moves none.
type Moved struct {
	Setting Setting
	To      scenario.Estimate
}

// at returns the estimate at which a setting is taken in an evaluation at e.
func (m Moved) at(s Setting, e scenario.Estimate) scenario.Estimate {
	if s != Unmoved && s == m.Setting {
		return m.To
	}
	return e
}

// ClutterHeights returns how high trees and houses raise the smooth Earth.
func ClutterHeights() scenario.Triple[float64] {
	return scenario.Triple[float64]{Low: float64(clutter)}
}

// PresentShares returns the share of the aircraft fit to fly that weather, crews and
// tankers let fly.
func PresentShares() scenario.Triple[float64] { return present }

// Moving returns the variants in which one setting of the model is taken at an estimate of
// its own. They share all that they have in common.
func (v *Variants) Moving(m Moved) *Variants {
	moved := *v
	moved.options.Moved = m
	return &moved
}
