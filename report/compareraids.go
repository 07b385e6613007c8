package report

import (
	"airumbrella/coverage/raid"
	"airumbrella/wording"
)

// ComparedRaid is what raids of one threat come to on both sides; only
// scenarios have it, saved reports hold none.
type ComparedRaid struct {
	ID      string              `json:"id"`
	Salvo   float64             `json:"salvo"` // arrivals at base
	Leakers ComparedEnds        `json:"leakers"`
	Nights  ComparedEnds        `json:"nights"` // of routine raids that stocks last; null: not measured or for ever
	a, b    *raid.ThreatOutcome // for words
}

// ComparedEnds is one triple on both sides.
type ComparedEnds struct {
	A SavedRange[*float64] `json:"a"`
	B SavedRange[*float64] `json:"b"`
}

// AddRaids sets what raids come to on both sides beside each other, for the
// threats of both.
func (c *Comparison) AddRaids(a, b *raid.Outcome) {
	c.Raids = []ComparedRaid{}
	for i := range c.Threats {
		id := c.Threats[i].ID
		x, y := a.Threat(id), b.Threat(id)
		if x == nil || y == nil {
			continue
		}
		c.Raids = append(c.Raids, ComparedRaid{
			ID: id, Salvo: wording.Tenth(x.Salvo.Arrivals.Base),
			Leakers: ComparedEnds{leakerEnds(x), leakerEnds(y)}, Nights: ComparedEnds{nightEnds(x), nightEnds(y)}, a: x, b: y,
		})
	}
}

func leakerEnds(t *raid.ThreatOutcome) SavedRange[*float64] {
	l := t.Salvo.Leakers
	return SavedRange[*float64]{measured(wording.Tenth(l.Low)), measured(wording.Tenth(l.Base)), measured(wording.Tenth(l.High))}
}

func nightEnds(t *raid.ThreatOutcome) SavedRange[*float64] {
	n := t.Routine.Nights
	return SavedRange[*float64]{nightsMeasured(n.Low), nightsMeasured(n.Base), nightsMeasured(n.High)}
}

func nightsMeasured(n raid.Nights) *float64 {
	if n.None || n.Endless {
		return nil
	}
	return measured(wording.Tenth(n.Nights))
}

// raidTable says how many of a salvo get through on both sides, and how long
// stocks last.
func (c *Comparison) raidTable(p *page) {
	var rows [][]string
	for i := range c.Raids {
		r := &c.Raids[i]
		rows = append(rows, []string{
			wording.ThreatLabel(&r.a.Threat), wording.AboutCount(r.a.Salvo.Arrivals.At(c.lead)),
			wording.AboutCount(r.a.Salvo.Leakers.At(c.lead)) + wording.CountRange(r.a.Salvo.Leakers), wording.AboutCount(r.b.Salvo.Leakers.At(c.lead)) + wording.CountRange(r.b.Salvo.Leakers),
			wording.NightWords(r.a.Routine.Nights.At(c.lead)), wording.NightWords(r.b.Routine.Nights.At(c.lead)),
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Of a salvo, how many get through; and how many nights of routine raids stocks last")
	p.tabulate([]column{
		{title: "THREAT", max: 24}, {title: "SALVO OF", right: true}, {title: "THROUGH, A"}, {title: "THROUGH, B"}, {title: "STOCKS LAST, A"}, {title: "STOCKS LAST, B"},
	}, rows)
	p.say("Stocks last until the first city within reach runs dry.")
}
