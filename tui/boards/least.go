package boards

import (
	"fmt"

	"airumbrella/coverage/worth"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// Least is the least package that covers a share of the people.
type Least struct {
	Target float64
	Found  *worth.Minimum // nil: being looked for
	Fault  string         // why it was not found
	Set    int            // shown, of several as small
}

// TakeLeast is what a click on a least package asks for.
type TakeLeast struct{}

// Sets are the packages, as small as can be; none where nothing more is needed, or where
// nothing reaches the share.
func (l *Least) Sets() []worth.Set {
	if l.Found == nil || !l.Found.Reached() || l.Found.Onward.Least == 0 && l.Found.Onward.Proven {
		return nil
	}
	return l.Found.Onward.Sets
}

// leastRows are the least package as rows of the table of a width.
func (b *Page) leastRows(threat, width int) []worthRow {
	l := b.Least
	if l == nil {
		return nil
	}
	total := b.Weighed.Answer.Worth.At(threat).Total
	row := worthRow{heading: "THE LEAST THAT COVERS " + wording.TargetWords(l.Target), bare: true}
	switch {
	case l.Fault != "":
		return []worthRow{row, {least: l.Fault}}
	case l.Found == nil:
		return []worthRow{row, {least: lookingFor}}
	}
	row.heading += ", " + wording.People(l.Found.Needed)
	rows, sets := []worthRow{row}, l.Sets()
	words := wording.Capital(wording.LeastWords(l.Found, total))
	if l.Set < len(sets) {
		words += ": " + wording.StepSet(b.Scenario, &sets[l.Set])
	}
	words += "."
	for _, line := range screen.WrapUnits(words, width) {
		rows = append(rows, worthRow{least: line})
	}
	if l.Set < len(sets) {
		take := worthRow{least: "enter takes it", take: true}
		if n := len(sets); n > 1 {
			take.least += fmt.Sprintf("   ] shows another, this is %d of %d", l.Set+1, n)
		}
		return append(rows, take)
	}
	return append(rows, worthRow{least: "another share: :target 50%"})
}

// drawLeastRow draws a row of the least package.
func (b *Page) drawLeastRow(c *screen.Canvas, r screen.Rect, row *worthRow) {
	st := b.Palette.Style(screen.RolePlain)
	if row.take {
		st = b.Palette.Style(screen.RoleKey)
		c.Button(r, TakeLeast{})
	}
	c.Text(r.X, r.Y, r.Right(), row.least, st)
}
