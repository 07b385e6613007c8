package worth

import (
	"context"
	"math"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Minimum is the smallest sets of switches that reach a stated share of the
// people against one threat, or against all at once.
type Minimum struct {
	Threat int // index of [coverage.Result.At]
	Target float64
	Needed int // people
	Most   int // people covered with every switch on: an upper bound of what any set reaches
	// Scratch starts with every switch off: no host or contributor but Ukraine,
	// before a ceasefire, allies over their own soil alone, an order after half
	// an hour, every unit for itself, separate pictures, a quarter of the rounds. Onward starts
	// with what the scenario has.
	Scratch, Onward Search
}

// Switches are the switches of a set, in its order: thrown together they make its steps.
func (s *Set) Switches() []scenario.Switch {
	list := make([]scenario.Switch, len(s.Steps))
	for i := range s.Steps {
		list[i] = s.Steps[i].Switch
	}
	return list
}

// Reached reports whether all switches together reach the target.
func (m *Minimum) Reached() bool { return m.Most >= m.Needed }

// Search is one search for the smallest sets.
type Search struct {
	Start int // people covered before any step
	// Least is a bound that is proven: no set of fewer steps reaches the
	// target. It is the size of the sets where those are proven smallest.
	Least int
	// Proven reports whether the sets are the smallest: every smaller one was
	// excluded.
	Proven bool
	Sets   []Set // of one size; at most [ListedSets], those that cover most first
	Count  int   // of all sets of that size that reach it, as far as known
}

// Set is one set of steps.
type Set struct {
	Steps   []Step
	Covered int
}

// ListedSets is how many sets of a search are kept.
const ListedSets = 12

// DefaultEffort is how many evaluations a search for a target may take.
const DefaultEffort = 40_000

// minima answers the question for a target: for all threats at once and, with
// several threats, for the one that lists are ordered by.
func (x *weighing) minima(ctx context.Context) error {
	if x.options.Target == nil {
		return nil
	}
	x.worth.Minimum = []Minimum{}
	n := len(x.scenario.Threats)
	if n == 0 {
		return nil
	}
	goals := []int{n, x.lead()}
	if n == 1 {
		goals = goals[1:]
	}
	for _, amount := range goals {
		m, err := x.minimum(ctx, amount)
		if err != nil {
			return err
		}
		x.worth.Minimum = append(x.worth.Minimum, m)
	}
	return nil
}

// Least finds the smallest sets of switches that bring a validated scenario, as it stands,
// to a share of the people against the threat at an index of [coverage.Result.At], and
// weighs nothing else; Scratch is left empty. It returns the context's error when
// cancelled.
func Least(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, threat int, target float64,
) (*Minimum, error) {
	x, err := newWeighing(ctx, s, Options{Coverage: o, Target: &target})
	if err != nil {
		return nil, err
	}
	m, _, err := x.onward(ctx, threat)
	return &m, err
}

func (x *weighing) minimum(ctx context.Context, amount int) (Minimum, error) {
	m, c, err := x.onward(ctx, amount)
	if err != nil {
		return m, err
	}
	m.Scratch, err = c.search(ctx, make(ladderLevels, len(c.ladders)), 0)
	return m, err
}

// onward is a minimum but for what is needed from scratch, which the search that is
// returned goes on to.
func (x *weighing) onward(ctx context.Context, amount int) (Minimum, *minimalSetSearch, error) {
	t := x.worth.At(amount)
	m := Minimum{Threat: amount, Target: *x.options.Target}
	m.Needed = int(math.Ceil(m.Target*float64(t.Total) - 1e-6))
	c, err := x.newMinimalSetSearch(ctx, amount, m.Needed)
	if err != nil {
		return m, nil, err
	}
	if m.Most, err = c.ask(ctx, c.top(), c.everybody()); err != nil {
		return m, nil, err
	}
	start, held := c.standing()
	m.Onward, err = c.search(ctx, start, held)
	return m, c, err
}

// newMinimalSetSearch lists the switches of a scenario: hosts and contributors on whom
// anything depends when everything is on, and the ladders.
func (x *weighing) newMinimalSetSearch(ctx context.Context, amount, needed int) (*minimalSetSearch, error) {
	c := &minimalSetSearch{
		x:       x,
		amount:  amount,
		needed:  needed,
		ladders: ladders(x.scenario),
		known:   map[string]int{},
		games:   map[string]*coverage.Subsets{},
		effort:  x.options.Effort,
	}
	if c.effort == 0 {
		c.effort = DefaultEffort
	}
	all := x.switchable()
	idle, err := c.idle(ctx, all)
	if err != nil {
		return nil, err
	}
	for i, p := range all {
		if idle&(1<<i) == 0 {
			c.players = append(c.players, p)
		}
	}
	return c, nil
}

// idle is the players on whom nothing depends with everything else on, whatever
// the zone: the soil of a host without units matters to some zones alone.
func (c *minimalSetSearch) idle(ctx context.Context, players []coverage.Player) (uint64, error) {
	idle := ^uint64(0)
	for i := range c.ladders {
		if _, zone := c.ladders[i].switches[0].(scenario.SetZone); !zone {
			continue
		}
		for level := range c.ladders[i].switches {
			at := c.top()
			at[i] = uint8(level)
			subsets, err := c.x.variants.Subsets(ctx, c.scenario(at), players, scenario.Base)
			if err != nil {
				return 0, err
			}
			idle &= subsets.Idle()
		}
	}
	return idle, nil
}

// switchable is every host and contributor but Ukraine and the sea.
func (x *weighing) switchable() []coverage.Player {
	var list []coverage.Player
	add := func(role coverage.Role, codes []string) {
		for _, code := range codes {
			if code != "" && code != scenario.Ukraine && len(list) < coverage.MostPlayers {
				list = append(list, coverage.Player{Role: role, Code: code})
			}
		}
	}
	add(coverage.AsHost, x.codes(x.scenario.Package.Hosts, func(u *scenario.Unit) string { return u.Host }))
	add(
		coverage.AsContributor,
		x.codes(x.scenario.Package.Contributors, func(u *scenario.Unit) string { return u.Contributor }),
	)
	return list
}
