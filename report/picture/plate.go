package picture

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// Measures of a plate, in units of which 1,600 by 1,000 make one that lies, and 800 in
// width one that stands.
const (
	plateWide    = 1600
	plateHigh    = 1000
	plateUpright = 800
	plateNames   = 14 // cities that a panel names at most
)

// plate is two results and their difference, drawn as three maps under one legend.
type plate struct {
	drafts  [2]*draft // A and B; they share scene, colours and type
	compare *subject.Comparison
	paint   *palette
	threat  string
	tall    bool
}

// drawPlate composes the plate of a comparison.
func drawPlate(c *subject.Comparison, v subject.View) (*scene, error) {
	if c.A.Result == nil || c.B.Result == nil || c.A.Result.Map == nil || c.B.Result.Map == nil {
		return nil, errors.New("a picture of a comparison needs the ground of both: name two scenarios, " +
			"saved reports hold none")
	}
	lead := c.LeadThreat(v)
	if lead == "" {
		return nil, errors.New("the two have no threat in common, so there is nothing to draw")
	}
	view := v
	view.Threat = lead
	p := &plate{compare: c, threat: lead, paint: &light}
	var s *scene
	for i, r := range [2]*coverage.Result{c.A.Result, c.B.Result} {
		o, err := withDefaults(r, view)
		if err != nil {
			return nil, err
		}
		if o.Dark {
			p.paint = &dark
		}
		p.tall = o.Height > o.Width
		if s == nil {
			s = &scene{id: "plate", width: o.Width, height: o.Height, scale: o.Scale, ground: p.paint.page,
				covered: map[string][]orb.Ring{}}
			s.unit = min(float64(o.Width)/plateWide, float64(o.Height)/plateHigh)
			if p.tall {
				s.unit = float64(o.Width) / plateUpright
			}
		}
		p.drafts[i] = &draft{scene: s, result: r, options: o, index: o.threat, threat: r.At(o.threat), paint: p.paint,
			types: newType()}
	}
	p.draw()
	return s, nil
}

// draw puts head, maps, legend and notes on the page.
func (p *plate) draw() {
	d := p.drafts[0]
	s := d.scene
	wide, high := float64(s.width)/s.unit, float64(s.height)/s.unit
	s.title = "What changes from A to B against " + wording.ThreatPhrase(&d.threat.Threat)
	s.about = strings.Join([]string{p.answer(), "A is " + p.compare.A.Name + ", B is " + p.compare.B.Name + ".",
		subject.MapCaution}, " ")
	left, room := float64(pageMargin), wide-2*pageMargin
	size := 33.0
	if p.tall {
		left, room, size = 28, wide-56, 27
	}
	if w := d.types.width(s.title, size, true); w > room {
		size = max(size*room/w, 18)
	}
	d.write("title", orb.Point{left, 54}, d.types.cut(s.title, size, true, room), size, true, p.paint.ink)
	y := d.paragraph("title", left, 66, room, p.answer(), 17, 22, false, p.paint.ink, 3) + 6
	foot := p.foot(left, high-18, room)
	if p.tall {
		p.drawStanding(left, y, room, foot)
	} else {
		p.drawLying(left, y, room, foot)
	}
}

// answer says how many people B covers more or fewer than A.
func (p *plate) answer() string {
	return subject.ComparisonLine(p.compare, subject.View{Threat: p.threat})
}

// foot writes the notes upwards from a bottom, and returns their top.
func (p *plate) foot(left, bottom, room float64) float64 {
	d := p.drafts[0]
	return d.footnotes(left, bottom, room, subject.MapCaution, wording.Clean(d.options.Attribution), p.cite())
}

// footnotes writes notes upwards from a bottom, and returns the rule above them.
func (d *draft) footnotes(left, bottom, room float64, notes ...string) float64 {
	var lines []string
	for _, note := range notes {
		lines = append(lines, d.types.wrap(note, footSize, false, room, footLines)...)
	}
	top := bottom - footLeading*float64(len(lines)-1)
	for i, line := range lines {
		d.write("notes", orb.Point{left, top + float64(i)*footLeading}, line, footSize, false, d.paint.muted)
	}
	top -= footSize + 8
	d.rule(left, left+room, top)
	return top
}

