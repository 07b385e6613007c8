package picture

import (
	"image/color"
	"strconv"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// draft is a picture under way.
type draft struct {
	scene   *scene
	result  *coverage.Result
	options options
	index   int // of the threat, for [coverage.Result.At]
	threat  *coverage.ThreatResult
	paint   *palette
	types   *pictureType
	view    pictureView
	placer  placer
	below   float64 // room for the legend below the map, on a tall page
	// promises says that some ground is hatched as covered if granted.
	promises bool
}

// drawPicture composes a picture.
func drawPicture(r *coverage.Result, v subject.View) (*scene, error) {
	o, err := withDefaults(r, v)
	if err != nil {
		return nil, err
	}
	d := &draft{result: r, options: o, index: o.threat, threat: r.At(o.threat), paint: &light, types: newType(),
		below: belowHeight}
	unit := min(float64(o.Width)/pictureWidth, float64(o.Height)/height)
	if float64(o.Height) >= phonePage*float64(o.Width) {
		unit, d.below = float64(o.Width)/phoneWide, phoneBelow
	}
	d.scene = &scene{
		id: "picture" + strconv.Itoa(o.threat), width: o.Width, height: o.Height, scale: o.Scale, unit: unit,
		ground: d.paint.page, covered: map[string][]orb.Ring{},
	}
	if o.Dark {
		d.paint = &dark
		d.scene.id, d.scene.ground = d.scene.id+"-dark", d.paint.page
	}
	p := d.layOutPage()
	d.scene.window = p.chart
	d.view = newView(p.chart, r, o.Crop)
	d.scene.lies = &d.view
	d.placer = placer{area: p.chart.grown(-4)}
	d.drawGround()
	d.drawCovered()
	d.drawLines()
	d.drawScaleBar()
	d.drawMarks()
	d.drawPage(p)
	return d.scene, nil
}

func solid(c color.NRGBA) paint { return paint{NRGBA: c} }

// drawGround paints the sea, the neighbours and Ukraine.
func (d *draft) drawGround() {
	d.scene.add(pictureShape{class: "sea", clip: true, rings: []orb.Ring{d.scene.window.ring()},
		fill: solid(d.paint.sea)})
	w := d.result.Scenario.World
	if w == nil {
		return
	}
	var abroad []orb.Ring
	for i := range w.Countries {
		if w.Countries[i].Code != scenario.Ukraine {
			abroad = append(abroad, d.view.territory(w.Countries[i].Territory)...)
		}
	}
	if len(abroad) > 0 {
		// A hairline of its own colour closes the seams between neighbours.
		d.scene.add(pictureShape{class: "abroad", clip: true, rings: abroad, fill: solid(d.paint.abroad),
			stroke: solid(d.paint.abroad), width: 0.6})
	}
	if home := d.view.territory(w.Border); len(home) > 0 {
		d.scene.add(pictureShape{class: "ukraine", clip: true, rings: home, fill: solid(d.paint.ukraine)})
	}
}

// coveredRows returns the ground of a status or better, line by line, read as
// cautiously as [coverage.Map.StatusAt] does.
func coveredRows(c *scenario.Triple[[]geo.Spans], s coverage.Status) []geo.Spans {
	rows := make([]geo.Spans, len(c.High))
	for i := range rows {
		row := c.High[i]
		if s >= coverage.Likely {
			row = geo.Intersect(nil, row, c.Base[i])
		}
		if s >= coverage.Assured {
			row = geo.Intersect(nil, row, c.Low[i])
		}
		rows[i] = row
	}
	return rows
}

// groundStatuses are those of covered ground, which is covered or not, from the least
// certain: only places are covered in part.
var groundStatuses = [...]coverage.Status{coverage.Possible, coverage.Likely, coverage.Assured}

// drawCovered paints what is covered: possible ground first, over it what promises would
// add, then likely ground and assured on top.
func (d *draft) drawCovered() {
	m := d.result.Map
	if m == nil || d.index >= len(m.Covered) {
		return
	}
	for _, status := range groundStatuses {
		if status == coverage.Likely {
			d.drawGranted()
		}
		rings := geo.Outlines(m.Lines, coveredRows(&m.Covered[d.index], status), geo.Outlining{})
		var shown []orb.Ring
		for _, ring := range rings {
			if on := d.view.ring(ring, coveredDetail); on != nil {
				shown = append(shown, on)
			}
		}
		d.scene.covered[status.String()] = shown
		if len(shown) == 0 {
			continue
		}
		class := status.String()
		d.scene.add(pictureShape{class: class, clip: true, rings: shown, fill: solid(d.paint.fill[status])})
		if status == coverage.Possible {
			d.scene.add(pictureShape{class: class, clip: true, rings: shown, fill: d.hatched()})
		}
		d.scene.add(
			pictureShape{class: class, clip: true, rings: shown, stroke: solid(d.paint.edge[status]), width: 0.9},
		)
	}
}

// drawGranted hatches what would be covered at base with every promise kept; what is
// covered as things stand is painted over it.
func (d *draft) drawGranted() {
	m := d.options.Granted
	if m == nil || d.index >= len(m.Covered) {
		return
	}
	var shown []orb.Ring
	for _, ring := range geo.Outlines(m.Lines, coveredRows(&m.Covered[d.index], coverage.Likely), geo.Outlining{}) {
		if on := d.view.ring(ring, coveredDetail); on != nil {
			shown = append(shown, on)
		}
	}
	if len(shown) > 0 {
		d.scene.add(pictureShape{class: "granted", clip: true, rings: shown, fill: d.granted()})
		d.promises = true
	}
}

// granted is the hatch of ground that only promises not yet given would cover: it falls
// to the right, that of possible ground rises.
func (d *draft) granted() paint {
	return paint{NRGBA: d.paint.edge[coverage.Likely], hatch: hatch{pitch: 7, width: 1.3, falling: true}}
}

func (d *draft) hatched() paint {
	return paint{NRGBA: d.paint.hatch, hatch: hatch{pitch: 6, width: 1.5}}
}

// drawLines draws rivers, regions, coasts and borders.
func (d *draft) drawLines() {
	d.drawLine("river", d.options.Rivers, d.paint.river, 0.9, 0)
	w := d.result.Scenario.World
	if w == nil {
		return
	}
	l := linesOf(w, d.view.degrees())
	d.drawLine("region", l.regions, d.paint.region, 0.7, 0)
	d.drawLine("coast", l.coasts, d.paint.coast, 0.9, 0)
	d.drawLine("border", l.borders, d.paint.border, 1, 0)
	d.drawLine("ukraine-border", l.ukraine, d.paint.outline, 1.8, 0)
}

func (d *draft) drawLine(class string, lines []orb.LineString, c color.NRGBA, width, dash float64) {
	if shown := d.view.lines(lines); len(shown) > 0 {
		d.scene.add(pictureShape{class: class, clip: true, rings: shown, open: true, stroke: solid(c), width: width,
			dash: dash})
	}
}
