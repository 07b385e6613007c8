package coverage

import (
	"context"
	"math/bits"
	"reflect"
	"slices"
	"sync"

	"airumbrella/scenario"
)

// MostPlayers is how many players one [Subsets] takes.
const MostPlayers = 60

// Subsets asks what a scenario covers with each subset of some players present.
//
// Which places a unit passes all gates but the stock at depends on few of them: on those
// that it needs itself, and on those whose radars warn it or whose command
// links it. So its row of places is asked of the predicate once for each
// combination of these, and taken from memory after that; the zone and the
// stocks, which tie everybody to everybody, are reckoned anew for every subset
// by the functions of the place table.
type Subsets struct {
	variants *Variants
	scenario *scenario.Scenario // with every player present
	players  []Player
	estimate scenario.Estimate
	full     *evaluation
	people   float64    // counted
	needs    []word     // by unit: the players without which it is not there
	depends  []word     // by unit: the players on which its row depends besides
	queues   [][]queued // by unit
	short    [][]int    // by threat: the units whose rounds may not last
	zoneBits word       // the players whose air space holds some place

	scratches sync.Pool

	mu    sync.Mutex
	rows  []map[word][][]word // by unit, then players: bits of places by threat
	zones map[word][][]word   // by players: bits of places by threat
}

// Subsets makes a scenario ready for all subsets of at most [MostPlayers]
// players; it panics beyond.
func (v *Variants) Subsets(
	ctx context.Context, s *scenario.Scenario, players []Player, e scenario.Estimate,
) (*Subsets, error) {
	if len(players) > MostPlayers {
		panic("bug in the caller of coverage.Subsets: too many players")
	}
	all := Restrict(s, players, 1<<len(players)-1)
	b := &Subsets{
		variants: v, scenario: all, players: players, estimate: e, full: v.run(all, e), zones: map[word][][]word{},
		needs: make([]word, len(s.Units)), depends: make([]word, len(s.Units)),
		rows: make([]map[word][][]word, len(s.Units)),
	}
	for u := range s.Units {
		b.rows[u] = map[word][][]word{}
		for i, p := range players {
			if p.owns(&s.Units[u]) {
				b.needs[u] |= 1 << i
			}
		}
	}
	for i := range s.Places {
		if s.Places[i].Counted {
			b.people += float64(s.Places[i].Population)
		}
	}
	b.link()
	if err := b.prune(ctx); err != nil {
		return nil, err
	}
	b.zoneBits = b.zoning()
	return b, b.line(ctx)
}

// link finds on whose radars, networks and command each unit depends.
func (b *Subsets) link() {
	sources := append(b.full.radars(b.estimate), b.full.networkUnits(b.estimate)...)
	provider := word(0)
	for i, p := range b.players {
		if p.Role == AsContributor && p.Code == b.scenario.Package.C2.Provider {
			provider = 1 << i
		}
	}
	for u := range b.scenario.Units {
		unit := &b.scenario.Units[u]
		b.depends[u] = provider
		for _, r := range sources {
			v := &b.scenario.Units[r]
			post := &b.full.posts[b.estimate][u]
			flies := post.system.Kind == scenario.Fighter
			area := b.full.posts[b.estimate][r].system.Kind == scenario.Network
			owned := (flies || area) && v.Contributor == unit.Contributor
			if owned || pooled(unit, v, post.level, post.onePicture) {
				b.depends[u] |= b.needs[r]
			}
		}
		b.depends[u] &^= b.needs[u]
	}
}

// zoning finds the hosts whose air space, or the strip along it, holds some
// place or release point.
func (b *Subsets) zoning() word {
	var found word
	whole := b.full.zones[b.estimate]
	for i, p := range b.players {
		if p.Role != AsHost {
			continue
		}
		alone := *whole
		alone.regions, alone.allied = nil, nil
		for _, t := range whole.allied {
			if t.Code == p.Code {
				alone.allied = []*scenario.Territory{t}
			}
		}
		if len(alone.allied) > 0 && b.touches(&alone) {
			found |= 1 << i
		}
	}
	return found
}

