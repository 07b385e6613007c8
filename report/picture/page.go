package picture

import (
	"fmt"
	"image/color"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// page is the parts of a picture around the map.
type page struct {
	head, chart pictureBox
	// words, people and signs are the parts of the legend: one column beside the
	// map, all three the same box, or three columns below it.
	words, people, signs pictureBox
	foot                 []string
	footTop              float64
}

// rule is where the line between legend and notes is drawn.
func (p *page) rule() float64 { return p.footTop - footSize - 10 }

// Measures of the page, in units of which 1,600 by 1,000 make a picture.
const (
	pageMargin  = 48
	sideWidth   = 356
	sideGap     = 32
	headHeight  = 124
	footSize    = 12.5
	footLeading = 17.5
	footLines   = 2   // of each note at most, one more on a tall page
	tallPage    = 0.8 // height by width from which the legend stands below the map
	belowHeight = 300
	// A page for a phone has larger letters: fewer units in width, and more room for the
	// legend.
	phonePage  = 1.5 // height by width from which it is one
	phoneWide  = 1080
	phoneBelow = 450
)

// layOutPage divides the page.
func (d *draft) layOutPage() page {
	wide, high := float64(d.scene.width)/d.scene.unit, float64(d.scene.height)/d.scene.unit
	p := page{head: pictureBox{pageMargin, 0, wide - pageMargin, headHeight}}
	lines := footLines
	if high >= tallPage*wide { // shorter ones
		lines++
	}
	for _, note := range [...]string{d.sources(), wording.Clean(d.options.Attribution), d.cite()} {
		p.foot = append(p.foot, d.types.wrap(note, footSize, false, wide-2*pageMargin, lines)...)
	}
	p.footTop = high - 26 - footLeading*float64(len(p.foot)-1)
	bottom := p.footTop - footSize - 20
	if high < tallPage*wide {
		p.chart = pictureBox{pageMargin, headHeight, wide - pageMargin - sideWidth - sideGap, bottom}
		p.words = pictureBox{p.chart.right + sideGap, headHeight, wide - pageMargin, bottom}
		p.people, p.signs = p.words, p.words
		return p
	}
	p.chart = pictureBox{pageMargin, headHeight, wide - pageMargin, bottom - d.below}
	column := (p.chart.width() - 2*sideGap) / 3
	for i, box := range [...]*pictureBox{&p.words, &p.people, &p.signs} {
		left := pageMargin + float64(i)*(column+sideGap)
		*box = pictureBox{left, p.chart.bottom + 22, left + column, bottom}
	}
	return p
}

// sources says where the positions come from, and when.
func (d *draft) sources() string {
	s := d.result.Scenario
	var list []string
	for _, source := range s.Source {
		if source = strings.TrimSpace(wording.Clean(source)); source != "" {
			list = append(list, source)
		}
	}
	if len(list) == 0 {
		list = []string{"the scenario's own assumptions"}
	}
	when := ""
	if s.AsOf != "" {
		when = " (as of " + wording.Date(s.AsOf) + ")"
	}
	return "Sources of the scenario" + when + ": " + strings.Join(list, "; ") + ". Positions of units are notional."
}

// cite says how to name the picture so that anybody can make it again.
func (d *draft) cite() string {
	r := d.result
	digest := wording.Clean(r.Scenario.Digest)
	if digest == "" {
		digest = "no digest"
	}
	lead := ""
	if r.Lead != scenario.Base {
		lead = ", estimate " + r.Lead.String()
	}
	return fmt.Sprintf("Cite as: airumbrella, scenario “%s”, %s; threat %s%s, cell %s, terrain %s.",
		wording.Clean(r.Scenario.Name), digest, wording.Clean(d.threat.Threat.ID), lead, r.Options.Cell,
		wording.Clean(r.Terrain))
}

// pictureTitle says in plain words what is shown.
func pictureTitle(t *coverage.ThreatResult, threats int) string {
	if threats == 0 {
		return "What would be covered: no threat is in play"
	}
	return "What would be covered against " + wording.ThreatPhrase(&t.Threat)
}

// write puts a line of text on the page.
func (d *draft) write(class string, at orb.Point, words string, size float64, bold bool, c color.NRGBA) {
	w := d.types.width(words, size, bold)
	d.scene.add(pictureShape{class: class, text: &pictureText{at: at, words: words, size: size, bold: bold, color: c,
		width: w}})
}

// writeRight puts a line of text on the page that ends at a point.
func (d *draft) writeRight(class string, at orb.Point, words string, size float64, bold bool, c color.NRGBA) {
	at[0] -= d.types.width(words, size, bold)
	d.write(class, at, words, size, bold, c)
	d.scene.shapes[len(d.scene.shapes)-1].text.anchor = anchorRight
}

// paragraph writes wrapped lines from a top downwards and returns their bottom.
func (d *draft) paragraph(class string, left, top, wide float64, words string, size, leading float64, bold bool,
	c color.NRGBA, most int) float64 {
	for _, line := range d.types.wrap(words, size, bold, wide, most) {
		d.write(class, orb.Point{left, top + textAscent*size + (leading-size)/2}, line, size, bold, c)
		top += leading
	}
	return top
}

func (d *draft) rule(left, right, y float64) {
	d.scene.add(pictureShape{class: "rules", rings: []orb.Ring{{{left, y}, {right, y}}}, open: true,
		stroke: solid(d.paint.rule), width: 1})
}

// drawPage writes everything around the map.
func (d *draft) drawPage(p page) {
	ink, muted := d.paint.ink, d.paint.muted
	r := d.result
	title := pictureTitle(d.threat, len(r.Threats))
	d.scene.title = title
	d.scene.about = strings.Join([]string{subject.Headline(r, d.index), subject.MapCaution, d.cite()}, " ")
	size := 37.0
	if w := d.types.width(title, size, true); w > p.head.width() {
		size = max(size*p.head.width()/w, 20)
	}
	d.write("title", orb.Point{p.head.left, 66}, d.types.cut(title, size, true, p.head.width()), size, true, ink)
	d.write("title", orb.Point{p.head.left, 99}, subject.MapCaution, 18.5, false, muted)
	d.scene.add(pictureShape{class: "frame", rings: []orb.Ring{p.chart.ring()}, stroke: solid(d.paint.rule), width: 1})
	d.drawLegend(&p)
	d.rule(p.head.left, p.head.right, p.rule())
	for i, line := range p.foot {
		d.write("notes", orb.Point{p.head.left, p.footTop + float64(i)*footLeading}, line, footSize, false, muted)
	}
}

// drawScaleBar draws a bar of a round length in the lower left of the map.
func (d *draft) drawScaleBar() {
	kilometres, units := d.view.scaleBar(170)
	words := svgNumber(kilometres) + " km"
	left, base := d.view.frame.left+22, d.view.frame.bottom-20
	bar := orb.Ring{{left, base - 6}, {left, base}, {left + units, base}, {left + units, base - 6}}
	d.scene.add(pictureShape{class: "scale", rings: []orb.Ring{bar}, open: true, stroke: solid(d.paint.halo), width: 4})
	d.scene.add(
		pictureShape{class: "scale", rings: []orb.Ring{bar}, open: true, stroke: solid(d.paint.ink), width: 1.4},
	)
	w := d.types.width(words, 12.5, false)
	d.scene.add(pictureShape{class: "scale", text: &pictureText{
		at: orb.Point{left + (units-w)/2, base - 6}, anchor: anchorMiddle, words: words, size: 12.5, width: w,
		color: d.paint.ink, halo: d.paint.halo,
	}})
	box := pictureBox{left - 4, base - 20, left + max(units, w) + 4, base + 5}
	d.placer.block(box)
	d.scene.marks = append(d.scene.marks, box)
}
