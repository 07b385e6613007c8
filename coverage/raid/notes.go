package raid

import (
	"cmp"
	"slices"

	"airumbrella/scenario"
)

// Reason is why there is nothing to reckon of a threat.
type Reason int

// The reasons; NoReason is that of a raid that is reckoned, and ReasonCount is
// one more than the last.
const (
	NoReason   Reason = iota
	NoCity            // no city with people is in play, so a raid has no aim
	NoArrivals        // the scenario states none of this threat
	NoUnit            // the scenario has no unit
	NoEngager         // no unit engages the threat at any city in play
	ReasonCount
)

// reason returns why there is nothing to reckon of a threat.
func (a *assessment) reason(o *ThreatOutcome) Reason {
	switch {
	case len(aims(a.result)) == 0:
		return NoCity
	case o.Routine.Arrivals.Base <= 0 && o.Salvo.Arrivals.Base <= 0:
		return NoArrivals
	case len(a.result.Scenario.Units) == 0:
		return NoUnit
	case len(o.Units) == 0:
		return NoEngager
	}
	return NoReason
}

// NoteCode names one thing that the figures of raids assume or leave out.
type NoteCode int

// The notes in the order in which an outcome lists them, with what their
// numbers mean; the last two are those of a run. NoteCount is one more than the
// last.
const (
	NoteExpectations  NoteCode = iota // figures are expectations of the model
	NoteAims                          // Words: what arrivals aim at, as in files, or "" and the places
	NoteMassed                        // in what order a massed night is met
	NoteLight                         // the light layer is asked first
	NoteDoctrine                      // Words: the doctrine, as in files
	NoteWindow                        // Values: the minutes of the package's raid window
	NoteWindows                       // Values: minutes by class, 0 for classes not in play
	NoteUncoordinated                 // no unit shares tracks
	NoteCoordinated                   // units of one group share the work
	NoteDecoys                        // Values: the share of drones that are decoys
	NoteKill                          // kill probabilities are assumptions
	NoteResupply                      // Values: rounds a day
	NoteLostNights                    // Values: nights before allies engage, at low, base and high
	NoteUnstated                      // Words: systems with assumed figures
	NoteModel                         // what the model leaves out
	NoteNoCity                        // there is no city to aim at
	NoteNoEngager                     // no unit engages any threat in play
	NoteCount
)

// Note is one thing that the figures of raids assume or leave out, as a code
// with its numbers, and the ids or keys that it names.
type Note struct {
	Code   NoteCode
	Values []float64
	Words  []string
}

// noteList is notes in the making.
type noteList []Note

// add appends a note where it holds.
func (l *noteList) add(holds bool, code NoteCode, values ...float64) {
	if holds {
		*l = append(*l, Note{Code: code, Values: values})
	}
}

// notes returns what the figures assume and leave out.
func (a *assessment) notes(out *Outcome) []Note {
	p := &a.result.Scenario.Package
	var list noteList
	list.add(true, NoteExpectations)
	list = append(list, Note{Code: NoteAims, Words: aimNamed(a.result.Scenario.Aim)})
	list.add(len(out.Massed.Threats) > 1, NoteMassed)
	light := slices.ContainsFunc(out.Threats, func(o ThreatOutcome) bool {
		return o.Salvo.Light.Low > 0 || o.Salvo.Light.High > 0 || o.Routine.Light.High > 0
	})
	list.add(light, NoteLight)
	list = append(list, Note{Code: NoteDoctrine, Words: []string{out.Doctrine}})
	if a.options.Window > 0 || p.RaidWindow > 0 {
		list.add(true, NoteWindow, a.window(scenario.Drone).Minutes())
	} else {
		list.add(true, NoteWindows, windowsInPlay(out)...)
	}
	shared := a.result.Scenario.Level() >= 1
	list.add(!shared, NoteUncoordinated)
	list.add(shared, NoteCoordinated)
	decoys := slices.ContainsFunc(out.Threats, func(o ThreatOutcome) bool { return o.Decoys > 0 })
	list.add(decoys, NoteDecoys, DroneDecoys)
	list.add(true, NoteKill)
	list.add(p.Resupply > 0, NoteResupply, p.Resupply)
	if lost := out.LostNights; lost.Low > 0 {
		list.add(true, NoteLostNights, float64(lost.Low), float64(lost.Base), float64(lost.High))
	}
	if ids := a.unstated(out); len(ids) > 0 {
		list = append(list, Note{Code: NoteUnstated, Words: ids})
	}
	list.add(true, NoteModel)
	return list
}

// aimNamed returns the word of an aim, or "" and the places it lists.
func aimNamed(aim scenario.Aim) []string {
	if len(aim.Places) == 0 {
		return []string{string(cmp.Or(aim.Word, scenario.AimPeople))}
	}
	words := []string{""}
	for _, p := range aim.Places {
		words = append(words, p.Place)
	}
	return words
}

// windowsInPlay returns the minutes in which a raid of each class in play
// arrives, 0 for the other classes.
func windowsInPlay(out *Outcome) []float64 {
	minutes := make([]float64, scenario.ClassCount)
	for i := range out.Threats {
		class := out.Threats[i].Threat.Class
		minutes[class] = DefaultWindow(class).Minutes()
	}
	return minutes
}

// unstated returns the ids of the systems whose kill probability is what is assumed of
// a system that states none.
func (a *assessment) unstated(out *Outcome) (ids []string) {
	seen := map[string]bool{}
	for i := range out.Threats {
		for _, u := range out.Threats[i].Units {
			sys := a.result.Scenario.System(&a.result.Scenario.Units[u.Unit])
			class, assumed := out.Threats[i].Threat.Class, scenario.NewSystem(sys.Kind)
			if sys.Kill[class] == assumed.Kill[class] && !seen[sys.ID] {
				seen[sys.ID] = true
				ids = append(ids, sys.ID)
			}
		}
	}
	return ids
}