func (b *Subsets) touches(zone *authorised) bool {
	for i := range b.variants.spots {
		at := &b.variants.spots[i]
		if zone.holds(zonePoint{at: at.position, inside: at.inside}) {
			return true
		}
		for t := range at.released {
			for _, q := range at.released[t][b.estimate] {
				if zone.holds(zonePoint{at: q.at, inside: q.inside}) {
					return true
				}
			}
		}
	}
	return false
}

// line puts the places into the order in which each unit serves them, and finds
// the units whose rounds may not last at all of them.
func (b *Subsets) line(ctx context.Context) error {
	ev, e := b.full, b.estimate
	n := len(b.scenario.Threats)
	b.queues, b.short = make([][]queued, len(b.scenario.Units)), make([][]int, n)
	if b.scenario.Package.Stockpile.Nights <= 0 || b.people == 0 {
		return nil
	}
	live := make([][3][]int, n)
	for t := range live {
		live[t][e] = ev.alive(t, e)
	}
	table := b.table()
	for u, reach := range ev.reaches(live) {
		if reach >= 0 {
			queue := ev.queue(table.spots, &ev.posts[e][u].at, reach)
			b.queues[u] = queue[:within(queue, reach)]
		}
	}
	table.before = table.rows
	for t := range live {
		alone := ev.demands(table, t, e, b.people) // nobody shares
		for _, u := range live[t][e] {
			if lasting(b.queues[u], alone, &ev.footprints[t][u][e], u) < forever {
				b.short[t] = append(b.short[t], u)
			}
		}
	}
	return ctx.Err()
}

// table is an empty place table.
func (b *Subsets) table() *placeTable {
	n := len(b.scenario.Threats)
	table := &placeTable{
		spots: b.variants.spots, first: firstPoints(b.scenario.Places), words: (len(b.scenario.Units) + 63) / 64,
		rows: make([][3][]word, n), before: make([][3][]word, n),
	}
	for t := range table.rows {
		table.rows[t][b.estimate] = make([]word, len(table.spots)*table.words)
	}
	return table
}

// Idle is the players on whom nothing depends, by their bits: they bring no unit
// that is there, provide no command, and no place lies in their air space.
func (b *Subsets) Idle() uint64 {
	busy := b.zoneBits
	for u, needs := range b.needs {
		if b.full.posts[b.estimate][u].shut == 0 {
			busy |= needs
		}
	}
	for i, p := range b.players {
		c2 := b.scenario.Package.C2
		if p.Role == AsContributor && p.Code == c2.Provider && c2.Level > c2.Without {
			busy |= 1 << i
		}
	}
	return (1<<len(b.players) - 1) &^ busy
}

// scratch is the memory of one question.
type scratch struct {
	table   *placeTable
	before  []word
	rows    [][][]word
	covered [][]word // by threat: bits of places
}

func (b *Subsets) newScratch() *scratch {
	sc := &scratch{table: b.table(), rows: make([][][]word, len(b.needs))}
	sc.covered = make([][]word, len(b.scenario.Threats))
	for t := range sc.covered {
		sc.covered[t] = make([]word, (len(b.variants.spots)+63)/64)
	}
	sc.before = make([]word, len(b.variants.spots)*sc.table.words)
	return sc
}

