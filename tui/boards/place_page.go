package boards

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// DrawPage shows the place against every threat in a box.
func (d *Place) DrawPage(c *screen.Canvas, r screen.Rect) {
	p, pr := d.Palette, &d.Result.Places[d.Place]
	n, foot, strip := len(pr.Threats), d.foot(r.W), d.stripHeight()
	if r.H-2-2*n < strip { // the threats come first
		strip = 0
	}
	foot = foot[:min(max(r.H-2-2*n-strip, 0), len(foot))]
	c.Button(r, nil)
	c.Box(r, d.Names.Printed[d.Place]+", against every threat", d.Palette)
	y, end := r.Y+1, r.Right()-2
	for i := range n {
		if y+1 >= r.Bottom()-1-len(foot)-strip {
			break
		}
		pt, threat := &pr.Threats[i], &d.Result.Threats[i].Threat
		st := p.Style(screen.StatusRole[pt.Status])
		c.Put(r.X+2, y, screen.StatusMarker[pt.Status], 1, "", st)
		status, depth := r.X+35, shown.DepthWords(pt.Depth)
		if r.W < 66 {
			status, depth = r.X+32, strings.TrimSpace(shown.DepthRange(pt.Depth))
		}
		c.Text(r.X+4, y, min(status-1, end), wording.Capital(wording.ThreatTitle(threat)), p.Style(screen.RolePlain))
		c.Text(status, y, end, wording.Standing(pt), st)
		c.Text(status+13, y, end, depth, p.Style(screen.RoleDim))
		c.Text(r.X+4, y+1, end, d.reason(i), p.Style(screen.RoleDim))
		y += 2
	}
	if strip > 0 {
		at := screen.NewRect(r.X+2, r.Bottom()-1-len(foot)-strip, end-r.X-2, strip)
		c.Text(at.X, at.Y, at.Right(), "Timeline "+d.againstOne()+", "+d.Estimate.String(), p.Style(screen.RoleHeading))
		d.strip(c).draw(screen.NewRect(at.X, at.Y+1, at.W, stripRows))
	}
	for i, words := range foot {
		c.Text(r.X+2, r.Bottom()-1-len(foot)+i, end, words, p.Style(screen.RoleDim))
	}
}

// PageHeight is the height of the box of a width: two rows for each threat and, where
// there is room for it, a blank one.
func (d *Place) PageHeight(width int) int {
	return 2*len(d.Scenario.Threats) + d.stripHeight() + len(d.foot(width)) + 3
}

// stripHeight is the height of the strip with its heading, 0 where there is none.
func (d *Place) stripHeight() int {
	if d.Engagement == nil {
		return 0
	}
	return stripRows + 1
}

// foot is what else is known of the place, as rows of a box of a width.
func (d *Place) foot(width int) (rows []string) {
	for _, words := range d.known() {
		rows = append(rows, screen.Wrap(words, max(width-4, 1))...)
	}
	return rows
}

// againstOne is the threat that the answers about the place are about: the one shown, or
// the place's worst.
func (d *Place) againstOne() string {
	threat := d.Threat
	if pr := &d.Result.Places[d.Place]; threat >= len(pr.Threats) && pr.WorstOf >= 0 {
		threat = pr.WorstOf
	}
	return "against " + wording.ThreatPhrase(&d.Result.At(threat).Threat)
}

// known is what else is known of the place.
func (d *Place) known() []string {
	pr := &d.Result.Places[d.Place]
	region := screen.Clean(pr.Place.Region)
	if w := d.Scenario.World; w != nil && w.Region(pr.Place.Region) != nil {
		region = screen.Clean(w.Region(pr.Place.Region).Name)
	}
	foot := []string{fmt.Sprintf("region %s, radius %.1f km, %.3fN %.3fE", region, pr.Radius.Kilometres(),
		pr.Place.Position[1], pr.Place.Position[0])}
	pt := pr.At(d.Threat)
	if granted := &pt.IfGranted; granted.Count != pt.Count {
		foot = append(foot, "if granted, every offered and open promise kept: "+
			wording.StatusWithShare(granted.Status, granted.Count.Base, pt.Points)+" "+d.Against())
	}
	if d.Limit != "" {
		foot = append(foot, "Who can say no: "+d.Limit)
	}
	remedied, known := d.remedied()
	if known && d.At.H < 3 { // it has no room below
		if helps := d.helps(&remedied); helps.words != "" {
			foot = append([]string{strings.TrimSpace(helps.lead + " " + helps.words)}, foot...)
		}
	}
	late := remedied.Margin != nil && remedied.Margin.Gate == coverage.GateTimeline && remedied.Margin.Value < 0
	told := late && d.Engagement != nil // by the strip
	if words := wording.MarginSentence(remedied.Margin, remedied.Points); words != "" && !told {
		foot = append([]string{wording.Capital(d.againstOne()) + " " + strings.ToLower(words[:1]) + words[1:]}, foot...)
	}
	if known {
		foot = append(foot, d.sets()...)
	}
	return foot
}
