package boards

import (
	"fmt"
	"slices"

	"airumbrella/app"
	"airumbrella/coverage/siting"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// Siting is what the board of sites shows: a question, or how far its search is, or what was found.
type Siting struct {
	Rows   []SitingRow // the question
	Row    int         // cursor in it
	Fault  string      // why the question makes no problem
	Note   string      // what became of the last search
	System *scenario.System
	Units  int
	Goal   siting.Goal // of the search under way

	Searching bool
	Ending    bool              // the best so far is asked for
	Progress  *app.SiteProgress // nil while the candidates are asked
	Seconds   float64
	Limit     float64 // seconds; 0: none

	Found *app.Proposal // nil: the question is shown
	Plan  int           // of its plans
	Site  int           // cursor in the plan's sites
}

// SitingRow is one choice of the question.
type SitingRow struct{ Name, Value, Hint string }

// ChooseSitingRow is the wish to choose a row of the question.
type ChooseSitingRow int

// ChooseSite is the wish to choose one of the sites found.
type ChooseSite int

// sitingQuestionWidth is the column of the names in the question.
const sitingQuestionWidth = 13

// drawSiting draws the board of sites.
func (b *Page) drawSiting(c *screen.Canvas) {
	switch v := b.Siting; {
	case v.Searching:
		b.drawSearch(c)
	case v.Found != nil:
		b.drawProposal(c)
	default:
		b.drawQuestion(c)
	}
}

// sitingAgainst is the threat and, where it is not base, the estimate, after a heading.
func (b *Page) sitingAgainst() string {
	words := ", " + b.Against()
	if b.Estimate != scenario.Base {
		words += ", " + b.Estimate.String()
	}
	return words
}

// drawQuestion draws what is asked; rows that have no room scroll with the cursor.
func (b *Page) drawQuestion(c *screen.Canvas) {
	v, p := b.Siting, b.Palette
	r := b.title(c, "Where do more units help most"+b.sitingAgainst()+"?")
	below := v.Note
	role := screen.RoleDim
	if v.Fault != "" {
		below, role = wording.Capital(v.Fault)+".", screen.RoleFault
	}
	lines := screen.WrapUnits(below, r.W)
	room := max(r.H-len(lines), min(r.H, 2))
	top := min(max(v.Row-room+1, 0), max(len(v.Rows)-room, 0))
	shown := v.Rows[top:min(len(v.Rows), top+room)]
	for i, row := range shown {
		line := screen.NewRect(r.X, r.Y+i, r.W, 1)
		here := top+i == v.Row
		name, value := p.Style(screen.RoleDim), p.Style(screen.RolePlain)
		words := "  " + row.Value
		if here {
			name, value = p.Style(screen.RolePlain), p.Style(screen.RoleSelected)
			words = "‹ " + row.Value + " ›"
			c.Put(line.X, line.Y, screen.MarkCursor, 1, "", p.Style(screen.RoleKey))
		}
		c.Text(line.X+2, line.Y, line.X+sitingQuestionWidth, row.Name, name)
		x := c.Text(line.X+sitingQuestionWidth, line.Y, line.Right(), words, value)
		if here {
			c.Text(x+2, line.Y, line.Right(), row.Hint, p.Style(screen.RoleDim))
		}
		c.Button(line, ChooseSitingRow(top+i))
	}
	y := r.Y + len(shown)
	if y+len(lines) < r.Bottom() {
		y++
	}
	for i, line := range lines {
		if y+i < r.Bottom() {
			c.Text(r.X, y+i, r.Right(), line, p.Style(role))
		}
	}
}

// drawSearch draws how far the search is.
func (b *Page) drawSearch(c *screen.Canvas) {
	v, p := b.Siting, b.Palette
	r := b.title(c, wording.SiteQuestion(v.Units, v.System)+b.sitingAgainst())
	clock := fmt.Sprintf("%.0f s", v.Seconds)
	if v.Limit > 0 {
		clock += fmt.Sprintf(" of %.0f s at most", v.Limit)
	}
	state := "asking what a unit would cover at each site"
	switch {
	case v.Ending:
		state = "ending; the best choice so far follows"
	case v.Progress.Searched() && v.Progress.Bound-v.Progress.Value < v.least():
		state = "asking the choice whole, and others nearly as good"
	case v.Progress != nil:
		state = fmt.Sprintf("searching among %s", wording.Plural(v.Progress.Candidates, "candidate", "candidates"))
	}
	c.Text(r.X, r.Y, r.Right(), state+" … "+clock, p.Style(screen.RoleBusy))
	if q := v.Progress; q.Searched() && r.H >= 5 {
		amount := func(x float64) string { return wording.GoalAmount(v.Goal, x) }
		gap := 100 * (q.Bound - q.Value) / max(q.Bound, 1)
		for i, row := range [...]screen.Pair{
			{Word: "best so far", Text: amount(q.Value) + ", " + amount(q.Value-q.Standing) + " more than as it stands"},
			{Word: "bound", Text: amount(q.Bound) + ", with each site asked alone"},
			{Word: "gap", Text: fmt.Sprintf("%.1f %%, %s looked at", gap, wording.Plural(q.Parts, "part", "parts"))},
		} {
			c.Text(r.X+2, r.Y+1+i, r.Right(), row.Word, p.Style(screen.RoleDim))
			c.Text(r.X+2+sitingQuestionWidth, r.Y+1+i, r.Right(), row.Text, p.Style(screen.RolePlain))
		}
		bar := screen.NewRect(r.X+2, r.Y+4, min(r.W-4, 60), 1)
		const fine = 100 // nodes and percents are few
		c.ShareBar(bar, int(fine*q.Standing), int(fine*q.Value), int(fine*q.Bound), int(fine*max(q.Bound, 1)), p)
	}
}

// least is a gap that is none: less than a person, or than a figure of another goal shows.
func (v *Siting) least() float64 {
	if v.Goal == siting.People {
		return 1
	}
	return 0.005
}

// sitingAnswer says what a plan is worth: in the words of the command, or, where they have
// too little room, in a line.
func (b *Page) sitingAnswer(rows, width int) []string {
	v := b.Siting
	x, a := v.Found.Site, v.Found.Plans[v.Plan].Other
	if a != nil {
		return screen.WrapUnits(subject.SiteOther(x, a), width)
	}
	words := subject.SiteLine(x, subject.View{})
	if len(x.Sites) == 0 {
		words += " " + subject.SiteFloor(x)
	}
	lines := screen.WrapUnits(words, width)
	if len(lines) > rows {
		lines = screen.WrapUnits(subject.SiteBrief(x), width)
	}
	return lines
}

// drawProposal draws a plan: what it is worth, its sites, and what comes next to it.
func (b *Page) drawProposal(c *screen.Canvas) {
	v, p, r := b.Siting, b.Palette, b.inner()
	x := v.Found.Site
	status := fmt.Sprintf("%s, %.1f s", wording.SiteStatus(x.Status), x.Seconds)
	end := c.TextRight(r.X+20, r.Y, r.Right(), status, p.Style(screen.RoleFigure)) - 2
	c.Text(r.X, r.Y, end, wording.SiteQuestion(v.Units, v.System), p.Style(screen.RoleTitle))
	r = screen.NewRect(r.X, r.Y+1, r.W, r.H-1)
	sites := len(v.Found.Plans[v.Plan].Sites)
	for _, line := range b.sitingAnswer(r.H-2-min(sites, 3), r.W) {
		if r.H > 0 {
			c.Text(r.X, r.Y, r.Right(), line, p.Style(screen.RolePlain))
			r = screen.NewRect(r.X, r.Y+1, r.W, r.H-1)
		}
	}
	if sites == 0 {
		return
	}
	if r.H >= 1 {
		b.drawPlans(c, screen.NewRect(r.X, r.Bottom()-1, r.W, 1))
		r.H--
	}
	if v.Plan == 0 {
		r.H -= b.drawBelow(c, screen.NewRect(r.X, r.Y+sites+1, r.W, r.H-sites-1), subject.SiteRunnerUp(x),
			subject.SiteGuarantee(x))
	}
	b.drawSites(c, r)
}

// drawBelow writes as many of some sentences as there is room for, after a blank line where that has
// room too, and returns how many lines they take.
func (b *Page) drawBelow(c *screen.Canvas, r screen.Rect, sentences ...string) int {
	var lines []string
	for _, s := range sentences {
		more := screen.WrapUnits(s, r.W)
		if s == "" || len(lines)+len(more) > r.H {
			break
		}
		lines = append(lines, more...)
	}
	if len(lines) < r.H {
		r.Y++
	}
	for i, line := range lines {
		c.Text(r.X, r.Y+i, r.Right(), line, b.Palette.Style(screen.RoleDim))
	}
	return len(lines)
}

// drawPlans says which of the plans is shown.
func (b *Page) drawPlans(c *screen.Canvas, r screen.Rect) {
	v, p := b.Siting, b.Palette
	x := c.Text(r.X, r.Y, r.Right(), fmt.Sprintf("plan %d of %d", v.Plan+1, len(v.Found.Plans)),
		p.Style(screen.RoleHeading))
	if len(v.Found.Plans) > 1 {
		x = c.Text(x+2, r.Y, r.Right(), "[ ]", p.Style(screen.RoleKey))
		x = c.Text(x+1, r.Y, r.Right(), "others nearly as good", p.Style(screen.RoleKeyText))
	}
	x = c.Text(x+2, r.Y, r.Right(), "enter", p.Style(screen.RoleKey))
	c.Text(x+1, r.Y, r.Right(), "takes it, undo gives it back", p.Style(screen.RoleKeyText))
}

// sitingDropped are the columns of the sites in the order in which they go where there is no room.
var sitingDropped = [...]int{
	subject.SiteSystem, subject.SitePlans, subject.SiteCost, subject.SiteHost, subject.SiteAlone,
}

// drawSites lists the sites of the plan shown under their columns; those that have no room scroll.
func (b *Page) drawSites(c *screen.Canvas, r screen.Rect) {
	v, p := b.Siting, b.Palette
	heads, rows := subject.SiteRows(v.Found.Site, v.Found.Plans[v.Plan].Sites)
	heads[subject.SiteNumber].Title = ""
	for i := range rows {
		rows[i][subject.SiteNumber] = mapview.SiteMark(i)
	}
	widths := columnWidths(heads, rows)
	widths[subject.SiteSystem] = 0 // there is one alone
	if v.Plan > 0 {
		widths[subject.SiteCost] = 0 // known of the best plan alone
	}
	for _, k := range sitingDropped {
		if total(widths) <= r.W {
			break
		}
		widths[k] = 0
	}
	if over := total(widths) - r.W; over > 0 {
		widths[subject.SiteName] = max(widths[subject.SiteName]-over, 8)
	}
	put := func(y int, cells func(k int) string, st screen.Style) {
		x := r.X
		for k, w := range widths {
			if w == 0 {
				continue
			}
			if heads[k].Right {
				c.TextRight(x, y, min(x+w, r.Right()), cells(k), st)
			} else {
				c.Text(x, y, min(x+w, r.Right()), cells(k), st)
			}
			x += w + sitingGap
		}
	}
	if r.H < 2 {
		return
	}
	put(r.Y, func(k int) string { return heads[k].Title }, p.Style(screen.RoleHeading))
	room := r.H - 1
	top := min(max(v.Site-room+1, 0), max(len(rows)-room, 0))
	for i, row := range rows[top:min(len(rows), top+room)] {
		line, st := screen.NewRect(r.X, r.Y+1+i, min(total(widths), r.W), 1), p.Style(screen.RolePlain)
		if top+i == v.Site {
			st = p.Style(screen.RoleSelected)
			c.Fill(line, ' ', st)
		}
		put(line.Y, func(k int) string { return row[k] }, st)
		c.Button(line, ChooseSite(top+i))
	}
	c.Thumb(r.Right()+1, screen.NewRect(r.X, r.Y+1, r.W, room), top, len(rows), p)
}

// sitingGap is the blank between two columns.
const sitingGap = 2

// columnWidths are the widths of the columns of a table.
func columnWidths(heads []subject.Head, rows [][]string) []int {
	widths := make([]int, len(heads))
	for k := range heads {
		widths[k] = screen.Width(heads[k].Title)
		for _, row := range rows {
			widths[k] = max(widths[k], screen.Width(row[k]))
		}
	}
	return widths
}

// total is how wide columns are beside each other; one of no width is not there.
func total(widths []int) int {
	shown := slices.DeleteFunc(slices.Clone(widths), func(w int) bool { return w == 0 })
	sum := -sitingGap
	for _, w := range shown {
		sum += w + sitingGap
	}
	return max(sum, 0)
}
