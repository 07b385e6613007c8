package mapview_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/tui/testdata/ground"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// viewer is a map on a terminal that draws images.
type viewer struct {
	m mapview.Map
	s mapview.Scene
}

// newViewer is a map of 100 by 30 cells that has sent nothing yet.
func newViewer(t *testing.T) *viewer {
	t.Helper()
	s := fixture.Scenario()
	r := fixture.Result(s, coverage.Options{})
	v := &viewer{m: mapview.New(ground.BaseMap(), s)}
	v.m.Take(mapview.NewCovers(r.Map), r.Map)
	v.m.Resize(100, 30)
	v.s = mapview.Scene{
		Answer: &shown.Answer{Scenario: s, Result: r, Estimate: scenario.Base},
		Names:  shown.NewPlaces(s),
		Chart: screen.NewRect(
			0,
			0,
			100,
			30,
		),
		Palette: screen.PickPalette(screen.PaletteIndex("dark"), colorprofile.TrueColor,
			true, false),
	}
	if _, words := v.m.RouteHD(uv.KittyGraphicsEvent{Payload: []byte("OK")}, &v.s); !strings.Contains(words, "is an image") {
		t.Fatal(words)
	}
	return v
}

// sent runs a command and what follows from it, and collects what is sent to the
// terminal as it stands.
func (v *viewer) sent(cmd tea.Cmd) string {
	if cmd == nil {
		return ""
	}
	msg := cmd()
	if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		var out strings.Builder
		for i := range list.Len() {
			out.WriteString(v.sent(list.Index(i).Interface().(tea.Cmd)))
		}
		return out.String()
	}
	if raw, ok := msg.(tea.RawMsg); ok {
		return fmt.Sprint(raw.Msg)
	}
	next, _ := v.m.RouteHD(msg, &v.s)
	return v.sent(next)
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

// cellAt is the cell of the map nearest to a position.
func (v *viewer) cellAt(lon, lat float64) (col, row int) {
	least := 1e9
	for y := range 30 {
		for x := range 100 {
			p := v.m.Position(x, y)
			if d := (p[0]-lon)*(p[0]-lon) + (p[1]-lat)*(p[1]-lat); d < least {
				col, row, least = x, y, d
			}
		}
	}
	return col, row
}

func TestTheImageShowsTheGroundAndPansInFewBytes(t *testing.T) {
	v := newViewer(t)
	out := v.sent(v.m.FollowHD(&v.s))
	w, h, at := imageOf(t, out)
	// 8 by 16 pixels a cell, and a quarter of the map more on each side.
	if w != (100+2*25)*8 || h != (30+2*8)*16 {
		t.Fatalf("an image of %d x %d", w, h)
	}
	// Five positions and what is there at base against cruise missiles.
	for _, c := range []struct {
		lon, lat float64
		want     uint32
	}{{30.6, 50.6, 0x1a5078}, {24.1, 50.0, 0x1a5078}, {36.5, 49.5, 0x2b2e33}, {31.5, 45.3, 0x0d1826}, {20, 51.5,
		0x191a1d}} {
		col, row := v.cellAt(c.lon, c.lat)
		if got := at((25+col)*8+4, (8+row)*16+8); got != c.want {
			t.Errorf("at %.1fE %.1fN %06x, want %06x", c.lon, c.lat, got, c.want)
		}
	}
	if !v.m.HDShown(&v.s) || !strings.Contains(out, "\x1b_Ga=p,") {
		t.Error("the image is put up at once")
	}
	pan := func() string {
		v.m.Pan(4, 0)
		return v.sent(v.m.FollowHD(&v.s))
	}
	moved := pan()
	if !strings.HasPrefix(moved, "\x1b7") || len(moved) > 120 || strings.Contains(moved, "a=t") {
		t.Errorf("a pan sends %d bytes: %q", len(moved), moved)
	}
	for range 40 {
		moved += pan()
	}
	if !strings.Contains(moved, "a=t,f=100") {
		t.Error("beyond its margin a new image is sent")
	}
}

func TestAnOldImageIsDropped(t *testing.T) {
	v := newViewer(t)
	old := v.m.FollowHD(&v.s)
	v.m.Zoom(true, 50, 15)
	v.m.FollowHD(&v.s)
	if out := v.sent(old); out != "" || v.m.HDShown(&v.s) {
		t.Errorf("an image of an earlier revision was sent: %q", out)
	}
}
