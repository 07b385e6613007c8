package raid

import "slices"

// steady adds what published production feeds for ever: of the munitions whose
// systems engage the threat at base, all their output.
func (a *assessment) steady(o *ThreatOutcome, threat int) {
	o.Steady.Munitions = []string{}
	f := a.fields[threat].Base
	for _, p := range Productions {
		for i := range f.magazines {
			m := &f.magazines[i]
			if slices.Contains(p.Systems, a.result.Scenario.Units[m.unit].System) {
				o.Steady.Munitions = append(o.Steady.Munitions, p.Munition)
				o.Steady.TargetsPerDay += TargetsPerDay(p.PerYear, m.cost())
				break
			}
		}
	}
	if arrivals := f.left(o.Routine.Arrivals.Base); arrivals > 0 {
		o.Steady.Share = min(o.Steady.TargetsPerDay/arrivals, 1)
	}
}
