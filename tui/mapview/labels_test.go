package mapview

import (
	"testing"

	"airumbrella/tui/screen"

	"github.com/charmbracelet/colorprofile"
)

func TestLabelsNeverOverlap(t *testing.T) {
	var c screen.Canvas
	var l labeller
	area := screen.NewRect(5, 2, 40, 12)
	c.Reset(50, 16)
	l.begin(&c, area, screen.PickPalette(screen.PaletteIndex("mono"), colorprofile.ASCII, true, false), nil)
	at := [][2]int{{0, 0}, {39, 0}, {20, 5}, {21, 5}, {22, 5}, {20, 6}, {39, 11}, {0, 11}, {5, 5}, {12, 5}}
	var shown []label
	for i, p := range at {
		b := label{col: p[0], row: p[1], marker: '○', name: "Place" + string(rune('A'+i))}
		if l.mark(b) {
			shown = append(shown, b)
		}
	}
	named := 0
	for _, b := range shown {
		if l.name(b) {
			named++
		}
	}
	// Every name that was written is whole, and every marker is still there.
	whole, markers := 0, 0
	var rows []rune
	for y := range c.H {
		for x := range c.W {
			ch := c.At(x, y).Ch
			rows = append(rows, ch)
			if ch == '○' {
				markers++
			}
			if ch != ' ' && !area.Contains(x, y) {
				t.Errorf("%c at %d, %d lies outside the chart", ch, x, y)
			}
		}
	}
	for i := range at {
		for k := 0; k+6 <= len(rows); k++ {
			if string(rows[k:k+6]) == "Place"+string(rune('A'+i)) {
				whole++
			}
		}
	}
	if whole != named || named < 6 || markers != len(at) {
		t.Errorf("%d names written, %d whole; %d markers of %d", named, whole, markers, len(at))
	}
}

// A name stands where it crosses fewest lines: of the sides that are free, the first.
func TestNamesLeaveBordersWhole(t *testing.T) {
	var c screen.Canvas
	area := screen.NewRect(0, 0, 30, 5)
	border := func(kind screen.Line, from, to int) *screen.Dots { // along the middle row
		lines := new(screen.Dots)
		lines.Resize(area.W, area.H)
		for x := from; x < to; x++ {
			lines.SetDot(kind, 2*x, 4*2)
		}
		return lines
	}
	for _, k := range []struct {
		lines    *screen.Dots
		col, row int // of the first letter
	}{
		{border(screen.LineBorder, 0, 0), 17, 2},   // none: right of the marker
		{border(screen.LineCoast, 17, 22), 9, 2},   // right: left of it
		{border(screen.LineUkraine, 0, 30), 13, 1}, // both: above it
		{border(screen.LineBorder, 19, 22), 9, 2},  // a part of the right is enough
		{border(screen.LineRiver, 0, 30), 17, 2},   // rivers may be crossed
	} {
		var l labeller
		c.Reset(area.W, area.H)
		l.begin(&c, area, screen.PickPalette(screen.PaletteIndex("mono"), colorprofile.ASCII, true, false), k.lines)
		b := label{col: 15, row: 2, marker: '○', name: "Place"}
		if !l.mark(b) || !l.name(b) || c.At(k.col, k.row).Ch != 'P' {
			t.Errorf("the name does not begin at %d, %d", k.col, k.row)
		}
	}
}
