package tui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// drawn runs a command and what follows from it, and collects what is sent to
// the terminal as it stands.
func (p *planner) drawn(cmd tea.Cmd) string {
	if cmd == nil {
		return ""
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		var out strings.Builder
		for i := range v.Len() {
			out.WriteString(p.drawn(v.Index(i).Interface().(tea.Cmd)))
		}
		return out.String()
	}
	switch msg := msg.(type) {
	case tea.RawMsg:
		return fmt.Sprint(msg.Msg)
	}
	return p.sent(msg)
}

// sent handles a message and returns what is sent to the terminal for it.
func (p *planner) sent(msg tea.Msg) string {
	next, cmd := p.m.Update(msg)
	p.m = next.(Model)
	return p.drawn(cmd)
}

// ablePlanner is a planner on a terminal that has answered that it draws
// images.
func ablePlanner(t *testing.T) *planner {
	p := newPlanner(t, 100, 30)
	p.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")})
	p.sent(keyOf("i"))
	return p
}

func TestImagesAreAskedForAndNeverGuessed(t *testing.T) {
	p := newPlanner(t, 100, 30)
	if out := p.drawn(p.m.Init()); strings.Contains(out, "\x1b_G") {
		t.Errorf("unasked for, the start sends %q", out)
	}
	// The terminal has a second to answer, which the command waits for.
	if out := p.sent(keyOf("i")); !strings.HasPrefix(out, "\x1b_Gi=7302,") || strings.Contains(out, "a=t,") {
		t.Errorf("the first time i asks: %q", out)
	}
	if !strings.Contains(p.screen(), "does not draw images") {
		t.Error("without an answer nothing is drawn")
	}
	out := p.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")})
	if !strings.Contains(out, "a=t,f=100") {
		t.Error("with an answer the image is sent")
	}
	p = newPlanner(t, 100, 30)
	p.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if out := p.sent(keyOf("i")); out != "" {
		t.Error("without colour nothing is asked")
	}
}

func TestTheImageGoesWhenItIsNotWanted(t *testing.T) {
	const gone = "\x1b_Ga=d,d=I"
	for name, msg := range map[string]tea.Msg{"i": keyOf("i"),
		"a palette of hatches": tea.ColorProfileMsg{Profile: colorprofile.ANSI},
		"too small": tea.WindowSizeMsg{Width: 30,
			Height: 10}, "suspending": keyOf("ctrl+z"), "drawing again": keyOf("ctrl+l"), "quitting": keyOf("q")} {
		p := ablePlanner(t)
		p.sent(keyOf("i"))
		if out := p.sent(msg); !strings.Contains(out, gone) {
			t.Errorf("%s leaves the image: %q", name, out)
		}
		if again := name == "suspending" || name == "drawing again"; p.m.chart.HDShown(p.m.scene()) != again {
			t.Errorf("%s: the map still counts on the image", name)
		}
	}
}
