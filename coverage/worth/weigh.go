package worth

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Options steer what is weighed; the zero value weighs everything but a target
// and the assumptions.
type Options struct {
	// Coverage is how places are evaluated; the raster and the remedies are
	// left out whatever it says.
	Coverage coverage.Options
	// Target asks for the smallest sets of switches that reach this share of
	// the people, 0 to 1; nil does not ask.
	Target *float64
	// Effort is how many evaluations a search for a target may take; 0 means
	// [DefaultEffort]. A search that is cut short says so.
	Effort int
	// Assumptions asks what each triple and each setting of the model changes when it
	// alone moves to its ends, and whether that changes the order of the open promises.
	Assumptions bool
	// Sensors asks what is lost without each unit that only sees.
	Sensors bool
}

// Worth is everything that was weighed. Lists are in a fixed order and never
// nil unless they say so.
type Worth struct {
	Result      *coverage.Result // at places, without remedies
	Threats     []Threat         // in the scenario's order
	Worst       Threat           // all threats at once
	Open        Open
	Drops       []Drop       // cities from CityPeople on, most people first
	Sensors     []Sensor     // in the scenario's order; nil where not asked
	Minimum     []Minimum    // nil where no target was asked
	Assumptions []Assumption // nil where not asked; the one that moves most comes first
	Reversals   []Reversal   // nil where assumptions were not asked; in their order
}

// Threat is what carries the cover against one threat, or against the worst.
type Threat struct {
	ID           string
	Total        int // counted people
	Covered      int // of them at base
	Alone        int // by Ukraine's own units alone
	Conditions   Group
	Contributors Group
	Hosts        Group
	Bases        Group
	Units        *Group   // nil for the worst: the shares have no closed form
	Subsets      []Subset // of the conditions, all 32
	Delay        []int    // people covered when the order takes 0, 1, ... LongestDelay minutes
	// LastAllied is the last of those minutes at which some allied unit covers
	// a city; -1 if none does at 0. At LongestDelay it may last longer.
	LastAllied int
	Binding    []Binding // what stops those not covered, most people first
}

// Group is the shares of those who carry something together.
type Group struct {
	Shares []Share
	Pair   *Pair // whose loss together is largest, Ukraine left out; nil with fewer than two
	// Orders is the number of random orders that shares were estimated from; 0
	// for exact shares.
	Orders int
}

// Share is what one of a group is worth, in people.
type Share struct {
	ID      string // of the condition or unit; the code of a country, "" for the sea; what a base is called in files
	Shapley float64
	Loss    int                      // if it alone is removed
	State   scenario.PermissionState // of hosts and contributors, else ""
	Error   float64                  // standard error of Shapley; 0 for exact shares
}

// Pair is two of a group.
type Pair struct {
	A, B string
	Loss int // if both are removed
}

// At is the threat at an index of [coverage.Result.At].
func (w *Worth) At(i int) *Threat {
	if i == len(w.Threats) {
		return &w.Worst
	}
	return &w.Threats[i]
}

// weighing is one run over one scenario.
type weighing struct {
	scenario *scenario.Scenario
	options  Options
	variants *coverage.Variants
	worth    *Worth
}

// Weigh weighs a validated scenario at places, at the base estimate. It returns
// the context's error when cancelled; the same scenario and options give the
// same result on any number of cores.
func Weigh(ctx context.Context, s *scenario.Scenario, o Options) (*Worth, error) {
	x, err := newWeighing(ctx, s, o)
	if err != nil {
		return nil, err
	}
	x.sites()
	for _, step := range []func(context.Context) error{x.binds, x.conditions, x.hosts, x.contributors, x.delays,
		x.open, x.sensors, x.minima, x.assumptions} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return x.worth, nil
}

// newWeighing evaluates the scenario as it is and makes it ready to be changed.
func newWeighing(ctx context.Context, s *scenario.Scenario, o Options) (*weighing, error) {
	o.Coverage.PlacesOnly, o.Coverage.SkipRemedies = true, true
	variants := coverage.NewVariants(s, o.Coverage)
	r, err := variants.Evaluate(ctx)
	if err != nil {
		return nil, err
	}
	x := &weighing{
		scenario: s, options: o, variants: variants,
		worth: &Worth{Result: r, Threats: make([]Threat, len(r.Threats))},
	}
	for i := 0; i <= len(r.Threats); i++ {
		t := r.At(i)
		*x.worth.At(i) = Threat{
			ID:      t.Threat.ID,
			Total:   t.Population.Total,
			Covered: t.Population.Covered.Base,
			Alone:   t.UkraineAlone.Base,
		}
	}
	return x, nil
}

// amounts is how many numbers an evaluation gives: one per threat and the
// worst.
func (x *weighing) amounts() int { return len(x.scenario.Threats) + 1 }

// people is the counted people that a changed scenario covers at base.
func (x *weighing) people(ctx context.Context, s *scenario.Scenario) ([]int, error) {
	c, err := x.variants.Cover(ctx, s, scenario.Base)
	if err != nil {
		return nil, err
	}
	return c.People, nil
}
