package report

import (
	"fmt"
	"io"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/wording"
)

// line writes the answer of the page, its first paragraph, as one line.
func (p *page) line(w io.Writer) error {
	out := newPrinter(w)
	for i := range p.blocks {
		if lead := p.blocks[i].lead; lead != "" {
			out.line(wording.Clean(lead))
			break
		}
	}
	return out.close()
}

// Line writes the headline as one line.
func Line(w io.Writer, r *coverage.Result) error {
	p := &page{}
	p.lead(Headline(r, LeadThreat(r)))
	return p.line(w)
}

// GapsLine writes how many people and nodes are left out as one line.
func GapsLine(w io.Writer, r *coverage.Result) error { return gapsPage(r).line(w) }

// CompareLine writes how many people B covers more or fewer as one line.
func CompareLine(w io.Writer, c *Comparison) error { return c.page().line(w) }

// RaidLine writes how many of a salvo get through as one line.
func RaidLine(w io.Writer, o *raid.Outcome) error { return raidPage(o).line(w) }

// RaidDrawLine writes what one drawn run came to as one line.
func RaidDrawLine(w io.Writer, r *raid.Run) error { return drawPage(r).line(w) }

// WorthLine writes which promise carries most, or where a target was asked the
// least that reaches it, as one line.
func WorthLine(w io.Writer, x *worth.Worth) error {
	p := &page{}
	if len(x.Minimum) > 0 {
		p.lead(targetSentence(x))
	} else {
		p.lead(strings.Join(wording.WorthSentences(x, LeadThreat(x.Result)), " "))
	}
	if len(p.blocks) == 0 {
		p = worthPage(x)
	}
	return p.line(w)
}

// Line writes the status of the place against each threat as one line.
func (x *Explanation) Line(w io.Writer) error {
	var parts []string
	for i := range x.Threats {
		t := x.Threats[i].Threat
		parts = append(parts, fmt.Sprintf("%s against %s", wording.StatusVerdict(x.Place.At(t).Status), wording.ThreatPhrase(&x.Result.At(t).Threat)))
	}
	p := &page{}
	p.lead(x.Place.Place.Name + ": " + wording.Enumerate(parts, "no threat is in play") + ".")
	return p.line(w)
}
