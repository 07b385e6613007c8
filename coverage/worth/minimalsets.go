package worth

import (
	"context"
	"errors"
	"math/bits"
	"slices"
	"sort"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// minimalSetSearch searches for the smallest sets of steps. Every step can only add cover
// (granting a host, widening a zone, raising command or stocks, a faster order),
// so a set with all that is still to be decided switched on bounds what any of
// its parts reaches, and sets that stay below the target even then are left
// out unseen.
type minimalSetSearch struct {
	x       *weighing
	amount  int // index of the threat
	needed  int // people
	ladders []ladder
	players []coverage.Player
	known   map[string]int
	games   map[string]*coverage.Subsets
	effort  int // evaluations left
}

// ladderLevels holds the level of each ladder.
type ladderLevels []uint8

// errEffort ends a search that has taken all the evaluations it may.
var errEffort = errors.New("too many evaluations")

func (c *minimalSetSearch) top() ladderLevels {
	top := make(ladderLevels, len(c.ladders))
	for i := range top {
		top[i] = uint8(len(c.ladders[i].steps))
	}
	return top
}

func (c *minimalSetSearch) everybody() uint64 { return 1<<len(c.players) - 1 }

// standing returns the levels and players of the scenario as it is.
func (c *minimalSetSearch) standing() (ladderLevels, uint64) {
	at := make(ladderLevels, len(c.ladders))
	for i := range at {
		at[i] = uint8(c.ladders[i].held)
	}
	var held uint64
	for i, p := range c.players {
		if c.x.counts(p.Role, p.Code) {
			held |= 1 << i
		}
	}
	return at, held
}

// scenario returns the scenario with its ladders at some levels.
func (c *minimalSetSearch) scenario(at ladderLevels) *scenario.Scenario {
	s := c.x.scenario
	for i, level := range at {
		s = throw(s, c.ladders[i].switches[level])
	}
	return s
}

// throw applies a switch of a ladder, which never fails on the scenario that the
// ladder was made for.
func throw(s *scenario.Scenario, c scenario.Switch) *scenario.Scenario {
	next, err := c.Apply(s)
	if err != nil {
		panic("bug in worth: a switch of its own: " + err.Error())
	}
	return next
}

// ask returns the people covered with the ladders at some levels and some
// players present.
func (c *minimalSetSearch) ask(ctx context.Context, at ladderLevels, present uint64) (int, error) {
	key := string(at) + string(binary(present))
	if people, ok := c.known[key]; ok {
		return people, nil
	}
	if c.effort--; c.effort < 0 {
		return 0, errEffort
	}
	var people []int
	var err error
	if game := c.games[string(at)]; game != nil {
		people, err = game.People(ctx, present)
	} else {
		people, err = c.x.people(ctx, coverage.Restrict(c.scenario(at), c.players, present))
	}
	if err != nil {
		return 0, err
	}
	c.known[key] = people[c.amount]
	return people[c.amount], nil
}

func binary(present uint64) []byte {
	var b [8]byte
	for i := range b {
		b[i] = byte(present >> (8 * i))
	}
	return b[:]
}

// reaches reports whether a set of steps reaches the target.
func (c *minimalSetSearch) reaches(ctx context.Context, at ladderLevels, present uint64) (bool, error) {
	people, err := c.ask(ctx, at, present)
	return people >= c.needed, err
}

// search finds the smallest sets that start from some levels and players.
func (c *minimalSetSearch) search(ctx context.Context, from ladderLevels, held uint64) (Search, error) {
	s := Search{Sets: []Set{}}
	l := &searchBySize{minimalSetSearch: c, search: &s, from: from, held: held}
	start, err := c.ask(ctx, from, held)
	if err != nil {
		return s, err
	}
	s.Start = start
	if all, err := c.reaches(ctx, c.top(), c.everybody()); err != nil || !all {
		return s, err
	}
	effort := c.effort
	if err = l.deepen(ctx); errors.Is(err, errEffort) {
		err = l.prune(ctx)
	}
	c.effort = effort // the other search may take as many
	sort.SliceStable(l.found, func(i, j int) bool { return l.found[i].covered > l.found[j].covered })
	for _, f := range l.found[:min(len(l.found), ListedSets)] {
		s.Sets = append(s.Sets, Set{l.steps(f), f.covered})
	}
	s.Count = len(l.found)
	return s, err
}

// found is a set that reaches the target.
type found struct {
	at      ladderLevels
	present uint64
	covered int
}

// searchBySize is a search on its way through sets of one size after the other.
type searchBySize struct {
	*minimalSetSearch
	search *Search
	from   ladderLevels
	held   uint64
	floor  ladderLevels // below which the rest does not reach the target
	forced uint64       // players without whom the rest does not
	found  []found
}

// deepen tries sets of ever more steps until some reach the target.
func (l *searchBySize) deepen(ctx context.Context) error {
	if err := l.necessary(ctx); err != nil {
		return err
	}
	l.search.Least = l.stepsAbove(l.floor) + bits.OnesCount64(l.forced)
	for ; len(l.found) == 0; l.search.Least++ {
		if err := l.ofSize(ctx, l.search.Least); err != nil {
			l.found = nil
			return err
		}
		if len(l.found) > 0 {
			break
		}
	}
	l.search.Proven = true
	return nil
}

// stepsAbove returns the number of steps from the start up to some levels.
func (l *searchBySize) stepsAbove(at ladderLevels) int {
	n := 0
	for i := range at {
		n += int(at[i]) - int(l.from[i])
	}
	return n
}

// necessary finds what every set must hold: the lowest level of each ladder and
// the players without which everything else together is not enough.
func (l *searchBySize) necessary(ctx context.Context) error {
	l.floor = slices.Clone(l.from)
	for i := range l.floor {
		for at := l.top(); l.floor[i] < at[i]; l.floor[i]++ {
			try := l.top()
			try[i] = l.floor[i]
			if enough, err := l.reaches(ctx, try, l.everybody()); err != nil {
				return err
			} else if enough {
				break
			}
		}
	}
	for i := range l.players {
		if bit := uint64(1) << i; l.held&bit == 0 {
			enough, err := l.reaches(ctx, l.top(), l.everybody()&^bit)
			if err != nil {
				return err
			}
			if !enough {
				l.forced |= bit
			}
		}
	}
	return nil
}

// ofSize tries all sets of so many steps, one combination of levels after the
// other.
func (l *searchBySize) ofSize(ctx context.Context, size int) error {
	at := slices.Clone(l.floor)
	for {
		if players := size - l.stepsAbove(at); players >= bits.OnesCount64(l.forced) {
			if err := l.atLevels(ctx, slices.Clone(at), players); err != nil {
				return err
			}
		}
		i := 0
		for ; i < len(at); i++ {
			if int(at[i]) < len(l.ladders[i].steps) {
				at[i]++
				break
			}
			at[i] = l.floor[i]
		}
		if i == len(at) {
			return nil
		}
	}
}

// atLevels tries all sets of so many players more at some levels.
func (l *searchBySize) atLevels(ctx context.Context, at ladderLevels, players int) error {
	if enough, err := l.reaches(ctx, at, l.everybody()); err != nil || !enough {
		return err
	}
	if players == 0 {
		return l.choose(ctx, at, l.held, nil, 0)
	}
	game := l.games[string(at)]
	if game == nil {
		var err error
		if game, err = l.x.variants.Subsets(ctx, l.scenario(at), l.players, scenario.Base); err != nil {
			return err
		}
		l.games[string(at)] = game
	}
	present := l.held
	var rest []uint64
	for i := range l.players {
		bit := uint64(1) << i
		if l.held&bit != 0 || game.Idle()&bit != 0 {
			continue
		}
		enough, err := l.reaches(ctx, at, l.everybody()&^bit)
		switch {
		case err != nil:
			return err
		case enough:
			rest = append(rest, bit)
		default:
			present |= bit
			players--
		}
	}
	if players < 0 {
		return nil
	}
	return l.choose(ctx, at, present, rest, players)
}

// choose tries all sets of so many of the rest besides those present.
func (l *searchBySize) choose(ctx context.Context, at ladderLevels, present uint64, rest []uint64, left int) error {
	if left > len(rest) {
		return nil
	}
	if left == 0 {
		people, err := l.ask(ctx, at, present)
		if err == nil && people >= l.needed {
			l.found = append(l.found, found{at, present, people})
		}
		return err
	}
	all := present
	for _, bit := range rest {
		all |= bit
	}
	if enough, err := l.reaches(ctx, at, all); err != nil || !enough {
		return err
	}
	for i, bit := range rest {
		if err := l.choose(ctx, at, present|bit, rest[i+1:], left-1); err != nil {
			return err
		}
	}
	return nil
}

// prune ends a search that was cut short: it takes steps away from the set of
// all steps as long as the rest reaches the target. Nothing smaller than Least exists;
// what lies between is not known.
func (l *searchBySize) prune(ctx context.Context) error {
	l.effort = 5_000
	at, present := l.top(), l.everybody()
	for again := true; again; {
		again = false
		for i := range l.players {
			bit := uint64(1) << (len(l.players) - 1 - i)
			if present&bit&^l.held == 0 {
				continue
			}
			enough, err := l.reaches(ctx, at, present&^bit)
			if err != nil {
				return err
			}
			if enough {
				present, again = present&^bit, true
			}
		}
		for i := range at {
			for at[i] > l.from[i] {
				at[i]--
				enough, err := l.reaches(ctx, at, present)
				if err != nil {
					return err
				}
				if !enough {
					at[i]++
					break
				}
				again = true
			}
		}
	}
	people, err := l.ask(ctx, at, present)
	l.found = []found{{at, present, people}}
	l.search.Proven = l.stepsAbove(at)+bits.OnesCount64(present&^l.held) == l.search.Least
	return err
}

// steps names the steps of a set.
func (l *searchBySize) steps(f found) []Step {
	steps := []Step{}
	for i, p := range l.players {
		if f.present&^l.held&(1<<i) == 0 {
			continue
		}
		step := Step{Levels: 1, Switch: p.Grant(), State: l.x.state(p.Role, p.Code)}
		step.Set = step.Switch.String()
		step.Held = l.x.counts(p.Role, p.Code)
		steps = append(steps, step)
	}
	for i, level := range f.at {
		if level > l.from[i] {
			step := l.ladders[i].steps[level-1]
			step.Levels = int(level - l.from[i])
			steps = append(steps, step)
		}
	}
	return steps
}
