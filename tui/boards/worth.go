package boards

import (
	"fmt"
	"slices"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// worthRow is a promise with what it is worth in people, or a cause with whom it
// keeps from cover, or an assumption, or a heading, or a note.
type worthRow struct {
	cause         bool   // name stands between share people and cover, of loss.Base who lack it
	assumption    string // the people covered where name, an assumption and its values, is moved to; "" for all else
	heading, note string
	name          string
	loss          scenario.Triple[int] // low and high are those of base where they were not measured
	share         int
	own           bool   // Ukraine's own: beyond the scale of promises
	adds          bool   // loss is what it would add, granted alone
	alone         bool   // it has no fair share
	least         string // a line of the least package
	take          bool   // which takes it
	bare          bool   // a heading of no columns
}

// worthPage is the board of worth, laid out.
type worthPage struct {
	words []string    // sentences above the table
	table screen.Rect // the rows that scroll
	rows  []worthRow
	full  int // people that a full bar stands for
}

// worthPage lays the board of worth out; the weighing is known.
func (b *Page) worthPage() worthPage {
	x, r := b.Weighed.Answer.Worth, b.inner()
	threat := b.ThreatIn(x.Result.Scenario)
	page := worthPage{rows: append(b.leastRows(threat, r.W), b.worthRows(threat)...)}
	for _, row := range page.rows {
		if !row.own && !row.cause && row.assumption == "" {
			page.full = max(page.full, row.loss.Low, row.loss.Base, row.loss.High, row.share)
		}
	}
	page.words = worthWords(x, threat)
	r = screen.NewRect(r.X, r.Y+1, r.W, max(r.H-1, 0))
	rows := 0
	for _, s := range page.words {
		rows += len(screen.WrapUnits(s, r.W))
	}
	if over := rows - max(r.H-len(page.rows)-3, 2); over > 0 && len(page.words) > 1 {
		page.words = page.words[1:] // what binds is said, what carries is in the bars
		rows = 0
		for _, s := range page.words {
			rows += len(screen.WrapUnits(s, r.W))
		}
	}
	if r.H < boardMinRows {
		page.words, rows = nil, 0
	}
	if rows > 0 && r.H-rows-2 > len(page.rows) {
		rows++ // a blank one
	}
	page.table = screen.NewRect(r.X, r.Y+rows, r.W, max(r.H-rows-1, 0))
	page.rows = append(page.rows, b.sensorRows(threat)...)
	page.rows = append(page.rows, b.assumptionRows(threat)...) // what there is no room for scrolls
	if page.table.H >= len(page.rows)+2 {
		page.rows = spaced(page.rows)
	}
	return page
}

// spaced puts a blank row before every group but the first.
func spaced(rows []worthRow) []worthRow {
	var list []worthRow
	for i, row := range rows {
		if i > 0 && row.heading != "" {
			list = append(list, worthRow{note: " "})
		}
		list = append(list, row)
	}
	return list
}

// worthWords are the sentences: which promise carries most, and which gate
// binds most.
func worthWords(x *worth.Worth, threat int) []string {
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		return []string{"No threat is in play or nobody is counted, so no promise carries anything."}
	}
	var words []string
	for _, sentence := range []string{wording.CarrierSentence(x, threat), wording.BindingSentence(x, threat)} {
		if sentence != "" {
			words = append(words, sentence)
		}
	}
	return words
}

