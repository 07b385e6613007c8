package coverage

import (
	"context"
	"maps"
	"math"
	"math/bits"
	"slices"

	"airumbrella/scenario"
)

// Variants asks the predicate again and again for changed forms of one
// scenario: what is covered at its places, and nothing else. Ground, sensors
// and warning distances that two forms have in common are looked up once. It is
// safe for use by several goroutines.
type Variants struct {
	scenario *scenario.Scenario
	options  Options
	memo     *memo
	spots    []spot
}

// NewVariants makes a validated scenario ready.
func NewVariants(s *scenario.Scenario, o Options) *Variants {
	v := &Variants{scenario: s, options: o.withDefaults(s), memo: new(memo)}
	v.spots = v.run(s, scenario.Base).spotsOf()
	return v
}

// Evaluate computes the whole result of the scenario of v, as [Evaluate] does, and keeps
// what its forms have in common with it.
func (v *Variants) Evaluate(ctx context.Context) (*Result, error) {
	return evaluate(ctx, v.scenario, v.options, v.memo)
}

func (v *Variants) run(s *scenario.Scenario, e scenario.Estimate) *evaluation {
	ev := newEvaluation(s, v.options, v.memo, e)
	ev.keepsRows = true
	return ev
}

// Cover evaluates a changed form at one estimate. Places, the profiles of the
// threats and the world must be those of the scenario of v; anything else may
// differ. It returns the context's error when cancelled.
func (v *Variants) Cover(ctx context.Context, s *scenario.Scenario, e scenario.Estimate) (*Cover, error) {
	_, table, err := v.table(ctx, s, e)
	if err != nil {
		return nil, err
	}
	return coverOf(s, table, e), nil
}

// table evaluates a changed form at one estimate.
func (v *Variants) table(
	ctx context.Context, s *scenario.Scenario, e scenario.Estimate,
) (*evaluation, *placeTable, error) {
	if len(s.Places) != len(v.scenario.Places) || len(s.Threats) != len(v.scenario.Threats) {
		panic("bug in the caller of coverage.Variants: the places or threats differ")
	}
	run := v.run(s, e)
	spots := v.spots
	if !sameGround(s, v.scenario) {
		spots = run.spotsOf()
	}
	table, err := run.evaluatePlaces(ctx, spots)
	return run, table, err
}

// Cover is which places are covered, at one estimate.
type Cover struct {
	// People is the counted people covered, by the index of [Result.At]: one
	// number per threat and one for the worst of them.
	People []int
	first  []int // by place, the first of its points
	// covered and allied hold one bit per point, by the index of [Result.At]: last stands
	// what is covered against every threat, and by an ally against one of them.
	covered, allied [][]word
}

// Covered returns how many of a place's demand points are covered, by the index of
// [Result.At] and that of the place in the scenario, and how many it has.
func (c *Cover) Covered(threat, place int) (covered, points int) {
	return c.count(c.covered[threat], place), c.first[place+1] - c.first[place]
}

// Holds reports whether a place counts as covered, by the index of [Result.At].
func (c *Cover) Holds(threat, place int) bool { return whollyCovered(c.Covered(threat, place)) }

// ByAllies reports whether some unit that is not Ukraine's covers a covered point of the
// place, by the index of [Result.At].
func (c *Cover) ByAllies(threat, place int) bool { return c.count(c.allied[threat], place) > 0 }

// count returns how many points of a place a set holds.
func (c *Cover) count(set []word, place int) int {
	return countWithin(set, c.first[place], c.first[place+1])
}

// coverOf reads a place table.
func coverOf(s *scenario.Scenario, table *placeTable, e scenario.Estimate) *Cover {
	n := len(s.Threats)
	c := &Cover{
		People: make([]int, n+1), first: table.first, covered: make([][]word, n+1), allied: make([][]word, n+1),
	}
	foreign := make([]word, table.words)
	for u := range s.Units {
		if s.Units[u].Contributor != scenario.Ukraine {
			foreign[u/64] |= 1 << (u % 64)
		}
	}
	size := (len(table.spots) + 63) / 64
	for t := range n {
		c.covered[t], c.allied[t] = make([]word, size), make([]word, size)
		for p := range table.spots {
			for i, w := range table.row(t, e, p) {
				if w != 0 {
					c.covered[t][p/64] |= 1 << (p % 64)
				}
				if w&foreign[i] != 0 {
					c.allied[t][p/64] |= 1 << (p % 64)
				}
			}
		}
	}
	c.covered[n], c.allied[n] = together(c.covered[:n], size), make([]word, size)
	for _, set := range c.allied[:n] {
		for i, w := range set {
			c.allied[n][i] |= w & c.covered[n][i]
		}
	}
	countPeople(c.People, table.spots, c.covered[:n])
	return c
}

// together returns what is in every one of some bit sets; nothing without any.
func together(sets [][]word, size int) []word {
	if len(sets) == 0 {
		return make([]word, size)
	}
	all := slices.Clone(sets[0])
	for _, set := range sets[1:] {
		for i, w := range set {
			all[i] &= w
		}
	}
	return all
}

