package picture

import (
	"bytes"
	"context"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"
	"unicode"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

func TestPictureSizes(t *testing.T) {
	r := pictureResult()
	for _, c := range []struct {
		o    subject.View
		w, h int
	}{
		{subject.View{}, 1600, 1000},
		{subject.View{Picture: subject.Picture{Width: 800}}, 800, 500},
		{subject.View{Picture: subject.Picture{Height: 500, Scale: 2, Dark: true}}, 1600, 1000},
		{subject.View{Picture: subject.Picture{Width: 320, Height: 320}}, 320, 320},
	} {
		var b bytes.Buffer
		if err := mapPNG(&b, r, c.o); err != nil {
			t.Fatal(err)
		}
		im, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := im.Bounds().Size(); got.X != c.w || got.Y != c.h {
			t.Errorf("%+v: %v", c.o, got)
		}
	}
}

func TestPictureRefusesWhatItCannotDraw(t *testing.T) {
	r := pictureResult()
	for name, o := range map[string]subject.View{
		"too small":      {Picture: subject.Picture{Width: 100, Height: 100}},
		"too wide":       {Picture: subject.Picture{Width: 9000, Height: 500}},
		"too many":       {Picture: subject.Picture{Width: 8000, Height: 8000, Scale: 4}},
		"scale":          {Picture: subject.Picture{Scale: 5}},
		"negative":       {Picture: subject.Picture{Width: -1, Height: 400}},
		"unknown threat": {Threat: "hail\x1b[2J"},
		"empty crop":     {Picture: subject.Picture{Crop: orb.Bound{Min: orb.Point{30, 48}, Max: orb.Point{30, 48}}}},
		"pole":           {Picture: subject.Picture{Crop: orb.Bound{Min: orb.Point{30, 48}, Max: orb.Point{31, 90}}}},
		"not a number":   {Picture: subject.Picture{Crop: orb.Bound{Min: orb.Point{math.NaN(), 48}, Max: orb.Point{31, 50}}}},
	} {
		for kind, write := range map[string]func(io.Writer, *coverage.Result, subject.View) error{"svg": mapSVG, "png": mapPNG} {
			var b bytes.Buffer
			if err := write(&b, r, o); err == nil || b.Len() > 0 || strings.ContainsRune(err.Error(), '\x1b') {
				t.Errorf("%s as %s: error %v, %d bytes", name, kind, err, b.Len())
			}
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestPictureReturnsTheWriteError(t *testing.T) {
	o := subject.View{Picture: subject.Picture{Width: 320, Height: 320}}
	if err := mapSVG(brokenWriter{}, pictureResult(), o); err != io.ErrClosedPipe {
		t.Errorf("SVG: %v", err)
	}
	if err := mapPNG(brokenWriter{}, pictureResult(), o); err != io.ErrClosedPipe {
		t.Errorf("PNG: %v", err)
	}
}

// Names that come from a file must not break the file or reach the reader's
// screen as control characters.
func TestPictureTakesNoHarmFromNames(t *testing.T) {
	const hostile = "\x1b]0;x\a</text><script>alert(1)</script>&amp;\u202e\x00\xff]]>\u2028\ufffe \u4e2d"
	r := *pictureResult()
	s := *r.Scenario
	s.Name, s.AsOf, s.Source, s.Digest = hostile, hostile, []string{hostile, strings.Repeat(hostile, 50)}, hostile
	s.Bases = append([]scenario.Airbase(nil), s.Bases...)
	for i := range s.Bases {
		s.Bases[i].Name = hostile
	}
	r.Places = append([]coverage.PlaceResult(nil), r.Places...)
	for i := range r.Places {
		p := *r.Places[i].Place
		p.Name = hostile
		r.Places[i].Place = &p
	}
	r.Threats = append([]coverage.ThreatResult(nil), r.Threats...)
	r.Threats[0].Threat.ID, r.Threats[0].Threat.Name = hostile, strings.Repeat(hostile, 20)
	r.Scenario, r.Terrain = &s, hostile
	text := mustSVG(t, &r, subject.View{Threat: hostile, Picture: subject.Picture{Attribution: hostile}})
	_, words, elements := readSVG(t, text)
	if elements["script"] > 0 {
		t.Error("a name became a script")
	}
	for _, x := range words {
		if x != '\n' && unicode.In(x, unicode.Cc, unicode.Cf) {
			t.Fatalf("control character %U", x)
		}
	}
	if err := mapPNG(io.Discard, &r, subject.View{Threat: hostile, Picture: subject.Picture{Width: 400,
		Height: 300}}); err != nil {
		t.Error(err)
	}
}

func TestPictureOfAlmostNothing(t *testing.T) {
	world := pictureResult().Scenario.World
	city := scenario.Place{ID: "a", Name: "A", Kind: scenario.City, Position: orb.Point{30, 49}, Population: 10, Counted: true, Control: scenario.Government}
	cruise := scenario.Threat{ID: "c", Class: scenario.CruiseMissile, Altitude: scenario.Same[geo.Height](50)}
	for name, s := range map[string]*scenario.Scenario{
		"nothing":         {},
		"a place":         {Places: []scenario.Place{city}},
		"no threat":       {World: world, Places: []scenario.Place{city}},
		"no unit":         {World: world, Places: []scenario.Place{city}, Threats: []scenario.Threat{cruise}},
		"no place":        {World: world, Threats: []scenario.Threat{cruise}},
		"an empty world":  {World: scenario.NewWorld(nil, nil, nil), Threats: []scenario.Threat{cruise}},
		"a lonely border": {World: scenario.NewWorld(world.Border, nil, nil), Threats: []scenario.Threat{cruise}},
	} {
		for _, only := range []bool{false, true} {
			r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: only})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			readSVG(t, mustSVG(t, r, subject.View{}))
			if err := mapPNG(io.Discard, r, subject.View{Picture: subject.Picture{Width: 400, Height: 300}}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
