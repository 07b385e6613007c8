package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
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

// typedAside writes to a pipe beside whoever writes to it, in order.
func typedAside(t *testing.T, to *io.PipeWriter) io.Writer {
	lines := make(chan []byte, 100)
	go func() {
		for line := range lines {
			_, _ = to.Write(line)
		}
	}()
	t.Cleanup(func() {
		_ = to.Close()
		close(lines)
	})
	return writerFunc(func(p []byte) (int, error) {
		lines <- append([]byte(nil), p...)
		return len(p), nil
	})
}

// writerFunc is a writer made of a function.
type writerFunc func(p []byte) (int, error)

// Write is that function.
func (w writerFunc) Write(p []byte) (int, error) { return w(p) }

// runOn is [Run] on a terminal of a size that draws all colours.
func runOn(ctx context.Context, cfg Config, w, h int) error {
	return run(ctx, cfg, tea.WithWindowSize(w, h), tea.WithColorProfile(colorprofile.TrueColor))
}

// ablePlanner is a planner on a terminal that has answered that it draws
// images.
func ablePlanner(t *testing.T) *planner {
	p := newPlanner(t, 100, 30)
	p.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")})
	p.sent(keyOf("i"))
	return p
}

// The image begins by itself where the terminal says its version and then that it draws
// images, and nowhere else is it even asked.
func TestTheImageBeginsByItselfWhereTheTerminalAnswers(t *testing.T) {
	p := newPlanner(t, 100, 30)
	if out := p.drawn(p.m.Init()); strings.Contains(out, "\x1b_G") {
		t.Errorf("before the terminal has said what it is, the start sends %q", out)
	}
	if out := p.sent(tea.TerminalVersionMsg{Name: "kitty(0.35.2)"}); !strings.HasPrefix(out, "\x1b_Gi=7302,") ||
		!strings.HasSuffix(out, "\x1b[c") || strings.Contains(out, "a=t,") {
		t.Errorf("a terminal that says its version is sent %q", out)
	}
	if out := p.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")}); !strings.Contains(out, "a=t,f=100") {
		t.Error("with an answer the image is sent")
	}
	if !strings.Contains(p.screen(), "i turns it off") {
		t.Errorf("nothing says how it is turned off:\n%s", p.screen())
	}
	for name, msgs := range map[string][]tea.Msg{
		"a multiplexer":    {tea.TerminalVersionMsg{Name: "tmux 3.5a"}},
		"another":          {tea.TerminalVersionMsg{Name: "Zellij(0.41)"}},
		"without a name":   {tea.TerminalVersionMsg{}},
		"in 16 colours":    {tea.ColorProfileMsg{Profile: colorprofile.ANSI}, tea.TerminalVersionMsg{Name: "kitty(0.35.2)"}},
		"without colours":  {tea.ColorProfileMsg{Profile: colorprofile.ASCII}, tea.TerminalVersionMsg{Name: "kitty(0.35.2)"}},
		"only attributes":  {uv.PrimaryDeviceAttributesEvent{62, 4}},
		"it refused":       {uv.KittyGraphicsEvent{Payload: []byte("ENOTSUPPORTED")}},
		"it failed before": {uv.KittyGraphicsEvent{Payload: []byte("EINVAL")}, uv.PrimaryDeviceAttributesEvent{62}},
	} {
		p, out := newPlanner(t, 100, 30), ""
		for _, msg := range msgs {
			out += p.sent(msg)
		}
		if strings.Contains(out, "\x1b_G") || strings.Contains(p.screen(), "images") {
			t.Errorf("%s: sent %q, and the screen is\n%s", name, out, p.screen())
		}
	}
}

