package scenario

import "airumbrella/geo"

// Threat is one kind of attack: its flight profile decides, not its name.
type Threat struct {
	ID, Name string
	Class    Class
	Speed    geo.Speed  // over the ground; for ballistic along the trajectory
	Altitude geo.Height // above ground; for ballistic the intercept altitude
	RCS      float64    // radar cross-section in m2
	Release  geo.Length // distance from its aim point at which it releases; 0 if it flies onto it
	Descent  geo.Angle  // below the horizontal, ballistic only
	Raids    Raids
	About    string
	Sources  map[string]Provenance // by field name as in files
}

// Raids are the numbers of one threat that come in a night.
type Raids struct {
	Routine Triple[float64] // an ordinary night
	Salvo   Triple[float64] // a massed attack
}

// WorstID is the id that stands for the worst of all threats in play; no threat
// may have it.
const WorstID = "worst"
