package picture

import (
	"fmt"
	"image/color"

	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// themes is the maps of a discovery, drawn side by side.
type themes struct {
	*draft
	found  *subject.Discovery
	cities []subject.CityOnMap
	tall   bool
}

// drawThemes composes the maps of a discovery.
func drawThemes(found *subject.Discovery, v subject.View) (*scene, error) {
	if err := found.Mapped(); err != nil {
		return nil, err
	}
	view := v
	view.Threat = found.Threat.ID
	r := found.Orders.Result
	o, err := withDefaults(r, view)
	if err != nil {
		return nil, err
	}
	d := &draft{result: r, options: o, index: o.threat, threat: r.At(o.threat), paint: &light, types: newType()}
	if o.Dark {
		d.paint = &dark
	}
	d.scene = &scene{id: "themes", width: o.Width, height: o.Height, scale: o.Scale, ground: d.paint.page,
		covered: map[string][]orb.Ring{}}
	t := &themes{draft: d, found: found, cities: found.OnMap(), tall: o.Height > o.Width}
	d.scene.unit = min(float64(o.Width)/plateWide, float64(o.Height)/plateHigh)
	if t.tall {
		d.scene.unit = float64(o.Width) / plateUpright
	}
	t.draw()
	return d.scene, nil
}

// draw puts head, maps and notes on the page.
func (t *themes) draw() {
	s := t.scene
	wide, high := float64(s.width)/s.unit, float64(s.height)/s.unit
	s.title = "What decides against " + wording.ThreatPhrase(&t.found.Threat)
	line := subject.DiscoveryLine(t.found, subject.View{})
	s.about = line + " " + subject.MapCaution
	left, room, size := float64(pageMargin), wide-2*pageMargin, 33.0
	if t.tall {
		left, room, size = 28, wide-56, 27
	}
	t.write("title", orb.Point{left, 54}, t.types.cut(s.title, size, true, room), size, true, t.paint.ink)
	y := t.paragraph("title", left, 66, room, line, 17, 22, false, t.paint.ink, 4) + 8
	foot := t.foot(left, high-18, room)
	const gap = 30
	count := float64(len(subject.Themes))
	for i := range subject.Themes {
		box := pictureBox{left, y, left + room, y}
		if t.tall {
			each := (foot - y) / count
			box.top, box.bottom = y+float64(i)*each, y+float64(i+1)*each-10
		} else {
			each := (room - gap*(count-1)) / count
			box.left += float64(i) * (each + gap)
			box.right, box.bottom = box.left+each, foot
		}
		t.panel(&subject.Themes[i], box)
	}
}

// foot writes the notes upwards from a bottom, and returns their top.
func (t *themes) foot(left, bottom, room float64) float64 {
	h := t.found.Header
	cite := fmt.Sprintf("Cite as: airumbrella, scenario “%s”, %s; sweep %s; threat %s.", wording.Clean(h.Name),
		wording.Clean(h.Scenario), wording.Clean(h.Plan), wording.Clean(t.found.Threat.ID))
	return t.footnotes(left, bottom, room, subject.MapCaution, wording.Clean(t.options.Attribution), cite)
}

// panel draws one map with its heading above and its legend and words below.
func (t *themes) panel(theme *subject.Theme, box pictureBox) {
	const head, leading, sign = 30, 20, 22
	rows := float64(len(theme.Classes)+1) / 2
	below := rows*sign + 3*leading + 22
	if t.tall {
		below = rows*sign + 4*leading + 18
	}
	t.write("panels", orb.Point{box.left, box.top + 18}, t.types.cut(theme.Title, 18, true, box.width()), 18, true,
		t.paint.ink)
	chart := pictureBox{box.left, box.top + head, box.right, box.bottom - below}
	t.scene.window = chart
	t.view = newView(chart, t.result, t.options.Crop)
	t.placer = placer{area: chart.grown(-3)}
	t.drawGround()
	t.drawLines()
	t.drawCities(theme)
	t.scene.add(pictureShape{class: "frame", rings: []orb.Ring{chart.ring()}, stroke: solid(t.paint.rule), width: 1})
	y := t.legend(theme, box.left, chart.bottom+14, box.width(), sign)
	t.paragraph("panels", box.left, y+4, box.width(), theme.Sentence(t.found), 14.5, leading, false, t.paint.muted,
		int((box.bottom-y-4)/leading))
}

// drawCities marks every counted city by its class: the greatest on top, those that lose
// cover named first, with what a label says.
func (t *themes) drawCities(theme *subject.Theme) {
	places := t.result.Scenario.Places
	for i := len(t.cities) - 1; i >= 0; i-- {
		p := &places[t.cities[i].Place]
		at, radius := t.view.at(p.Position), cityRadius(p.Population)
		t.classMarker(at, radius, theme.Of(&t.cities[i]), true)
		t.mark(at, radius+0.8)
	}
	for _, labelled := range [...]bool{true, false} {
		for i := range t.cities {
			p, label := &places[t.cities[i].Place], theme.Label(&t.cities[i])
			if (label != "") != labelled {
				continue
			}
			n := pictureName{class: "names", words: wording.Clean(p.Name), size: 12.5, color: t.paint.muted}
			if labelled {
				n.words, n.color, n.bold = n.words+" "+label, t.paint.covered, true
			}
			at, radius := t.view.at(p.Position), cityRadius(p.Population)
			if !t.nameBeside(n, at, radius) && labelled {
				n.words = label // where the name does not fit, what matters may
				t.nameBeside(n, at, radius)
			}
		}
	}
}

// classColor is the colour of a class: the easier cover is lost, the warmer. What is not
// covered is drawn hollow, in the colour of gaps.
func (t *themes) classColor(class int) color.NRGBA {
	return [...]color.NRGBA{t.paint.gap, t.paint.gap, t.paint.warm, t.paint.mild, t.paint.firm}[class]
}

// classMarker draws the disc of a class.
func (t *themes) classMarker(at orb.Point, radius float64, class int, clip bool) {
	edge := t.classColor(class)
	inside, line := edge, t.paint.halo
	if class == 0 {
		inside, line = t.paint.marker, edge
	}
	disc := []orb.Ring{{at}}
	t.scene.add(pictureShape{class: "cities", clip: clip, circle: true, rings: disc, radius: radius + 1.1,
		fill: solid(t.paint.halo)})
	t.scene.add(pictureShape{class: "cities", clip: clip, circle: true, rings: disc, radius: radius - 0.8,
		fill: solid(inside), stroke: solid(line), width: 1.6})
}

// legend explains the classes in two columns, and returns its bottom.
func (t *themes) legend(theme *subject.Theme, left, top, room, leading float64) float64 {
	rows := (len(theme.Classes) + 1) / 2
	for i := range theme.Classes {
		class := (i + 1) % len(theme.Classes) // not covered comes last
		x, y := left+float64(i/rows)*room/2, top+float64(i%rows)*leading
		t.classMarker(orb.Point{x + 8, y + 6}, 6, class, false)
		words := t.types.cut(wording.Capital(theme.Classes[class]), 14, false, room/2-26)
		t.write("legend", orb.Point{x + 24, y + 11}, words, 14, false, t.paint.ink)
	}
	return top + float64(rows)*leading
}
