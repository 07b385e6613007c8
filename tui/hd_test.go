package tui

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"reflect"
	"regexp"
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
	case hdMsg:
		return p.sent(msg)
	}
	return ""
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
	p.m.chart.hd.able = true
	return p
}

func TestImagesAreAskedForAndNeverGuessed(t *testing.T) {
	p := newPlanner(t, 100, 30)
	if out := p.drawn(p.m.Init()); strings.Contains(out, "\x1b_G") {
		t.Errorf("unasked for, the start sends %q", out)
	}
	if out := p.sent(keyOf("i")); out != hdQuery || p.m.chart.hd.on {
		t.Errorf("the first time i asks: %q", out)
	}
	p.send(hdUnansweredMsg{})
	if p.m.chart.hd.on || !strings.Contains(p.screen(), "does not draw images") {
		t.Error("without an answer nothing is drawn")
	}
	out := p.sent(uv.KittyGraphicsEvent{Payload: []byte("OK")})
	if !p.m.chart.hd.on || !strings.Contains(out, "a=t,f=100") {
		t.Error("with an answer the image is sent")
	}
	p = newPlanner(t, 100, 30)
	p.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if out := p.sent(keyOf("i")); out != "" {
		t.Error("without colour nothing is asked")
	}
}

// imageOf decodes the image among what was sent.
func imageOf(t *testing.T, sent string) (w, h int, at func(x, y int) uint32) {
	t.Helper()
	var text strings.Builder
	for _, piece := range regexp.MustCompile("\x1b_G[^;\x1b]*m=[01];([^\x1b]*)\x1b").FindAllStringSubmatch(sent, -1) {
		if len(piece[1]) > 4096 {
			t.Errorf("a piece of %d bytes", len(piece[1]))
		}
		text.WriteString(piece[1])
	}
	raw, err := base64.StdEncoding.DecodeString(text.String())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return img.Bounds().Dx(), img.Bounds().Dy(), func(x, y int) uint32 {
		r, g, b, _ := img.At(x, y).RGBA()
		return r>>8<<16 | g>>8<<8 | b>>8
	}
}

func TestTheImageShowsTheGroundAndPansInFewBytes(t *testing.T) {
	p := ablePlanner(t)
	out := p.sent(keyOf("i"))
	w, h, at := imageOf(t, out)
	box := p.m.chart.hd.box
	if w != box.cols*hdDots || h != box.rows*2*hdDots || box.cols < p.m.chart.view.cols*5/4 {
		t.Fatalf("an image of %d x %d for %+v", w, h, box)
	}
	// Five positions and what is there at base against cruise missiles.
	for _, c := range []struct {
		lon, lat float64
		want     uint32
	}{{30.6, 50.6, 0x1a5078}, {24.1, 50.0, 0x1a5078}, {36.5, 49.5, 0x2b2e33}, {31.5, 45.3, 0x0d1826}, {20, 51.5, 0x191a1d}} {
		v := project([2]float64{c.lon, c.lat})
		x, y := int((v.x-box.origin.x)/p.m.chart.view.scale*hdDots), int((box.origin.y-v.y)/p.m.chart.view.scale*hdDots)
		if got := at(x, y); got != c.want {
			t.Errorf("at %.1fE %.1fN %06x, want %06x", c.lon, c.lat, got, c.want)
		}
	}
	if !p.m.chart.HDShown(p.m.scene()) || !strings.Contains(out, "\x1b_Ga=p,") {
		t.Error("the image is put up at once")
	}
	pan := p.sent(keyOf("l"))
	if !strings.HasPrefix(pan, "\x1b7") || len(pan) > 120 || strings.Contains(pan, "a=t") {
		t.Errorf("a pan sends %d bytes: %q", len(pan), pan)
	}
	for range 40 {
		pan += p.sent(keyOf("l"))
	}
	if !strings.Contains(pan, "a=t,f=100") {
		t.Error("beyond its margin a new image is sent")
	}
	checkScreen(t, p.m.View().Content, 100, 30)
}

func TestTheImageGoesWhenItIsNotWanted(t *testing.T) {
	const gone = "\x1b_Ga=d,d=I"
	for name, msg := range map[string]tea.Msg{"i": keyOf("i"), "a palette of hatches": tea.ColorProfileMsg{Profile: colorprofile.ANSI},
		"too small": tea.WindowSizeMsg{Width: 30, Height: 10}, "suspending": keyOf("ctrl+z"), "drawing again": keyOf("ctrl+l"), "quitting": keyOf("q")} {
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

func TestAnOldImageIsDropped(t *testing.T) {
	p := ablePlanner(t)
	next, _ := p.m.Update(keyOf("i"))
	p.m = next.(Model)
	rev := p.m.chart.hd.rev
	p.m.Update(keyOf("+"))
	if out := p.sent(hdMsg{rev: rev - 1}); out != "" || p.m.chart.hd.box != (hdFrame{}) {
		t.Errorf("an image of an earlier revision was sent: %q", out)
	}
}
