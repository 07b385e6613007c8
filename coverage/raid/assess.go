package raid

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// Options steer an assessment; the zero value works.
type Options struct {
	// Window is how long a raid takes to arrive; 0 means the package's raid
	// window, and [DefaultWindow] where that is 0 too.
	Window time.Duration
	// Nights of the staying power, ascending; nil means 1, 3, 7, 30, 365.
	Nights []int
	// Doctrine is [scenario.SalvoTwo] or [scenario.ShootLookShoot]; empty means
	// the package's, and salvo-2 where that is empty too.
	Doctrine string
	// AlliedOnly are the people whom allied units add, by threat, where the caller has
	// them from the scenario with its stock; nil: those whom no own unit covers here.
	AlliedOnly []scenario.Triple[int]
}

// DefaultNights are the nights at which staying power is shown.
var DefaultNights = []int{1, 3, 7, 30, 365}

// assessment is one run.
type assessment struct {
	result   *coverage.Result
	options  Options
	doctrine string
	people   int                       // in play
	fields   []scenario.Triple[*field] // by threat, kept for the massed night
}

func newAssessment(r *coverage.Result, o Options) (*assessment, error) {
	a := &assessment{result: r, options: o, doctrine: o.Doctrine}
	if a.options.Nights == nil {
		a.options.Nights = DefaultNights
	}
	if a.doctrine == "" {
		a.doctrine = r.Scenario.Package.Doctrine
	}
	if a.doctrine == "" {
		a.doctrine = scenario.SalvoTwo
	}
	if a.doctrine != scenario.SalvoTwo && a.doctrine != scenario.ShootLookShoot {
		return nil, fmt.Errorf(
			"doctrine %q is unknown: use %s or %s",
			a.doctrine,
			scenario.SalvoTwo,
			scenario.ShootLookShoot,
		)
	}
	if o.Window < 0 {
		return nil, fmt.Errorf("raid window %v is negative: use a time such as 10m", o.Window)
	}
	for _, n := range a.options.Nights {
		if n < 1 {
			return nil, fmt.Errorf("night %d does not exist: nights count from 1", n)
		}
	}
	for i := range r.Places {
		if p := r.Places[i].Place; p.Counted {
			a.people += max(p.Population, 0)
		}
	}
	a.fields = make([]scenario.Triple[*field], len(r.Threats))
	return a, nil
}

// window is how long a raid of a class takes to arrive.
func (a *assessment) window(c scenario.Class) time.Duration {
	switch {
	case a.options.Window > 0:
		return a.options.Window
	case a.result.Scenario.Package.RaidWindow > 0:
		return a.result.Scenario.Package.RaidWindow
	}
	return DefaultWindow(c)
}