// countPeople sums the counted people of the points of each bit set, and of those
// that are in all of them, each sum rounded once; without any set nobody.
func countPeople(sums []int, spots []spot, sets [][]word) {
	if len(sets) == 0 {
		return
	}
	joint := together(sets, 0)
	totals := make([]float64, len(sums))
	for from := 0; from < len(spots); {
		p, to := spots[from].place, from+spots[from].place.PointCount()
		if p.Counted {
			for t, set := range sets {
				totals[t] += peopleOf(p, countWithin(set, from, to), to-from)
			}
			totals[len(sets)] += peopleOf(p, countWithin(joint, from, to), to-from)
		}
		from = to
	}
	for t := range sums {
		sums[t] = int(math.Round(totals[t]))
	}
}

// countWithin returns how many of the points from one up to and without another are in
// a bit set.
func countWithin(set []word, from, to int) int {
	n := 0
	for i := from / 64; i*64 < to; i++ {
		w := set[i]
		if i == from/64 {
			w &= ^word(0) << (from % 64)
		}
		if end := to - i*64; end < 64 {
			w &= 1<<end - 1
		}
		n += bits.OnesCount64(w)
	}
	return n
}

// peopleOf returns the people of so many of a place's points.
func peopleOf(p *scenario.Place, covered, points int) float64 {
	return float64(p.Population) * float64(covered) / float64(points)
}

// Player is a host, a contributor or both: what is present or absent as one.
// As a host it brings every unit on its soil and its air space; "UA" and ""
// stand for Ukraine's soil and the sea, which need no permission but may be
// asked what their units are worth. As a contributor it brings its units and,
// if it provides the command backbone, the level of that.
type Player struct {
	Role Role
	Code string // of a country; "" is the sea
}

// Grant returns the switch that makes the player take part.
func (p Player) Grant() scenario.Switch {
	if p.Role == AsHost {
		return scenario.SetHost{Code: p.Code, State: scenario.Granted}
	}
	return scenario.SetContributor{Code: p.Code, State: scenario.Granted}
}

// Stated returns the player's word in a scenario.
func (p Player) Stated(s *scenario.Scenario) scenario.Permission {
	if p.Role == AsHost {
		return s.Package.Hosts[p.Code]
	}
	return s.Package.Contributors[p.Code]
}

// Role is what a player does.
type Role int

// The two roles.
const (
	AsHost Role = iota
	AsContributor
)

// nowhere is a host that never agrees: where a unit stands that is taken away
// without changing the indices of the others.
const nowhere = "-"

// TakeAway returns the scenario with the units for which gone holds taken away;
// the indices of the others stay. They leave no sensor and no cover behind.
func TakeAway(s *scenario.Scenario, gone func(*scenario.Unit) bool) *scenario.Scenario {
	return s.Edit(func(less *scenario.Scenario) {
		less.Units = slices.Clone(s.Units)
		for i := range less.Units {
			if gone(&s.Units[i]) {
				// Ukraine's own are taken for guests there, so that no rule of home
				// soil keeps them.
				less.Units[i].Host = nowhere
			}
		}
		hosts := maps.Clone(s.Package.Hosts)
		if hosts == nil {
			hosts = map[string]scenario.Permission{}
		}
		hosts[nowhere] = scenario.Permission{State: scenario.Denied}
		less.Package.Hosts = hosts
	})
}

// Restrict returns the scenario in which each player takes part or not, by the
// bits of present; hosts and contributors that are no players stay as they are.
func Restrict(s *scenario.Scenario, players []Player, present uint64) *scenario.Scenario {
	hosts, contributors := map[string]bool{}, map[string]bool{}
	taken := func(i int) bool { return present&(1<<i) == 0 && players[i].needsTaking() }
	less := s
	for i := range players {
		if !taken(i) {
			continue
		}
		less = TakeAway(s, func(u *scenario.Unit) bool {
			for k := range players {
				if taken(k) && players[k].owns(u) {
					return true
				}
			}
			return false
		})
		break
	}
	for i, p := range players {
		if p.Role == AsHost {
			hosts[p.Code] = present&(1<<i) != 0
		} else {
			contributors[p.Code] = present&(1<<i) != 0
		}
	}
	return less.Edit(func(t *scenario.Scenario) {
		t.Package.Hosts = answered(less.Package.Hosts, hosts)
		t.Package.Contributors = answered(s.Package.Contributors, contributors)
	})
}

// needsTaking reports whether no permission binds a player.
func (p Player) needsTaking() bool { return p.Code == "" || p.Code == scenario.Ukraine }

func (p Player) owns(u *scenario.Unit) bool {
	if p.Role == AsHost {
		return u.Host == p.Code
	}
	return u.Contributor == p.Code
}

// answered returns permissions with some of them granted or denied.
func answered(old map[string]scenario.Permission, yes map[string]bool) map[string]scenario.Permission {
	list := maps.Clone(old)
	if list == nil {
		list = map[string]scenario.Permission{}
	}
	for code, granted := range yes {
		p := list[code]
		if p.State = scenario.Denied; granted {
			p.State = scenario.Granted
		}
		list[code] = p
	}
	return list
}
