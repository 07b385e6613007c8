package subject

import (
	"slices"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// View is how a subject is shown; the zero value works.
type View struct {
	// Threat is the id of the threat that the words and the picture lead with,
	// or [scenario.WorstID] for a picture; empty, or not in play for words: the
	// one of [LeadThreat].
	Threat string
	// Columns is how wide a text may be, 40 to 100; 0 means 100.
	Columns int
	// Verbose sets the three estimates of an explanation side by side in text
	// and Markdown, for every unit that covers the place or comes closest, and
	// lists all units.
	Verbose bool
	// Uncovered is how many uncovered cities a report lists; 0 means ten.
	Uncovered int
	// Command is what was typed to get this report, printed at its end; empty:
	// scenario, digest and options alone.
	Command string
	// DecimalComma writes numbers with a comma in CSV for spreadsheets; other formats
	// have none.
	DecimalComma bool
	// Picture is how pictures are drawn, and what maps in other formats show besides
	// the result: Granted and Attribution.
	Picture Picture
}

// Picture is how a picture is drawn; the zero value works.
type Picture struct {
	// Width and Height are the size in CSS pixels, 240 to 8,000; 0 means 1,600
	// by 1,000. Text is laid out for that size and grows and shrinks with it.
	Width, Height int
	// Scale is how many pixels of a PNG make a CSS pixel, 1 to 4; 0 means 1.
	Scale int
	// Dark draws light on dark, for screens rather than print.
	Dark bool
	// Crop is the part of the map to show, in degrees; the zero value means
	// Ukraine, or all places where the scenario has no world.
	Crop orb.Bound
	// Rivers are drawn besides the world's borders, in degrees.
	Rivers []orb.LineString
	// Granted is the ground that would be covered with every promise kept; nil: not said.
	Granted *coverage.Map
	// Attribution is the credit for the map and its places; empty means that of
	// the reference data.
	Attribution string
}

// Attribution credits the embedded reference data, wherever a map of it goes.
const Attribution = "Map: made with Natural Earth (public domain). Places and populations: GeoNames " +
	"(geonames.org), CC BY 4.0."

// MapCaution says what covered means, on every map.
const MapCaution = "Covered = one unit could engage one missile in time. It does not mean safe. Notional units."

// LeadThreat returns the index of the threat that a report leads with unless its
// view says otherwise: the first cruise missile in play, else the first threat,
// else the worst (of none).
func LeadThreat(r *coverage.Result) int {
	return max(0, slices.IndexFunc(r.Threats,
		func(t coverage.ThreatResult) bool { return t.Threat.Class == scenario.CruiseMissile }))
}

// RaidLead returns the index of the threat that a raid report leads with, chosen as
// by [LeadThreat]; -1 without threats.
func RaidLead(o *raid.Outcome) int {
	for i := range o.Threats {
		if o.Threats[i].Threat.Class == scenario.CruiseMissile {
			return i
		}
	}
	return min(0, len(o.Threats)-1)
}

// lead returns the index of the threat that the words on a result lead with.
func (v View) lead(r *coverage.Result) int {
	if i := r.ThreatIndex(v.Threat); v.Threat != "" && i >= 0 && i < len(r.Threats) {
		return i
	}
	return LeadThreat(r)
}

// raidLead returns the index of the threat that the words on raids lead with.
func (v View) raidLead(o *raid.Outcome) int {
	for i := range o.Threats {
		if v.Threat != "" && o.Threats[i].Threat.ID == v.Threat {
			return i
		}
	}
	return RaidLead(o)
}