// People is the counted people covered with the players present whose bits are
// set, by the index of [Result.At].
func (b *Subsets) People(ctx context.Context, present uint64) ([]int, error) {
	sc, _ := b.scratches.Get().(*scratch)
	if sc == nil {
		sc = b.newScratch()
	}
	defer b.scratches.Put(sc)
	clear(sc.rows)
	zone, err := b.look(ctx, sc.rows, present)
	if err != nil {
		return nil, err
	}
	sums := make([]int, len(b.scenario.Threats)+1)
	for t, covered := range sc.covered {
		clear(covered)
		clear(sc.table.rows[t][b.estimate])
		for u, row := range sc.rows {
			if row != nil {
				b.enter(sc.table, t, u, row[t], zone)
			}
		}
		b.ration(sc, t)
		for p := range sc.table.spots {
			for _, w := range sc.table.row(t, b.estimate, p) {
				if w != 0 {
					covered[p/64] |= 1 << (p % 64)
				}
			}
		}
	}
	countPeople(sums, sc.table.spots, sc.covered)
	return sums, nil
}

// enter writes a unit's places into a table, where allied units may intercept.
func (b *Subsets) enter(table *placeTable, t, u int, row []word, zone [][]word) {
	rows, bit := table.rows[t][b.estimate], word(1)<<(u%64)
	allied := b.scenario.Units[u].Contributor != scenario.Ukraine
	for i, w := range row {
		if allied && zone != nil {
			w &= zone[t][i]
		}
		for ; w != 0; w &= w - 1 {
			rows[(i*64+bits.TrailingZeros64(w))*table.words+u/64] |= bit
		}
	}
}

// ration closes places to the units whose rounds do not reach them.
func (b *Subsets) ration(sc *scratch, t int) {
	if len(b.short[t]) == 0 {
		return
	}
	table := sc.table
	copy(sc.before, table.rows[t][b.estimate])
	table.before[t][b.estimate] = sc.before
	demands := b.full.demands(table, t, b.estimate, b.people)
	for _, u := range b.short[t] {
		if sc.rows[u] == nil {
			continue
		}
		if edge := lasting(b.queues[u], demands, &b.full.footprints[t][u][b.estimate], u); edge < forever {
			table.takeOut(t, b.estimate, u, b.queues[u], edge)
		}
	}
}

// zoneOf is where allied units may intercept with some players present; nil is
// everywhere.
func (b *Subsets) zoneOf(present word) [][]word {
	a := authorisedGround(Restrict(b.scenario, b.players, present), b.full.options.Land)
	if a.kind == scenario.ZoneAll {
		return nil
	}
	zone := make([][]word, len(b.scenario.Threats))
	for t := range zone {
		zone[t] = make([]word, (len(b.variants.spots)+63)/64)
		for p := range b.variants.spots {
			if a.holdsSpot(&b.variants.spots[p], t, b.estimate) {
				zone[t][p/64] |= 1 << (p % 64)
			}
		}
	}
	return zone
}

// prune finds the units that depend on nobody after all. More sensors and better
// links never take a place from a unit, so one that passes at the same places
// with all of them and with none but its own passes there whoever is present.
func (b *Subsets) prune(ctx context.Context) error {
	everybody := word(1)<<len(b.players) - 1
	if err := b.ask(ctx, everybody, b.present(everybody)); err != nil {
		return err
	}
	for u, needs := range b.needs {
		most := b.rows[u][b.depends[u]]
		if b.depends[u] == 0 {
			continue
		}
		if _, known := b.rows[u][0]; !known && !empty(most) {
			if err := b.ask(ctx, needs, b.present(needs)); err != nil {
				return err
			}
		}
		if least := b.rows[u][0]; empty(most) || reflect.DeepEqual(least, most) {
			b.depends[u] = 0
			b.rows[u] = map[word][][]word{0: most}
		}
	}
	return nil
}

func empty(row [][]word) bool {
	for _, places := range row {
		for _, w := range places {
			if w != 0 {
				return false
			}
		}
	}
	return true
}

// present is the units that are there with some players, whose rows are not
// known.
func (b *Subsets) present(players word) []int {
	var units []int
	for u, needs := range b.needs {
		if _, known := b.rows[u][players&b.depends[u]]; !known && needs&^players == 0 {
			units = append(units, u)
		}
	}
	return units
}

