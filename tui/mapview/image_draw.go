package mapview

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"math"
	"strings"

	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// hdDots is how many pixels of the image make a column of the map; a row is
// twice as many. The terminal scales them to its cells.
const hdDots = 8

// hdMargin is how much of the map's size the image goes beyond it on each
// side.
const hdMargin = 0.25

func round(x float64) int { return int(math.Round(x)) }

// renderHD draws the ground of the map and its surroundings in a command.
func (v *Map) renderHD(rev int, key hdKey, circles [2][]Ring) tea.Cmd {
	view := v.View
	dx, dy := round(float64(view.Cols)*hdMargin), round(float64(view.Rows)*hdMargin)
	o := view.origin()
	box := hdFrame{
		Point{o.X - float64(dx)*view.Scale, o.Y + float64(dy)*2*view.Scale},
		view.Cols + 2*dx,
		view.Rows + 2*dy,
	}
	fine := view
	fine.Scale, fine.Cols, fine.Rows = view.Scale*2/hdDots, box.cols*hdDots/2, box.rows*2*hdDots/4
	base := v.base
	return func() tea.Msg {
		var r raster
		r.update(fine, key.atlas, key.cover, key.lead, key.layers, circles)
		var relief *shadeGrid
		if key.layers.has(layerRelief) {
			var s shades
			if levels := s.of(base, key.atlas); len(levels) > 0 {
				relief = shadeLevel(levels, fine.Scale)
			}
		}
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, r.Image(key.palette, r.shadesOf(relief))); err != nil {
			return nil
		}
		return hdMsg{rev, key, box, out.Bytes()}
	}
}

// shadesOf is the shade of each dot on land; nil without relief.
func (r *raster) shadesOf(relief *shadeGrid) func(x, y int) int8 {
	if relief == nil {
		return nil
	}
	o, dot := r.view.origin(), r.view.dot()
	return func(x, y int) int8 {
		if r.Grounds[y*r.W+x] < screen.GroundAbroad {
			return 0
		}
		return relief.at(Point{o.X + (float64(x)+0.5)*dot, o.Y - (float64(y)+0.5)*dot})
	}
}

// hdTransmit is the image as the terminal takes it: in pieces of 4 kB.
func hdTransmit(picture []byte) string {
	const piece = 4096
	text := base64.StdEncoding.EncodeToString(picture)
	var b strings.Builder
	for first := true; ; first = false {
		n, more := min(len(text), piece), 0
		if n < len(text) {
			more = 1
		}
		head := fmt.Sprintf("m=%d", more)
		if first {
			head = fmt.Sprintf("a=t,f=100,t=d,i=%d,q=2,m=%d", hdID, more)
		}
		b.WriteString("\x1b_G" + head + ";" + text[:n] + "\x1b\\")
		if text = text[n:]; text == "" {
			return b.String()
		}
	}
}