// worthRows are the five conditions, who sends units and on whose soil, each
// group by what it is worth.
func (b *Page) worthRows(threat int) []worthRow {
	w := b.Weighed.Answer
	x, s := w.Worth, w.Worth.Result.Scenario
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		return nil
	}
	t := x.At(threat)
	sends := func(code string) scenario.Switch {
		return scenario.SetContributor{Code: code, State: scenario.Granted}
	}
	hosts := func(code string) scenario.Switch { return scenario.SetHost{Code: code, State: scenario.Granted} }
	rows := []worthRow{{heading: "THE FIVE CONDITIONS"}}
	rows = append(rows, shareRows(t.Conditions.Shares, w.Low.Conditions, w.High.Conditions, threat, nil,
		func(share *worth.Share) string { return wording.ConditionName(share.ID) })...)
	rows = append(rows, worthRow{heading: "WHO SENDS UNITS"})
	rows = append(rows, b.pending(x, shareRows(t.Contributors.Shares, w.Low.Contributors, w.High.Contributors, threat,
		b.gains(x, threat, sends), func(share *worth.Share) string { return wording.Sender(s, share.ID) }))...)
	rows = append(rows, worthRow{heading: "ON WHOSE SOIL"})
	rows = append(rows, b.pending(x, shareRows(t.Hosts.Shares, w.Low.Hosts, w.High.Hosts, threat,
		b.gains(x, threat, hosts), func(share *worth.Share) string { return wording.Soil(s, share.ID) }))...)
	return append(rows, causeRows(t)...)
}

// listedAssumptions is how many assumptions the board lists.
const listedAssumptions = 8

// assumptionRows are the assumptions that, moved alone, move the people covered most; none
// before they are known of the scenario shown.
func (b *Page) assumptionRows(threat int) []worthRow {
	if b.Assumed == nil || !b.Assumed.Known || b.Assumed.Answer.Result.Scenario != b.Weighed.Answer.Worth.Result.Scenario {
		return nil
	}
	x := b.Assumed.Answer
	list := wording.LeadingAssumptions(x, threat, listedAssumptions)
	if len(list) == 0 {
		return nil
	}
	covered := x.At(threat).Covered
	rows := []worthRow{{heading: "WHICH NUMBER, ALONE, MOVES THE " + wording.People(covered) + " COVERED"}}
	for _, a := range list {
		rows = append(rows, worthRow{
			name:       wording.AssumptionName(x.Result.Scenario, a) + ", " + wording.AssumptionValues(a),
			assumption: wording.AssumptionPeople(a, threat, covered),
		})
	}
	return rows
}

// sensorRows are the units that only see, by what is lost without each; those without
// which nothing is are counted.
func (b *Page) sensorRows(threat int) []worthRow {
	s := b.Weighed.Answer.Worth.Result.Scenario
	if b.Sensors == nil || !b.Sensors.KnownOf(s) || len(b.Sensors.Answer) == 0 {
		return nil
	}
	rows, idle := []worthRow{}, 0
	for _, w := range b.Sensors.Answer {
		loss := w.Lost[min(threat, len(w.Lost)-1)]
		if u := s.Unit(w.Unit); loss != (scenario.Triple[int]{}) && u != nil {
			rows = append(rows, worthRow{name: screen.Clean(u.Title()), loss: loss, alone: true})
		} else {
			idle++
		}
	}
	slices.SortStableFunc(rows, func(a, b worthRow) int {
		return max(b.loss.Base, b.loss.Low, b.loss.High) - max(a.loss.Base, a.loss.Low, a.loss.High)
	})
	if idle > 0 {
		rows = append(rows, worthRow{note: "nothing is lost without " + wording.Plural(idle, "other one", "others")})
	}
	return append([]worthRow{{heading: "RADARS AND NETWORKS, LOST WITHOUT IT"}}, rows...)
}

// causeRows are what stands between people and cover, with how many.
func causeRows(t *worth.Threat) []worthRow {
	var rows []worthRow
	for i := range t.Binding {
		if b := &t.Binding[i]; b.People > 0 {
			rows = append(rows, worthRow{
				cause: true, name: wording.Capital(wording.CauseBriefly(b)), share: b.People,
				loss: scenario.Same(t.Total - t.Covered),
			})
		}
	}
	if len(rows) > 0 {
		rows = slices.Insert(rows, 0, worthRow{
			heading: "WHAT KEEPS " + wording.People(t.Total-t.Covered) + " FROM COVER",
		})
	}
	return rows
}

