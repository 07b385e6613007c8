package shown

import (
	"slices"

	"airumbrella/app"
	"airumbrella/scenario"
)

// Documents is the scenarios that were opened in a run, each with what is to be
// kept of changes that were not saved, so that a crash, a closed window or a hasty
// end loses nothing. It is a value: what changes it leaves copies as they were.
type Documents struct {
	list   []document
	at     int
	writes int // asked for
}

// document is a scenario with all that was made of it since it was opened.
type document struct {
	ref   string             // the name or path that it was opened by or saved to last
	clean *scenario.Scenario // as it was opened or saved last; nil: nowhere so far
	kept  *scenario.Scenario // what is in the file of this run; nil: there is none
	asked int                // number of the last write
}

// edit returns a document to be changed.
func (d *Documents) edit(number int) *document {
	d.list = slices.Clone(d.list)
	return &d.list[number]
}

// Open adds a scenario that was opened and turns to it. What was recovered stands in
// no file of its own, and clean is nil.
func (d *Documents) Open(ref string, clean *scenario.Scenario) {
	d.list = append(slices.Clone(d.list), document{ref: ref, clean: clean, kept: nil})
	d.at = len(d.list) - 1
}

// Recovered turns to a document whose changes are in a file of this run already.
func (d *Documents) Recovered(number int, ref string, s *scenario.Scenario) {
	doc := d.edit(number)
	doc.ref, doc.kept = ref, s
	d.at = number
}

// Reserve returns the number of a document that is going to be opened.
func (d *Documents) Reserve() int {
	d.list = append(slices.Clone(d.list), document{})
	return len(d.list) - 1
}

// Turn goes back to a document.
func (d *Documents) Turn(number int) { d.at = number }

// Number is the document that is shown.
func (d *Documents) Number() int { return d.at }

// Ref is the name or path by which the document that is shown was opened, or saved to
// last; empty for none.
func (d *Documents) Ref() string {
	if len(d.list) == 0 {
		return ""
	}
	return d.list[d.at].ref
}

// Saved notes that a document is in a file, in which no other is any more.
func (d *Documents) Saved(number int, ref string, s *scenario.Scenario) {
	doc := d.edit(number)
	for i := range d.list {
		if d.list[i].ref == ref {
			d.list[i].clean = nil
		}
	}
	doc.ref, doc.clean = ref, s
}

// Changed reports whether the document that is shown is not as it was opened or saved
// last, where the scenario is now s.
func (d *Documents) Changed(s *scenario.Scenario) bool {
	return len(d.list) > 0 && s != d.list[d.at].clean
}

// Due reports whether the file of this run is to hold something else, where the
// scenario is now s.
func (d *Documents) Due(s *scenario.Scenario) bool {
	if len(d.list) == 0 {
		return false
	}
	return d.want(s) != d.list[d.at].kept
}

// want is what the file of this run is to hold, nil for nothing.
func (d *Documents) want(s *scenario.Scenario) *scenario.Scenario {
	if d.Changed(s) {
		return s
	}
	return nil
}

// Write returns the next write of the document that is shown.
func (d *Documents) Write(s *scenario.Scenario) app.Keep {
	d.writes++
	doc := d.edit(d.at)
	doc.asked = d.writes
	return app.Keep{Document: d.at, Write: d.writes, Ref: doc.ref, Scenario: d.want(s)}
}

// Kept notes what is in the file after a write, and reports whether that still
// counts: a later write may have been asked for meanwhile.
func (d *Documents) Kept(k app.Keep) bool {
	if k.Write < d.list[k.Document].asked {
		return false
	}
	d.edit(k.Document).kept = k.Scenario
	return true
}
