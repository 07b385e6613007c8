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
	l.begin(&c, area, screen.PickPalette(screen.PaletteIndex("mono"), colorprofile.ASCII, true, false))
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