// gains returns what the word of a country would add, given alone, while it is not given;
// ok is false where that is not known.
func (b *Page) gains(x *worth.Worth, threat int, granted func(code string) scenario.Switch) gainOf {
	return func(code string) (adds scenario.Triple[int], ok bool) {
		if b.Promised == nil || !b.Promised.KnownOf(x.Result.Scenario) {
			return adds, false
		}
		for i := range b.Promised.Answer {
			if p := &b.Promised.Answer[i]; p.Switch == granted(code) && threat < len(p.Change) {
				return p.Change[threat], true
			}
		}
		return adds, false
	}
}

// pending replaces what is said of the countries that carry nothing while it is not known
// which of them would add something.
func (b *Page) pending(x *worth.Worth, rows []worthRow) []worthRow {
	unknown := b.Promised != nil && !b.Promised.KnownOf(x.Result.Scenario)
	if last := len(rows) - 1; unknown && last >= 0 && rows[last].note != "" {
		rows[last].note = "what the others would add is being looked for …"
	}
	return rows
}

// gainOf is what a country's word would add, by its code.
type gainOf func(code string) (adds scenario.Triple[int], ok bool)

// shareRows are the rows of one group. Of countries, which have gains, only those that
// carry or would add something at some estimate have a row; a note counts the others.
func shareRows(shares []worth.Share, low, high [][]int, threat int, gains gainOf,
	name func(*worth.Share) string) []worthRow {
	var rows []worthRow
	countries := gains != nil
	idle := 0
	for i := range shares {
		share := &shares[i]
		row := worthRow{name: name(share), loss: scenario.Same(share.Loss), share: int(share.Shapley + 0.5),
			own: countries && share.ID == scenario.Ukraine}
		if i < len(low) && threat < len(low[i]) {
			row.loss.Low = low[i][threat]
		}
		if i < len(high) && threat < len(high[i]) {
			row.loss.High = high[i][threat]
		}
		if countries {
			if adds, ok := gains(share.ID); ok && adds != (scenario.Triple[int]{}) {
				row.loss, row.adds, row.alone = adds, true, true
			}
		}
		if countries && row.loss == (scenario.Triple[int]{}) && row.share == 0 {
			idle++
			continue
		}
		if share.State != "" && share.State != scenario.Granted {
			row.name += ", " + string(share.State)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b worthRow) int {
		switch {
		case a.own != b.own && a.own:
			return 1
		case a.own != b.own:
			return -1
		case a.loss.Base != b.loss.Base:
			return b.loss.Base - a.loss.Base
		case a.share != b.share:
			return b.share - a.share
		}
		return b.loss.High - a.loss.High
	})
	if idle > 0 {
		rows = append(rows, worthRow{note: fmt.Sprintf("nothing depends on %s alone",
			wording.Plural(idle, "other country", "other countries"))})
	}
	return rows
}

// worthColumns are the columns of the table: names, the bars, their figures.
type worthColumns struct{ name, bar, loss, share int }

// The widths of the columns that have one.
const (
	worthNameWidth  = 21
	worthLossWidth  = 20 // "1.5 M [0.15-2.1 M]"
	worthShareWidth = 6  // "1.3 M"
)

// columnsOf gives the bars what names and figures leave; where that is too
// little there is one bar, or none.
func columnsOf(w int) worthColumns {
	k := worthColumns{name: min(worthNameWidth, w/3), loss: worthLossWidth, share: worthShareWidth}
	room := w - k.name - k.loss - k.share - 4
	switch {
	case room >= 20:
		k.bar = min(room/2-1, 40)
	case room >= 0:
		k.name = min(worthNameWidth, k.name+room)
	default:
		k.name, k.share = max(w-k.loss-1, 0), 0
	}
	return k
}