// Turned off, it stays off in the next run; i brings it back.
func TestAnImageThatWasTurnedOffStaysOff(t *testing.T) {
	p := ablePlanner(t)
	p.sent(keyOf("i"))
	if p.sent(keyOf("i")); !p.m.kept().NoImage {
		t.Fatal("the state does not say that it was turned off")
	}
	next := newPlanner(t, 100, 30)
	next.m.restore(p.m.kept())
	if out := next.sent(tea.TerminalVersionMsg{Name: "kitty(0.35.2)"}); out != "" {
		t.Errorf("turned off before, it asks again: %q", out)
	}
	if out := next.sent(keyOf("i")); !strings.HasPrefix(out, "\x1b_Gi=7302,") {
		t.Errorf("i sends %q", out)
	}
	next.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")})
	if next.m.kept().NoImage {
		t.Error("brought back by i, it stays off in the next run")
	}
}

func TestImagesAreAskedForByKey(t *testing.T) {
	p := newPlanner(t, 100, 30)
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

// answering is a terminal that answers what it is asked: for its version, whether it
// draws images, for its attributes.
type answering struct {
	*terminal
	version, images string // the answers; empty: none
	replies         io.Writer
}

// Write draws, and answers.
func (a *answering) Write(p []byte) (int, error) {
	n, err := a.terminal.Write(p)
	for _, q := range [...]struct{ asked, answer string }{
		{"\x1b[>q", a.version}, {"\x1b[>0q", a.version}, {"\x1b_Gi=7302,", a.images}, {"\x1b[c", "\x1b[?62;22c"},
	} {
		if q.answer != "" && strings.Contains(string(p), q.asked) {
			_, _ = io.WriteString(a.replies, q.answer)
		}
	}
	return n, err
}

// A whole program on a terminal that draws images sends one and takes it away when it is
// left, and when its context ends; on others it sends nothing of the kind.
func TestTheProgramAsksTheTerminalForImages(t *testing.T) {
	const sent, gone = "\x1b_Ga=t,f=100", "\x1b_Ga=d,d=I"
	for name, c := range map[string]struct {
		version, images string
		asked, drawn    bool
	}{
		"one that draws images":         {"\x1bP>|kitty(0.35.2)\x1b\\", "\x1b_Gi=7302;OK\x1b\\", true, true},
		"one that does not":             {"\x1bP>|XTerm(390)\x1b\\", "", true, false},
		"one that says an error":        {"\x1bP>|foot(1.16)\x1b\\", "\x1b_Gi=7302;ENOTSUPPORTED:x\x1b\\", true, false},
		"a multiplexer around that one": {"\x1bP>|tmux 3.5a\x1b\\", "\x1b_Gi=7302;OK\x1b\\", false, false},
		"one that is silent":            {"", "\x1b_Gi=7302;OK\x1b\\", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			keys, typed := io.Pipe()
			a := &answering{newTerminal(t, 100, 30), c.version, c.images, typedAside(t, typed)}
			cfg := fixtureConfig()
			cfg.Input, cfg.Output = keys, a
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan error, 1)
			go func() { done <- runOn(ctx, cfg, 100, 30) }()
			raw := func() string {
				a.mu.Lock()
				defer a.mu.Unlock()
				return a.raw.String()
			}
			a.waitFor(t, "THE PROMISES")
			if c.drawn {
				a.waitUntil(t, "no image was sent", func() bool { return strings.Contains(raw(), sent) })
				a.waitFor(t, "i turns it off")
			}
			if c.asked {
				a.waitUntil(t, "nothing was asked", func() bool { return strings.Contains(raw(), "\x1b_Gi=7302,") })
			}
			_, _ = io.WriteString(a.replies, "t") // what was asked before was answered
			a.waitFor(t, "High drones (2,500 m)")
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			out := raw()
			if strings.Contains(out, "\x1b_Gi=7302,") != c.asked || strings.Contains(out, sent) != c.drawn {
				t.Errorf("asked: %v, sent: %v", strings.Contains(out, "\x1b_Gi=7302,"), strings.Contains(out, sent))
			}
			if left := strings.LastIndex(out, sent); c.drawn && strings.LastIndex(out, gone) < left {
				t.Error("the image was left on the terminal")
			}
			checkRestored(t, a.terminal)
		})
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