// cite says how to name the plate so that anybody can make it again.
func (p *plate) cite() string {
	digest := func(s *subject.Side) string {
		if s.Digest == "" {
			return "no digest"
		}
		return s.Digest
	}
	return fmt.Sprintf("Cite as: airumbrella, A “%s”, %s; B “%s”, %s; threat %s.", p.compare.A.Name,
		digest(p.compare.A), p.compare.B.Name, digest(p.compare.B), wording.Clean(p.threat))
}

// drawLying sets three maps side by side, words below each, the legend below all.
func (p *plate) drawLying(left, top, room, bottom float64) {
	const gap, legendHigh, leading = 26, 114, 22
	wide := (room - 2*gap) / 3
	mapTop := top + 30
	mapHigh := min(wide*0.72, bottom-mapTop-legendHigh-5*leading)
	lines := int((bottom - legendHigh - 12 - (mapTop + mapHigh + 12)) / leading)
	for i := range 3 {
		x := left + float64(i)*(wide+gap)
		p.heading(i, x, top+20, wide)
		p.panel(i, pictureBox{x, mapTop, x + wide, mapTop + mapHigh})
		p.words(i, pictureBox{x, mapTop + mapHigh + 12, x + wide, bottom}, 16.5, lines)
	}
	p.legend(left, bottom-legendHigh+4, room, 4)
}

// drawStanding sets three maps one below the other with the words beside them, and the
// legend below.
func (p *plate) drawStanding(left, top, room, bottom float64) {
	const legendHigh, head = 220, 26
	each := (bottom - top - legendHigh) / 3
	wide := min(room*0.66, (each-head-12)*1.45)
	for i := range 3 {
		y := top + float64(i)*each
		p.heading(i, left, y+18, room)
		p.panel(i, pictureBox{left, y + head, left + wide, y + each - 12})
		p.words(i, pictureBox{left + wide + 18, y + head, left + room, bottom}, 14, int((each-head-12)/19))
	}
	p.legend(left, bottom-legendHigh+6, room, 2)
}

// heading names a panel.
func (p *plate) heading(i int, left, base, wide float64) {
	d := p.drafts[0]
	words := [3]string{"A  " + p.compare.A.Name, "B  " + p.compare.B.Name, "The difference, at the base estimate"}[i]
	d.write("panels", orb.Point{left, base}, d.types.cut(words, 17, true, wide), 17, true, p.paint.ink)
}

// words says below or beside a panel how many people it covers, and what changes.
func (p *plate) words(i int, box pictureBox, size float64, lines int) {
	d := p.drafts[0]
	text := "The two packages are the same; what differs lies outside them."
	if i < 2 {
		r, index := p.drafts[i].result, p.drafts[i].index
		text = subject.Headline(r, index)
		if r.At(index).Population.Total > 0 {
			text += " " + subject.Tiers(r, index)
		}
	} else if len(p.compare.Changes) > 0 {
		p.changes(box, size*0.88, int(float64(lines)/0.88))
		return
	}
	d.paragraph("panels", box.left, box.top, box.width(), text, size, size*1.34, false, p.paint.muted, lines)
}

// changes lists what changes, each on lines of its own, as many as there is room for.
func (p *plate) changes(box pictureBox, size float64, lines int) {
	const indent, most = 12, 3 // lines that one takes at most
	d, list := p.drafts[0], p.compare.Changes
	leading := size * 1.34
	y := d.paragraph("panels", box.left, box.top, box.width(), "What changes:", size, leading, false, p.paint.muted, 1)
	lines--
	for i, change := range list {
		need, rest := len(d.types.wrap(change, size, false, box.width()-indent, most)), 1
		if i == len(list)-1 {
			rest = 0
		}
		if need+rest > lines {
			d.paragraph("panels", box.left+indent, y, box.width()-indent,
				fmt.Sprintf("and %d more", len(list)-i), size, leading, false, p.paint.muted, 1)
			return
		}
		d.paragraph("panels", box.left, y, indent, "–", size, leading, false, p.paint.muted, 1)
		y = d.paragraph("panels", box.left+indent, y, box.width()-indent, change, size, leading, false, p.paint.muted, most)
		lines -= need
	}
}