// drawWorth draws the board of worth.
func (b *Page) drawWorth(c *screen.Canvas) {
	p := b.Palette
	r := b.title(c, "What each promise is worth "+b.Against()+", in people")
	if !b.Weighed.Known {
		b.waiting(c, r)
		return
	}
	page := b.worthPage()
	b.words(c, r, r.H, page.words...)
	k := columnsOf(page.table.W)
	top := min(b.Top, max(len(page.rows)-page.table.H, 0))
	first := true
	for i := range page.table.H {
		if top+i >= len(page.rows) {
			break
		}
		row := &page.rows[top+i]
		line := screen.NewRect(page.table.X, page.table.Y+i, page.table.W, 1)
		if row.heading != "" {
			b.drawWorthHeading(c, line, k, row.heading, first && !row.bare)
			first = first && row.bare
			continue
		}
		if row.least != "" {
			b.drawLeastRow(c, line, row)
			continue
		}
		if row.cause {
			b.drawCauseRow(c, line, k, row)
			continue
		}
		if row.assumption != "" {
			b.drawAssumptionRow(c, line, row)
			continue
		}
		b.drawWorthRow(c, line, k, row, page.full)
	}
	foot := screen.NewRect(page.table.X, min(page.table.Bottom(), page.table.Y+len(page.rows)+1), page.table.W, 1)
	if len(page.rows) == 0 {
		return
	}
	x := foot.X
	if more := len(page.rows) - top - page.table.H; more > 0 || top > 0 {
		x = c.Text(x, foot.Y, foot.Right(), fmt.Sprintf("↑ ↓ %d more", max(more, 0)), p.Style(screen.RoleKey)) + 2
	}
	if k.bar > 0 {
		b.drawBarKey(c, x, foot.Y, foot.Right(), page.full)
	}
}

// drawBarKey explains the bars.
func (b *Page) drawBarKey(c *screen.Canvas, x, y, end, full int) {
	p := b.Palette
	for _, part := range [...]struct {
		glyph rune
		role  screen.Role
		words string
	}{{'█', screen.RoleAssured, "least"}, {'▓', screen.RoleLikely, "base"}, {'▒', screen.RolePossible, "most"}} {
		c.Text(x, y, end, string(part.glyph), p.Style(part.role))
		x = c.Text(x+2, y, end, part.words, p.Style(screen.RoleDim)) + 2
	}
	if full > 0 {
		x = c.Text(x, y, end, "full bar "+wording.People(full), p.Style(screen.RoleDim)) + 2
	}
	if words := "fair share: base"; x+screen.Width(words) <= end {
		c.Text(x, y, end, words, p.Style(screen.RoleDim))
	}
}

// drawWorthHeading names a group and, the first time, the columns.
func (b *Page) drawWorthHeading(c *screen.Canvas, r screen.Rect, k worthColumns, words string, first bool) {
	st := b.Palette.Style(screen.RoleHeading)
	c.Text(r.X, r.Y, r.Right(), words, st)
	x := r.X + k.name + 1
	if !first || x <= r.X+screen.Width(words) {
		return
	}
	if k.bar == 0 {
		c.TextRight(x, r.Y, x+k.loss-1, "LOST WITHOUT", st)
		c.TextRight(x+k.loss, r.Y, x+k.loss+k.share, "SHARE", st)
		return
	}
	c.Text(x, r.Y, x+k.bar+k.loss, "LOST WITHOUT IT", st)
	c.Text(x+k.bar+k.loss+2, r.Y, r.Right(), "FAIR SHARE", st)
}

