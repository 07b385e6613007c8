package raid

import "airumbrella/scenario"

// order keeps the ends of what lasts on their sides of the base. A better
// estimate covers more places, which the same rounds must serve, so one of
// them may run out sooner than any did before; that is no worse an end, and a
// range always holds its base.
func (o *ThreatOutcome) order() {
	for _, n := range []*scenario.Triple[Nights]{&o.Routine.Nights, &o.Routine.Half, &o.Salvo.Nights, &o.Salvo.Half} {
		orderNights(n)
	}
	o.PersonNights.Low = max(o.PersonNights.Low, o.PersonNights.Base)
	o.PersonNights.High = min(o.PersonNights.High, o.PersonNights.Base)
	for i := range o.Units {
		n := &o.Units[i].Empty
		if !n.Low.None {
			orderNights(n)
		}
	}
	for i := range o.Staying {
		row := &o.Staying[i]
		row.Served.Low, row.Served.High = min(row.Served.Low, row.Served.Base), max(row.Served.High, row.Served.Base)
		row.People.Low, row.People.High = min(row.People.Low, row.People.Base), max(row.People.High, row.People.Base)
		row.Leakers.Low, row.Leakers.High = max(
			row.Leakers.Low,
			row.Leakers.Base,
		), min(
			row.Leakers.High,
			row.Leakers.Base,
		)
	}
}

func orderNights(n *scenario.Triple[Nights]) {
	if n.Base.None {
		return
	}
	switch {
	case n.Low.None:
		n.Low = Nights{} // nothing is reached, so nothing is served
	case n.Base.Before(n.Low):
		n.Low = n.Base
	}
	if n.High.Before(n.Base) {
		n.High = n.Base
	}
}
