package lines

import (
	"errors"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// vetoes says who can uncover cities by refusing, and how late the order may come for them:
// of one city, or of all that somebody can uncover or a later order does.
func (p *planner) vetoes(args string) error {
	place := -1
	if args != "" {
		found, err := p.find(args)
		if err != nil {
			return err
		}
		if place = found; p.scenario.Places[place].Kind != scenario.City || !p.scenario.Places[place].Counted {
			return errors.New("that is asked of counted cities alone")
		}
	}
	l, err := p.cfg.Limits(p.ctx, p.scenario, p.cfg.Options)
	if err != nil {
		return err
	}
	p.line("Against %s, if every government agrees that has not refused, at base:",
		wording.ThreatPhrase(&p.result.At(p.threat).Threat))
	kept := 0
	for i := range l.Cities[p.threat] {
		switch c := &l.Cities[p.threat][i]; {
		case place >= 0 && c.Place != place:
		case place < 0 && c.Covered && len(c.Refusals) == 0 && c.Longer:
			kept++
		case place < 0 && c.Latest < 0: // nothing that governments decide covers it
		default:
			p.veto(c)
		}
	}
	if place < 0 {
		p.line("%s covered whichever three governments refuse, and with an order an hour late.",
			wording.Capital(wording.Plural(kept, "city stays", "cities stay")))
	}
	return nil
}

// mostVetoes is how many sets of governments are named of a city.
const mostVetoes = 4

// veto says what a city hangs on.
func (p *planner) veto(c *subject.CityOnMap) {
	p.line("%s, %s. Who can say no: %s. Latest order: %s.", p.scenario.Places[c.Place].Name,
		shown.Quantity(&p.scenario.Places[c.Place]), wording.WhoUncovers(p.scenario, c.Covered, c.Refusals, mostVetoes),
		wording.LatestOrder(c.Latest, c.Longer))
}