// drawWorthRow draws one promise: what is lost without it, its fair share.
func (b *Page) drawWorthRow(c *screen.Canvas, r screen.Rect, k worthColumns, row *worthRow, full int) {
	p := b.Palette
	if row.note != "" {
		c.Text(r.X, r.Y, r.Right(), row.note, p.Style(screen.RoleDim))
		return
	}
	name, figure := p.Style(screen.RolePlain), p.Style(screen.RolePlain)
	if row.loss.Base == 0 && row.share == 0 {
		name, figure = p.Style(screen.RoleDim), p.Style(screen.RoleDim)
	}
	c.Text(r.X, r.Y, r.X+k.name, row.name, name)
	x := r.X + k.name + 1
	words := peopleRange(row.loss)
	if row.adds {
		words = "+" + words
		figure = p.Style(screen.RolePossible)
	}
	switch {
	case k.bar == 0:
	case row.adds:
		n := min((max(row.loss.Base, row.loss.High, 0)*k.bar+full/2)/max(full, 1), k.bar)
		c.Fill(screen.NewRect(x, r.Y, n, 1), screen.MarkGranted, figure)
	case row.own && row.loss.Base > full:
		c.Text(x, r.Y, x+k.bar, "off scale", p.Style(screen.RoleDim))
	default:
		c.SpanBar(screen.NewRect(x, r.Y, k.bar, 1), row.loss.Low, row.loss.Base, row.loss.High, full, p)
	}
	if k.bar > 0 {
		x += k.bar + 1
	}
	c.Text(x, r.Y, x+k.loss, words, figure)
	if k.share == 0 || row.alone {
		return
	}
	x += k.loss
	if k.bar > 0 {
		x++
		if !row.own || row.share <= full {
			c.SpanBar(screen.NewRect(x, r.Y, k.bar, 1), 0, row.share, row.share, full, p)
		} else {
			c.Text(x, r.Y, x+k.bar, "off scale", p.Style(screen.RoleDim))
		}
		x += k.bar + 1
		c.Text(x, r.Y, r.Right(), wording.People(row.share), figure)
		return
	}
	c.TextRight(x, r.Y, x+k.share, wording.People(row.share), figure)
}

// drawCauseRow draws what stands between people and cover: how many of those who lack
// it, in figures and where there is room as a bar.
func (b *Page) drawCauseRow(c *screen.Canvas, r screen.Rect, k worthColumns, row *worthRow) {
	style := b.Palette.Style(screen.RolePlain)
	if k.bar == 0 {
		c.Text(r.X, r.Y, r.Right()-worthShareWidth-1, row.name, style)
		c.TextRight(r.Right()-worthShareWidth, r.Y, r.Right(), wording.People(row.share), style)
		return
	}
	x := r.X + k.name + k.bar + k.loss + 3 // where the bars of fair shares begin
	c.Text(r.X, r.Y, x-1, row.name, style)
	c.SpanBar(screen.NewRect(x, r.Y, k.bar, 1), 0, row.share, row.share, row.loss.Base, b.Palette)
	c.Text(x+k.bar+1, r.Y, r.Right(), wording.People(row.share), style)
}

// drawAssumptionRow draws an assumption with its values, and the people that they cover.
func (b *Page) drawAssumptionRow(c *screen.Canvas, r screen.Rect, row *worthRow) {
	style := b.Palette.Style(screen.RolePlain)
	left := r.Right() - screen.Width(row.assumption)
	c.Text(r.X, r.Y, left-1, row.name, style)
	c.Text(left, r.Y, r.Right(), row.assumption, style)
}

// peopleRange is people with the range over the estimates: "1.5 M [0-2.1 M]",
// which need not be in the order of the estimates.
func peopleRange(t scenario.Triple[int]) string {
	low, high := min(t.Low, t.Base, t.High), max(t.Low, t.Base, t.High)
	if wording.People(low) == wording.People(high) {
		return wording.People(t.Base)
	}
	short := wording.People(t.Base) + " [" + wording.People(low) + "-" + wording.People(high) + "]"
	if -few < low && high < few && screen.Width(short) < worthLossWidth { // a sign may stand before it
		return short
	}
	return wording.People(t.Base) + " [" + millionsOnly(low) + "-" + millionsOnly(high) + " M]"
}

// few is below how many people numbers are not in millions, as [wording.People] has it.
const few = 99_950

// millionsOnly is people as a bound of a range in millions: "9.2", "0.15".
func millionsOnly(people int) string {
	switch {
	case people == 0:
		return "0"
	case people >= 9_950_000:
		return fmt.Sprintf("%.0f", float64(people)/1e6)
	case people >= 995_000 || people <= -995_000:
		return fmt.Sprintf("%.1f", float64(people)/1e6)
	}
	return fmt.Sprintf("%.2f", float64(people)/1e6)
}

// hiddenWorth is how many rows of the board of worth do not fit.
func (b *Page) hiddenWorth() int {
	if !b.Weighed.Known {
		return 0
	}
	page := b.worthPage()
	return max(len(page.rows)-page.table.H, 0)
}
