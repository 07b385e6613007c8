package report

import (
	"image/color"
	"strconv"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// pictureDraft is a picture under way.
type pictureDraft struct {
	scene   *pictureScene
	result  *coverage.Result
	options PictureOptions
	index   int // of the threat, for [coverage.Result.At]
	threat  *coverage.ThreatResult
	paint   *picturePalette
	types   *pictureType
	view    pictureView
	placer  picturePlacer
}

// drawPicture composes a picture.
func drawPicture(r *coverage.Result, o PictureOptions) (*pictureScene, error) {
	o, threat, err := o.withDefaults(r)
	if err != nil {
		return nil, err
	}
	d := &pictureDraft{result: r, options: o, index: threat, threat: r.At(threat), paint: &pictureLight, types: newPictureType()}
	unit := min(float64(o.Width)/pictureWidth, float64(o.Height)/pictureHeight)
	d.scene = &pictureScene{
		id: "picture" + strconv.Itoa(threat), width: o.Width, height: o.Height, scale: o.Scale, unit: unit, ground: d.paint.page, covered: map[string][]orb.Ring{},
	}
	if o.Dark {
		d.paint = &pictureDark
		d.scene.id, d.scene.ground = d.scene.id+"-dark", d.paint.page
	}
	p := d.layOutPage()
	d.scene.window = p.chart
	d.view = newPictureView(p.chart, r, o.Crop)
	d.placer = picturePlacer{area: p.chart.grown(-4)}
	d.drawGround()
	d.drawCovered()
	d.drawLines()
	d.drawScaleBar()
	d.drawMarks()
	d.drawPage(p)
	return d.scene, nil
}

func solid(c color.NRGBA) picturePaint { return picturePaint{NRGBA: c} }

// drawGround paints the sea, the neighbours and Ukraine.
func (d *pictureDraft) drawGround() {
	d.scene.add(pictureShape{class: "sea", clip: true, rings: []orb.Ring{d.scene.window.ring()}, fill: solid(d.paint.sea)})
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
		d.scene.add(pictureShape{class: "abroad", clip: true, rings: abroad, fill: solid(d.paint.abroad), stroke: solid(d.paint.abroad), width: 0.6})
	}
	if home := d.view.territory(w.Border); len(home) > 0 {
		d.scene.add(pictureShape{class: "ukraine", clip: true, rings: home, fill: solid(d.paint.ukraine)})
	}
}

// coveredRows is the ground of a status or better, line by line, read as
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

// drawCovered paints what is covered: possible ground first, likely over it
// and assured on top.
func (d *pictureDraft) drawCovered() {
	m := d.result.Map
	if m == nil || d.index >= len(m.Covered) {
		return
	}
	for _, status := range coverage.Statuses[1:] {
		rings := traceSpans(m.Lines, coveredRows(&m.Covered[d.index], status))
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
		d.scene.add(pictureShape{class: class, clip: true, rings: shown, stroke: solid(d.paint.edge[status]), width: 0.9})
	}
}

func (d *pictureDraft) hatched() picturePaint {
	return picturePaint{NRGBA: d.paint.hatch, hatch: pictureHatch{pitch: 6, width: 1.5}}
}

// drawLines draws rivers, regions, coasts and borders.
func (d *pictureDraft) drawLines() {
	var rivers, borders []orb.LineString
	for _, l := range d.options.Lines {
		if l.Kind == PictureRiver {
			rivers = append(rivers, l.Points)
		} else {
			borders = append(borders, l.Points)
		}
	}
	d.drawLine("river", rivers, d.paint.river, 0.9, 0)
	w := d.result.Scenario.World
	if w == nil {
		d.drawLine("border", borders, d.paint.border, 0.9, 0)
		return
	}
	l := linesOf(w, d.view.degrees())
	d.drawLine("region", l.regions, d.paint.region, 0.7, 0)
	d.drawLine("coast", l.coasts, d.paint.coast, 0.9, 0)
	d.drawLine("border", append(borders, l.borders...), d.paint.border, 1, 0)
	d.drawLine("ukraine-border", l.ukraine, d.paint.outline, 1.8, 0)
}

func (d *pictureDraft) drawLine(class string, lines []orb.LineString, c color.NRGBA, width, dash float64) {
	if shown := d.view.lines(lines); len(shown) > 0 {
		d.scene.add(pictureShape{class: class, clip: true, rings: shown, open: true, stroke: solid(c), width: width, dash: dash})
	}
}
