package picture

import (
	"image/color"
	"math"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// pictureRange says what the brackets of a headline hold.
const pictureRange = "In brackets physics alone: all assumptions bad, or all good."

// drawLegend writes what stands beside or below the map.
func (d *draft) drawLegend(p *page) {
	room := math.Inf(1)
	if p.people == p.words {
		room = p.rule() - d.legendHeight(p.signs.width())
	}
	y := d.drawWords(p.words, room)
	if p.people == p.words {
		y = d.drawPeople(p.people.left, y+22, p.people.width()) + 14
	} else {
		d.drawPeople(p.people.left, p.people.top, p.people.width())
		y = p.signs.top
	}
	y = d.drawCityLegend(p.signs.left, y, p.signs.width())
	d.drawForceLegend(p.signs.left, y+12, p.signs.width())
}

// legendHeight is how high everything below the words of one column is.
func (d *draft) legendHeight(wide float64) float64 {
	statuses, columns := len(shownStatuses), signColumns(wide)
	if d.promises {
		statuses++
	}
	high := 22 + statusLeading*float64(statuses) + 14 + 12
	if d.threat.Population.Total > 0 {
		high += 46
	}
	for _, rows := range [][]signRow{d.citySigns(), d.forceSigns()} {
		high += signsHeight(len(rows), columns)
	}
	return high
}

// drawWords writes the scenario and the headline, and below them what ends above the
// bottom; it returns where it ends.
func (d *draft) drawWords(side pictureBox, bottom float64) float64 {
	ink, muted := d.paint.ink, d.paint.muted
	s := d.result.Scenario
	left, wide := side.left, side.width()
	y := d.paragraph("side", left, side.top-2, wide, wording.Clean(s.Name), 16, 20, true, ink, 2)
	if changed := wording.Changed(s); changed != "" {
		y = d.paragraph("side", left, y, wide, wording.Capital(changed), 13.5, 18, true, ink, 3)
	}
	when := wording.Capital(wording.PhaseWords(s.Phase))
	if s.AsOf != "" {
		when += "; governments' words as of " + wording.Date(s.AsOf)
	}
	y = d.paragraph("side", left, y, wide, when, 13.5, 18, false, muted, 2) + 14
	y = d.paragraph("side", left, y, wide, subject.Headline(d.result, d.index), 20.5, 27, false, ink, 8) + 8
	if len(d.result.Threats) > 0 {
		if d.threat.Population.Total > 0 {
			y = d.paragraph("side", left, y, wide, pictureRange, 13.5, 18.5, false, muted, 2) + 4
			tiers, missing := subject.Tiers(d.result, d.index), subject.NotCovered(d.result, d.index)
			const size, leading = 13.5, 18.5
			for i, words := range []string{tiers, missing} {
				most := 5 - i
				if y+leading*float64(len(d.types.wrap(words, size, false, wide, most))) <= bottom {
					y = d.paragraph("side", left, y, wide, words, size, leading, false, muted, most) + 4
				}
			}
			y -= 4
		}
	}
	return y
}

// The heights of a status and of a row of signs in the legend.
const (
	statusLeading = 32
	signLeading   = 20
)

// shownStatuses are those of ground and of people, best first: a person is covered or
// not, and only a place is covered in part.
var shownStatuses = [...]coverage.Status{coverage.Assured, coverage.Likely, coverage.Possible, coverage.Uncovered}

// drawPeople draws the legend of the ground, best first, with a bar and the
// people of the counted cities in each status.
func (d *draft) drawPeople(left, y, wide float64) float64 {
	people := d.threat.Population
	count := [...]int{
		coverage.Uncovered: people.Total - people.Covered.High,
		coverage.Possible:  people.Covered.High - people.Covered.Base,
		coverage.Likely:    people.Covered.Base - people.Covered.Low,
		coverage.Assured:   people.Covered.Low,
	}
	if people.Total > 0 {
		d.write("legend", orb.Point{left, y + 10}, "How sure the cover is, and people in these cities", 13, true,
			d.paint.ink)
		d.drawBar(left, y+18, wide, count, people.Total)
		y += 46
	}
	for _, status := range shownStatuses {
		d.swatch(pictureBox{left, y, left + 28, y + 18}, status)
		d.write(
			"legend",
			orb.Point{left + 38, y + 9},
			wording.Capital(wording.StatusName(status)),
			13.5,
			true,
			d.paint.ink,
		)
		if people.Total > 0 {
			d.writeRight(
				"legend",
				orb.Point{left + wide, y + 9},
				wording.People(count[status]),
				13.5,
				true,
				d.paint.ink,
			)
		}
		d.write("legend", orb.Point{left + 38, y + 25}, wording.StatusWords(status), 12, false, d.paint.muted)
		y += statusLeading
	}
	if d.promises {
		box := pictureBox{left, y, left + 28, y + 18}
		d.scene.add(pictureShape{class: "legend", rings: []orb.Ring{box.ring()}, fill: d.granted(),
			stroke: solid(d.paint.edge[coverage.Likely]), width: 1})
		d.write("legend", orb.Point{left + 38, y + 9}, "If granted", 13.5, true, d.paint.ink)
		d.write("legend", orb.Point{left + 38, y + 25}, "what only promises not yet given would add", 12, false,
			d.paint.muted)
		y += statusLeading
	}
	return y
}

// drawBar draws the people of each status as parts of one bar.
func (d *draft) drawBar(left, top, wide float64, count [5]int, total int) {
	x := left
	for _, status := range shownStatuses {
		w := wide * float64(max(count[status], 0)) / float64(total)
		if w >= 0.5 {
			d.swatch(pictureBox{x, top, x + w, top + 18}, status)
		}
		x += w
	}
}

// swatch paints a box as ground of a status.
func (d *draft) swatch(b pictureBox, status coverage.Status) {
	ring := []orb.Ring{b.ring()}
	d.scene.add(pictureShape{class: "legend", rings: ring, fill: solid(d.paint.fill[status])})
	edge := d.paint.edge[status]
	switch status {
	case coverage.Possible:
		d.scene.add(pictureShape{class: "legend", rings: ring, fill: d.hatched()})
	case coverage.Uncovered:
		edge = d.paint.muted
	}
	d.scene.add(pictureShape{class: "legend", rings: ring, stroke: solid(edge), width: 1})
}

// signRow is a sign and its words in the legend.
type signRow struct {
	words string
	draw  func(at orb.Point)
}

func (d *draft) drawCityLegend(left, y, wide float64) float64 {
	return d.signs(left, y, wide, "Cities", d.citySigns())
}

func (d *draft) drawForceLegend(left, y, wide float64) float64 {
	return d.signs(left, y, wide, "Notional forces", d.forceSigns())
}

func (d *draft) citySigns() []signRow {
	city := func(s coverage.Status, occupied bool) func(orb.Point) {
		return func(at orb.Point) { d.cityMarker(at, 6, s, occupied, false) }
	}
	return []signRow{
		{"covered: assured or likely", city(coverage.Assured, false)},
		{"partly covered, so many %", city(coverage.Partly, false)},
		{"possible", city(coverage.Possible, false)},
		{"not covered", city(coverage.Uncovered, false)},
		{"occupied, not counted", city(coverage.Uncovered, true)},
	}
}

func (d *draft) forceSigns() []signRow {
	sign := func(shape func(orb.Point, float64) orb.Ring, r float64, c color.NRGBA, agreed bool) func(orb.Point) {
		return func(at orb.Point) { d.polygonMarker(shape(at, r), c, agreed, false) }
	}
	rows := []signRow{{"ground unit, Ukraine's", sign(square, 3.4, d.paint.own, true)}}
	for i := range d.result.Scenario.Units {
		if d.result.Scenario.Units[i].Contributor != scenario.Ukraine {
			rows = append(rows,
				signRow{"ground unit, allied", sign(wedgeMarker, 4.2, d.paint.ally, true)},
				signRow{"base, host has agreed", sign(triangle, baseSize, d.paint.ally, true)},
				signRow{"patrol station", sign(diamond, 4.2, d.paint.ally, true)},
				signRow{"hollow: not agreed", sign(triangle, baseSize, d.paint.ally, false)})
			break
		}
	}
	return rows
}

// oneColumn is the width below which signs stand in one column.
const oneColumn = 320

// signColumns is how many columns of signs stand in a width.
func signColumns(wide float64) int {
	if wide < oneColumn {
		return 1
	}
	return 2
}

// signsHeight is how high signs in columns are, with their heading.
func signsHeight(rows, columns int) float64 {
	return 18 + signLeading*float64((rows+columns-1)/columns) + 4
}

// signs writes a heading and signs in two columns, where there is room for them.
func (d *draft) signs(left, y, wide float64, heading string, rows []signRow) float64 {
	d.write("legend", orb.Point{left, y + 10}, heading, 13, true, d.paint.ink)
	bottom, columns := y+signsHeight(len(rows), signColumns(wide)), signColumns(wide)
	y += 18
	wide /= float64(columns)
	for i, row := range rows {
		x := left + float64(i%columns)*wide
		middle := y + 11 + float64(i/columns)*signLeading
		row.draw(orb.Point{x + 8, middle})
		d.write("legend", orb.Point{x + 22, middle + 4.5}, d.types.cut(row.words, 12.5, false, wide-24), 12.5,
			false, d.paint.ink)
	}
	return bottom
}
