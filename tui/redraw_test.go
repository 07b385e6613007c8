package tui

import (
	"context"
	"fmt"
	imagecolor "image/color"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// probe stands in front of a planner and tells what it drew last.
type probe struct {
	Model
	latest chan Model // holds the latest model
}

func (p probe) keep(m tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	p.Model = m.(Model)
	select {
	case <-p.latest:
	default:
	}
	p.latest <- p.Model
	return p, cmd
}

func (p probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if ask, ok := msg.(syncMsg); ok {
		close(ask.done)
		return p, nil
	}
	return p.keep(p.Model.Update(msg))
}

// syncMsg is answered when everything sent before it was handled.
type syncMsg struct{ done chan struct{} }

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
var randomKeys = strings.Split("W D N h j k l H J K L h l h l + - 0 z 1 2 3 4 5 6 7 8 9 v c t T e n p enter tab shift+tab [ ] s S w / : ? g space . u ctrl+r a m d M esc esc up down left right home end pgup pgdown x > < k y r", " ")

// cells is the text and colours of every cell of an emulated terminal.
func cells(em *vt.SafeEmulator) []string {
	var out []string
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
	e := newTerminal(t, w, h)
	cfg := fixtureConfig()
	cfg.Output = e
	latest := make(chan Model, 1)
	p := programOf(context.Background(), cfg, func(m Model) tea.Model { return probe{m, latest} },
		tea.WithWindowSize(w, h), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		done <- err
	}()
	var trace []string
	for n := range events {
		msg := randomEvent(rng, w, h)
		trace = append(trace, fmt.Sprint(msg))
		p.Send(msg)
		if (n+1)%every == 0 {
			compareNow(t, e, p, latest, trace[max(len(trace)-12, 0):])
		}
	}
	p.Send(keyOf("ctrl+c"))
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// compareNow waits until the program has drawn everything and compares.
func compareNow(t *testing.T, e *terminal, p *tea.Program, latest chan Model, trace []string) {
	t.Helper()
	ask := syncMsg{make(chan struct{})}
	p.Send(ask)
	select {
	case <-ask.done:
	case <-time.After(20 * time.Second):
		t.Fatalf("the program does not answer after %v", trace)
	}
	var fresh *terminal
	var got, want []string
	for range 4 { // on a busy machine an answer or a frame may be late
		e.settle()
		m := <-latest
		latest <- m
		m.frame = &frame{}
		fresh = newTerminal(t, e.em.Width(), e.em.Height())
		_, _ = fresh.Write([]byte("\x1b[?7l" + m.View().Content))
		if got, want = cells(e.em), cells(fresh.em); slices.Equal(got, want) {
			return
		}
	}
	wrong := 0
	for i := range want {
		if got[i] != want[i] {
			if wrong++; wrong <= 5 {
				t.Errorf("cell %d, %d is %s, fresh %s", i%e.em.Width(), i/e.em.Width(), got[i], want[i])
			}
		}
	}
	if wrong > 0 {
		t.Fatalf("%d cells differ after %v; the screen is\n%s\nfresh\n%s", wrong, trace, e.screen(), fresh.screen())
	}
}