// panel draws a map: A, B or their difference.
func (p *plate) panel(i int, box pictureBox) {
	d := p.drafts[min(i, 1)]
	d.scene.window = box
	d.view = newView(box, p.drafts[0].result, d.options.Crop)
	d.placer = placer{area: box.grown(-3)}
	d.drawGround()
	if i < 2 {
		d.drawCovered()
	} else {
		p.drawDifference(d)
	}
	d.drawLines()
	if i == 2 {
		p.drawMoved(d)
	} else {
		d.drawCities(plateNames)
	}
	d.scene.add(pictureShape{class: "frame", rings: []orb.Ring{box.ring()}, stroke: solid(p.paint.rule), width: 1})
}

// drawCities draws the cities, the greatest on top and named where there is room.
func (d *draft) drawCities(most int) {
	cities := d.cities()
	for i := len(cities) - 1; i >= 0; i-- {
		cities[i].radius *= 0.75
		d.drawCity(&cities[i])
		d.mark(cities[i].at, cities[i].radius+0.8)
	}
	for i := range min(len(cities), most) {
		d.nameCity(&cities[i])
	}
}

// drawDifference paints the ground that both cover, that B gains and that B loses.
func (p *plate) drawDifference(d *draft) {
	lines := p.drafts[0].result.Map.Lines
	a, b := p.ground(0), p.ground(1)
	for _, part := range [...]struct {
		class string
		rows  []geo.Spans
		fill  paint
		edge  color.NRGBA
	}{
		{"kept", combined(a, b, geo.Intersect), solid(p.paint.kept), p.paint.kept},
		{"gained", withoutSlivers(combined(b, a, geo.Subtract)), solid(p.paint.gained), p.paint.ally},
		{"lost", withoutSlivers(combined(a, b, geo.Subtract)), solid(p.paint.lost), p.paint.gap},
	} {
		var shown []orb.Ring
		for _, ring := range geo.Outlines(lines, part.rows, geo.Outlining{}) {
			if on := d.view.ring(ring, coveredDetail); on != nil {
				shown = append(shown, on)
			}
		}
		if len(shown) == 0 {
			continue
		}
		d.scene.add(pictureShape{class: part.class, clip: true, rings: shown, fill: part.fill})
		if part.class == "lost" {
			d.scene.add(pictureShape{class: part.class, clip: true, rings: shown, fill: p.lostHatch()})
		}
		d.scene.add(pictureShape{class: part.class, clip: true, rings: shown, stroke: solid(part.edge), width: 0.9})
	}
}

// lostHatch tells lost ground from gained without its colour.
func (p *plate) lostHatch() paint {
	return paint{NRGBA: p.paint.gap, hatch: hatch{pitch: 6, width: 1.1, falling: true}}
}

// ground returns what a side covers at base.
func (p *plate) ground(side int) []geo.Spans {
	d := p.drafts[side]
	return d.result.Map.Covered[d.index].Base
}

// combined returns an operation on two grounds, line by line.
func combined(a, b []geo.Spans, operation func(dst, a, b geo.Spans) geo.Spans) []geo.Spans {
	rows := make([]geo.Spans, len(a))
	for i := range rows {
		if i < len(b) {
			rows[i] = operation(nil, a[i], b[i])
		}
	}
	return rows
}

// sliver is the width in degrees, some 700 m, below which a difference is not drawn: less
// than its own outline would take.
const sliver = 0.01

// withoutSlivers returns ground without the spans that are too narrow to be drawn: a
// boundary that two sides share but for metres is no loss along all of it.
func withoutSlivers(rows []geo.Spans) []geo.Spans {
	for i := range rows {
		rows[i] = slices.DeleteFunc(rows[i], func(s geo.Span) bool { return s.East-s.West < sliver })
	}
	return rows
}

