package tui

import (
	"context"
	"fmt"
	imagecolor "image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// randomEvent is a key, a wheel notch, a click, a motion or, at times, another
// size of the screen.
func randomEvent(rng *rand.Rand, w, h int) tea.Msg {
	at := tea.Mouse{X: rng.IntN(w), Y: rng.IntN(h), Button: tea.MouseLeft}
	switch n := rng.IntN(100); {
	case n < 12:
		at.Button = []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[rng.IntN(2)]
		return tea.MouseWheelMsg(at)
	case n < 15:
		return tea.MouseClickMsg(at)
	case n < 19:
		return tea.MouseMotionMsg(at)
	case n < 22:
		return tea.MouseReleaseMsg(at)
	}
	return keyOf(randomKeys[rng.IntN(len(randomKeys))])
}

// randomKeys are keys that neither leave the planner nor need a store.
var randomKeys = strings.Split("W D N h j k l H J K L h l h l + - 0 z 1 2 3 4 5 6 7 8 9 v c t T e n p enter tab "+
	"shift+tab [ ] s S w / : ? g space . u ctrl+r a m d M esc esc up down left right home end pgup pgdown x > < k y r",
	" ")

// cells is the text and colours of every cell.
func (e *terminal) cells() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []string
	em := e.em
	for y := range em.Height() {
		for x := range em.Width() {
			c := em.CellAt(x, y)
			if c == nil {
				out = append(out, "nil")
				continue
			}
			content, style := c.Content, c.Style
			if content == "" {
				content = " "
			}
			if content == " " {
				style.Fg, style.Attrs = nil, style.Attrs&^1 // a blank shows only its ground
			}
			out = append(out, fmt.Sprintf("%s|%s|%s|%v", content, hexOf(style.Fg), hexOf(style.Bg), style.Attrs))
		}
	}
	return out
}

// hexOf is a colour by its components: the renderer takes two names of one
// colour for the same.
func hexOf(c imagecolor.Color) string {
	if c == nil {
		return "none"
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

// After thousands of random keys and wheel events what stands on the terminal
// is what a fresh drawing of the same state shows: the differences that the
// renderer sent add up.
func TestTheScreenEqualsAFreshDrawing(t *testing.T) {
	const events, checked = 10_000, 250
	for i, size := range [][2]int{{120, 40}, {80, 24}, {160, 48}, {61, 17}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			compareWithFresh(t, rand.New(rand.NewPCG(uint64(i), 99)), size[0], size[1], events/4, checked)
		})
	}
}

func compareWithFresh(t *testing.T, rng *rand.Rand, w, h, events, every int) {
	s := startProgram(t, context.Background(), fixtureConfig(), w, h)
	var trace []string
	for n := range events {
		msg := randomEvent(rng, w, h)
		trace = append(trace, fmt.Sprint(msg))
		s.program.Send(msg)
		if (n+1)%every == 0 {
			s.waitUntilDrawn()
			s.compareNow(trace[max(len(trace)-12, 0):])
		}
	}
	s.quit()
}

// compareNow compares what was drawn with a fresh drawing.
func (s *stage) compareNow(trace []string) {
	s.t.Helper()
	m := s.watch.model()
	m.canvas, m.chart.Memory = &screen.Canvas{}, &mapview.Memory{}
	fresh := newTerminal(s.t, s.em.Width(), s.em.Height())
	_, _ = fresh.Write([]byte("\x1b[?7l" + m.View().Content))
	got, want := s.cells(), fresh.cells()
	wrong := 0
	for i := range want {
		if got[i] != want[i] {
			if wrong++; wrong <= 5 {
				s.t.Errorf("cell %d, %d is %s, fresh %s", i%s.em.Width(), i/s.em.Width(), got[i], want[i])
			}
		}
	}
	if wrong > 0 {
		s.t.Fatalf("%d cells differ after %v; the screen is\n%s\nfresh\n%s", wrong, trace, s.screen(), fresh.screen())
	}
}

// Whatever something else wrote onto the terminal, drawing again draws the whole
// screen.
func TestDrawingAgainHealsTheScreen(t *testing.T) {
	s := startProgram(t, context.Background(), fixtureConfig(), 120, 40)
	s.press("l", "l", "n")
	s.waitUntilDrawn()
	if _, err := s.em.Write([]byte("\x1b7\x1b[20;30HBroadcast message from root\x1b8")); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(s.screen(), "Broadcast") {
		t.Fatal("the message is not on the screen")
	}
	s.press("ctrl+l")
	s.waitUntilDrawn()
	s.compareNow([]string{"ctrl+l"})
	s.quit()
}