// Assess reckons the routine night and the salvo of every threat in play
// against those whom the result says engage, at each estimate.
//
// Within a group that shares tracks (C2 level 1 and up) the arrivals aimed at a
// place are split among its units until none of them would fare better with
// another; over nights the magazines are shared so that the first place to run
// out does so as late as possible. Where groups overlap, or units at level 0,
// each shoots at every arrival within its reach and only the better counts.
// Under these rules expected leakers are exact; so is the probability of no
// leaker, save where uncoordinated groups overlap. Leakers never grow with
// rounds, channels, units or kill probability, nor nights shrink with rounds
// or resupply, as long as the same units engage: see [OpenStock].
//
// It returns the context's error when cancelled and an error for options that
// make no sense; questions without an answer get a reason.
func Assess(ctx context.Context, r *coverage.Result, o Options) (*Outcome, error) {
	a, err := newAssessment(r, o)
	if err != nil {
		return nil, err
	}
	out := &Outcome{
		Scenario: r.Scenario, Lead: r.Lead, Doctrine: a.doctrine,
		Threats: make([]ThreatOutcome, len(r.Threats)),
	}
	for _, e := range scenario.Estimates {
		out.LostNights.Set(e, lostNights(&r.Scenario.Package, e))
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for t := range r.Threats {
		group.Go(func() error {
			a.threat(ctx, &out.Threats[t], t)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if err := a.massed(ctx, out); err != nil {
		return nil, err
	}
	out.Notes = a.notes(out)
	return out, nil
}

// threat reckons one threat at all estimates.
func (a *assessment) threat(ctx context.Context, o *ThreatOutcome, t int) {
	*o = a.begin(t)
	stock := newStockTable()
	for _, e := range scenario.Estimates {
		if ctx.Err() == nil {
			a.assess(o, t, e, stock)
		}
	}
	if ctx.Err() != nil {
		return
	}
	o.Units = stock.list(a.result.Scenario)
	o.order()
	a.steady(o, t)
	o.Reason = a.reason(o)
}

func (a *assessment) begin(threat int) ThreatOutcome {
	t := a.result.Threats[threat].Threat
	o := ThreatOutcome{
		Threat:  t,
		Window:  a.window(t.Class),
		Decoys:  decoys(t.Class),
		Staying: make([]StayingRow, len(a.options.Nights)),
	}
	o.Routine.Arrivals, o.Salvo.Arrivals = t.Raids.Routine, t.Raids.Salvo
	for i, n := range a.options.Nights {
		o.Staying[i].Night = n
	}
	return o
}

// assess fills in one estimate of one threat.
func (a *assessment) assess(o *ThreatOutcome, threat int, e scenario.Estimate, stock *stockTable) {
	f := a.fieldOf(threat, e, nil)
	a.fields[threat].Set(e, f)
	routine := o.Routine.fill(f, e)
	o.Salvo.fill(f, e)
	arrivals := o.Routine.Arrivals.At(e)
	lasting := f.endure(arrivals, nil)
	stock.add(f, e, routine, lasting, arrivals)
	lost := lostNights(&a.result.Scenario.Package, e)
	allied := a.alliedOnly(f, threat, e)
	o.AlliedOnly.Set(e, allied)
	o.PersonNights.Set(e, allied*lost)
	if lost == 0 {
		a.stay(o, e, lasting, routine, 0, func(int) bool { return true })
		return
	}
	own := a.fieldOf(threat, e, func(u *scenario.Unit) bool { return u.Contributor == scenario.Ukraine })
	alone := own.endure(arrivals, nil)
	a.stay(o, e, alone, own.meet(arrivals), 0, func(n int) bool { return n <= lost })
	left := make([]float64, len(f.magazines))
	gone := alone.drained(lost)
	for i := range f.magazines {
		left[i] = 1
		if k := own.at(f.magazines[i].unit); k >= 0 {
			left[i] = gone[k]
		}
	}
	a.stay(o, e, f.endure(arrivals, left), routine, lost, func(n int) bool { return n > lost })
}

// fill reckons one raid at an estimate.
func (r *Raid) fill(f *field, e scenario.Estimate) *night {
	arrivals := r.Arrivals.At(e)
	n := f.meet(arrivals)
	r.Light.Set(e, arrivals-f.left(arrivals))
	r.Engaged.Set(e, n.engaged)
	r.Leakers.Set(e, n.leakers)
	r.NoLeaker.Set(e, n.noLeaker)
	spent := 0.0
	for _, s := range n.spent {
		spent += s
	}
	r.Spent.Set(e, spent)
	all, half := f.endure(arrivals, nil).nights(arrivals)
	r.Nights.Set(e, all)
	r.Half.Set(e, half)
	return n
}

// stay fills in the nights that are picked, counted from the end of the lost
// ones.
func (a *assessment) stay(
	o *ThreatOutcome,
	e scenario.Estimate,
	lasting *endurance,
	first *night,
	lost int,
	pick func(int) bool,
) {
	for i := range o.Staying {
		row := &o.Staying[i]
		if !pick(row.Night) {
			continue
		}
		served, leakers := lasting.row(row.Night-lost, o.Routine.Arrivals.At(e), first)
		row.Served.Set(e, served)
		row.People.Set(e, int(served*float64(a.people)+0.5))
		row.Leakers.Set(e, leakers)
	}
}