// look finds the rows of the units that are there, and the zone; what is not
// known yet is asked of the predicate.
func (b *Subsets) look(ctx context.Context, rows [][][]word, present word) (zone [][]word, err error) {
	b.mu.Lock()
	missing := b.find(rows, present)
	zone, zoned := b.zones[present&b.zoneBits]
	b.mu.Unlock()
	if len(missing) > 0 {
		if err := b.ask(ctx, present, missing); err != nil {
			return nil, err
		}
	}
	if !zoned {
		zone = b.zoneOf(present)
	}
	if len(missing) > 0 || !zoned {
		b.mu.Lock()
		b.zones[present&b.zoneBits] = zone
		b.find(rows, present)
		b.mu.Unlock()
	}
	return zone, ctx.Err()
}

// find takes the known rows out of memory and lists the units whose rows are
// not known.
func (b *Subsets) find(rows [][][]word, present word) (missing []int) {
	for u, needs := range b.needs {
		if needs&^present == 0 {
			row, ok := b.rows[u][present&b.depends[u]]
			if rows[u] = row; !ok {
				missing = append(missing, u)
			}
		}
	}
	return missing
}

// ask puts the rows of some units, with some players present, into memory. The
// zone and the stocks are left open: they are reckoned for each subset.
func (b *Subsets) ask(ctx context.Context, present word, units []int) error {
	run, live := b.partial(present, units)
	table := b.table()
	table.queues, table.zoned = make([][]queued, len(b.needs)), make([][3][]word, len(live))
	size := (len(table.spots) + 63) / 64
	found := make([][][]word, len(b.needs))
	for u, reach := range run.reaches(live) {
		if reach >= 0 {
			table.queues[u] = run.queue(table.spots, &run.posts[b.estimate][u].at, reach)
		}
	}
	for _, u := range units {
		found[u] = make([][]word, len(live))
		for t := range live {
			found[u][t] = make([]word, size)
		}
	}
	for t := range live {
		for _, u := range live[t][b.estimate] {
			row := found[u][t]
			run.serve(table, t, u, b.estimate, func(p int) { row[p/64] |= 1 << (p % 64) })
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, u := range units {
		b.rows[u][present&b.depends[u]] = found[u]
	}
	return nil
}

// partial resolves some units with some players present, and the sensors of
// all; it lists which of the units are alive against each threat. Allied units
// may intercept everywhere. What a post is does not depend on who else is
// there, save whether it may be there and the level of command.
func (b *Subsets) partial(present word, units []int) (*evaluation, [][3][]int) {
	s := Restrict(b.scenario, b.players, present).Edit(func(t *scenario.Scenario) {
		t.Package.Authorisation.Zone = scenario.ZoneAll
	})
	e, n := b.estimate, len(s.Threats)
	run := &evaluation{
		scenario: s, options: b.full.options, memo: b.full.memo, estimates: []scenario.Estimate{e},
		footprints: make([][][3]footprint, n), shared: make([][3]*shared, n),
	}
	run.zones[e] = authorisedGround(s, run.options.Land)
	run.posts[e] = slices.Clone(b.full.posts[e])
	level, one := s.Level(), s.OnePicture()
	for u := range run.posts[e] {
		p := &run.posts[e][u]
		p.shut, p.level, p.onePicture = barred(s, &s.Units[u]), level, one
	}
	radars, live := run.radars(e), make([][3][]int, n)
	for t := range s.Threats {
		run.footprints[t] = make([][3]footprint, len(s.Units))
		profile := s.Threats[t].At(e)
		run.shared[t][e] = run.share(&profile, e, radars)
		for _, u := range units {
			f := &run.footprints[t][u][e]
			f.resolve(s, &run.options, &s.Units[u], &run.posts[e][u], &s.Threats[t], e)
			if run.linkTo(f, u, run.shared[t][e]); !f.closed() {
				live[t][e] = append(live[t][e], u)
			}
		}
	}
	return run, live
}