// drawMoved marks the cities that change: filled where B covers more of them, hollow
// where less.
func (p *plate) drawMoved(d *draft) {
	moved := map[string]coverage.Status{}
	for i := range p.compare.Threats {
		t := &p.compare.Threats[i]
		if t.ID != p.threat {
			continue
		}
		for k := range t.Places {
			switch q := &t.Places[k]; {
			case q.B.Share.Base > q.A.Share.Base:
				moved[q.ID] = coverage.Assured
			case q.B.Share.Base < q.A.Share.Base:
				moved[q.ID] = coverage.Uncovered
			}
		}
	}
	cities := d.cities()
	var named []pictureCity
	for _, c := range cities {
		if status, is := moved[wording.Clean(c.place.ID)]; is && !c.occupied() {
			c.status = status
			named = append(named, c)
		}
	}
	for i := len(named) - 1; i >= 0; i-- {
		named[i].radius *= 0.85
		d.drawCity(&named[i])
		d.mark(named[i].at, named[i].radius+0.8)
	}
	for i := range min(len(named), plateNames) {
		d.nameCity(&named[i])
	}
}

// legend explains all three maps once, in columns.
func (p *plate) legend(left, top, room float64, columns int) {
	d := p.drafts[0]
	wide := room / float64(columns)
	rows := make([]plateSign, 0, 8)
	for _, status := range shownStatuses {
		rows = append(rows, plateSign{wording.Capital(wording.StatusName(status)), wording.StatusWords(status),
			func(b pictureBox) { d.swatch(b, status) }})
	}
	box := func(fill paint, edge color.NRGBA) func(pictureBox) {
		return func(b pictureBox) {
			ring := []orb.Ring{b.ring()}
			d.scene.add(pictureShape{class: "legend", rings: ring, fill: fill})
			if fill.NRGBA == p.paint.lost {
				d.scene.add(pictureShape{class: "legend", rings: ring, fill: p.lostHatch()})
			}
			d.scene.add(pictureShape{class: "legend", rings: ring, stroke: solid(edge), width: 1})
		}
	}
	rows = append(rows,
		plateSign{"Gained", "B covers it, A does not", box(solid(p.paint.gained), p.paint.ally)},
		plateSign{"Lost", "A covers it, B does not", box(solid(p.paint.lost), p.paint.gap)},
		plateSign{"Kept", "both cover it", box(solid(p.paint.kept), p.paint.muted)})
	for i, row := range rows {
		x, y := left+float64(i%columns)*wide, top+float64(i/columns)*40
		row.draw(pictureBox{x, y, x + 28, y + 18})
		d.write("legend", orb.Point{x + 38, y + 9}, row.name, 13.5, true, p.paint.ink)
		d.write("legend", orb.Point{x + 38, y + 25}, d.types.cut(row.words, 12, false, wide-46), 12, false, p.paint.muted)
	}
	p.citySigns(left, top+float64((len(rows)+columns-1)/columns)*40+10, room)
}

// citySigns says what the markers of cities mean, one beside the other.
func (p *plate) citySigns(left, top, room float64) {
	d := p.drafts[0]
	const size, gap, leading = 12.5, 22, 21
	x, y := left, top
	write := func(words string, bold bool, c color.NRGBA) {
		d.write("legend", orb.Point{x, y + 4.5}, words, size, bold, c)
		x += d.types.width(words, size, bold) + gap
	}
	write("Cities", true, p.paint.ink)
	for _, sign := range [...]struct {
		words    string
		status   coverage.Status
		occupied bool
	}{
		{"covered, or B covers more", coverage.Assured, false}, {"partly covered", coverage.Partly, false},
		{"possible", coverage.Possible, false}, {"not covered, or B covers less", coverage.Uncovered, false},
		{"occupied, not counted", coverage.Uncovered, true},
	} {
		if x+16+d.types.width(sign.words, size, false) > left+room {
			x, y = left, y+leading
		}
		d.cityMarker(orb.Point{x + 6, y}, 6, sign.status, sign.occupied, false)
		x += 18
		write(sign.words, false, p.paint.muted)
	}
}

// plateSign is a row of the legend.
type plateSign struct {
	name, words string
	draw        func(pictureBox)
}
