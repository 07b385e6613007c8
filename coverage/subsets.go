package coverage

import (
	"context"
	"encoding/binary"
	"slices"
	"sync"

	"airumbrella/geo"
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
// stocks, which tie everybody to everybody, are reckoned for every subset that
// has other rows, see subsetpeople.go. More sensors and better links never take a
// place from a unit: what it passes at with none but its own, and what it does not
// pass at with all, is known of every combination between.
type Subsets struct {
	variants *Variants
	scenario *scenario.Scenario // with every player present
	players  []Player
	estimate scenario.Estimate
	full     *evaluation
	people   float64      // counted
	needs    []word       // by unit: the players without which it is not there
	depends  []word       // by unit: the players on which its row depends besides
	short    [][]rationed // by threat: the units whose rounds may not last
	needed   [][]word     // by threat: the points that some of these serve
	have     []float64    // by unit: rounds, 0 for less than one
	zoneBits word         // the players whose air space holds some place
	inert    word         // the players who change nothing, see [Subsets.Inert]
	// open is the points at which it depends on others whether a unit passes, by unit,
	// then threat, in the order in which it serves them; nil before that is known.
	open [][][]queued
	sure [][]pointSet // by unit, then threat: where it passes with none but its own, once that is known

	scratches sync.Pool

	mu       sync.Mutex
	rows     []map[word][]pointSet // by unit, then players: places by threat
	zones    map[word][]pointSet   // by players: places by threat; nil is everywhere
	numbers  map[string]int        // of sets of points, by what they hold
	answered []map[string][]word   // by threat, then the rows and the zone: the points covered
}

// pointSet is bits of points; equal ones of a [Subsets] have the same number, and none
// that holds a point has 0.
type pointSet struct {
	bits   []word
	number int
}

// rationed is a unit whose rounds may not last, and what is asked of it.
type rationed struct {
	unit  int
	queue []queued // the points that it may pass at, nearest first
	asks  []asked  // the points within its kinematic reach that ask for rounds, nearest first
}

// asked is what a point, so far from a unit, asks of all who serve it together, times the
// unit's rounds.
type asked struct {
	point  int32
	edge   geo.Length
	rounds float64
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
		variants: v, scenario: all, players: players, estimate: e, full: v.run(all, e), zones: map[word][]pointSet{},
		needs: make([]word, len(s.Units)), depends: make([]word, len(s.Units)),
		rows: make([]map[word][]pointSet, len(s.Units)), open: make([][][]queued, len(s.Units)), sure: make([][]pointSet, len(s.Units)),
		numbers: map[string]int{}, answered: make([]map[string][]word, len(s.Threats)),
	}
	for t := range b.answered {
		b.answered[t] = map[string][]word{}
	}
	for u := range s.Units {
		b.rows[u] = map[word][]pointSet{}
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
	b.share()
	return b, b.findInert(ctx)
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

// Inert is the players who change no person and no city covered, whoever else is present, by
// their bits: whatever needs them or depends on them passes, with everybody present, only at
// points that are covered with nobody present, or of no counted city or people, and shares
// there no rounds that may not last; and no place lies in their air space. It holds all of
// [Subsets.Idle] and more.
func (b *Subsets) Inert() uint64 { return b.inert }

// findInert finds who is inert. More players never cover less, so that what is covered with
// nobody present is covered whoever is.
func (b *Subsets) findInert(ctx context.Context) error {
	sc := b.newScratch()
	alone, err := b.look(ctx, sc.rows, 0)
	if err != nil {
		return err
	}
	everybody := word(1)<<len(b.players) - 1
	zone, counted, busy := b.zoneOf(everybody), b.countedPoints(), b.zoneBits
	for t := range b.scenario.Threats {
		left := slices.Clone(counted)
		for i, w := range b.covered(sc, t, alone) {
			left[i] = left[i]&^w | b.neededAt(t, i)
		}
		for u, needs := range b.needs {
			row := b.rows[u][b.depends[u]]
			for i := range left {
				w := row[t].bits[i] & left[i]
				if zone != nil && b.scenario.Units[u].Contributor != scenario.Ukraine {
					w &= zone[t].bits[i]
				}
				if w != 0 {
					busy |= needs | b.depends[u]
					break
				}
			}
		}
	}
	b.inert = everybody&^busy | b.Idle()
	return ctx.Err()
}

// neededAt is a word of the points that units serve whose rounds may not last.
func (b *Subsets) neededAt(t, i int) word {
	if b.needed[t] == nil {
		return 0
	}
	return b.needed[t][i]
}

// countedPoints is the points of cities, and of other places with people, that are counted.
func (b *Subsets) countedPoints() []word {
	set := b.points()
	for p := range b.variants.spots {
		if place := b.variants.spots[p].place; place.Counted && (place.Kind == scenario.City || place.Population > 0) {
			set[p/64] |= 1 << (p % 64)
		}
	}
	return set
}

// zoneOf is where allied units may intercept with some players present; nil is
// everywhere.
func (b *Subsets) zoneOf(present word) []pointSet {
	a := authorisedGround(Restrict(b.scenario, b.players, present), b.full.options.Land)
	if a.kind == scenario.ZoneAll {
		return nil
	}
	zone := make([]pointSet, len(b.scenario.Threats))
	for t := range zone {
		zone[t].bits = b.points()
		for p := range b.variants.spots {
			if a.holdsSpot(&b.variants.spots[p], t, b.estimate) {
				zone[t].bits[p/64] |= 1 << (p % 64)
			}
		}
	}
	return zone
}

// prune finds the units that depend on nobody after all, and the points at which the
// others do. More sensors and better links never take a place from a unit, so one that
// passes at the same places with all of them and with none but its own passes there
// whoever is present.
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
		if least := b.rows[u][0]; empty(most) || sameSets(least, most) {
			b.depends[u] = 0
			b.rows[u] = map[word][]pointSet{0: most}
		}
	}
	b.leaveOpen()
	return nil
}

// leaveOpen finds the points at which units depend on others.
func (b *Subsets) leaveOpen() {
	reach := b.full.reaches(b.live())
	for u, depends := range b.depends {
		if depends == 0 || reach[u] < 0 {
			continue
		}
		queue := b.full.queue(b.variants.spots, &b.full.posts[b.estimate][u].at, reach[u])
		most, least := b.rows[u][depends], b.rows[u][0]
		b.open[u], b.sure[u] = make([][]queued, len(most)), least
		for t := range most {
			for _, q := range queue {
				if p := int(q.place); has(most[t].bits, p) && !has(least[t].bits, p) {
					b.open[u][t] = append(b.open[u][t], q)
				}
			}
		}
	}
}

// live lists the units that may engage each threat somewhere with everybody present.
func (b *Subsets) live() [][3][]int {
	live := make([][3][]int, len(b.scenario.Threats))
	for t := range live {
		live[t][b.estimate] = b.full.alive(t, b.estimate)
	}
	return live
}

func empty(row []pointSet) bool {
	return !slices.ContainsFunc(row, func(set pointSet) bool { return set.number != 0 })
}

func sameSets(a, b []pointSet) bool {
	return slices.EqualFunc(a, b, func(a, b pointSet) bool { return a.number == b.number })
}

// points returns an empty set of points.
func (b *Subsets) points() []word { return make([]word, (len(b.variants.spots)+63)/64) }

// number gives sets of points their numbers; the lock is held.
func (b *Subsets) number(sets []pointSet) {
	var key []byte
	for i := range sets {
		key = key[:0]
		some := false
		for _, w := range sets[i].bits {
			key = binary.LittleEndian.AppendUint64(key, w)
			some = some || w != 0
		}
		n, known := b.numbers[string(key)]
		if some && !known {
			n = len(b.numbers) + 1
			b.numbers[string(key)] = n
		}
		sets[i].number = n
	}
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
func (b *Subsets) look(ctx context.Context, rows [][]pointSet, present word) (zone []pointSet, err error) {
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
		if !zoned { // others may be reading one that is known
			b.number(zone)
			b.zones[present&b.zoneBits] = zone
		}
		b.find(rows, present)
		b.mu.Unlock()
	}
	return zone, ctx.Err()
}

// find takes the known rows out of memory and lists the units whose rows are
// not known.
func (b *Subsets) find(rows [][]pointSet, present word) (missing []int) {
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
	table := &placeTable{spots: b.variants.spots}
	table.queues, table.zoned = make([][]queued, len(b.needs)), make([][3][]word, len(live))
	found := make([][]pointSet, len(b.needs))
	for u, reach := range run.reaches(live) {
		if reach >= 0 && b.open[u] == nil {
			table.queues[u] = run.queue(table.spots, &run.posts[b.estimate][u].at, reach)
		}
	}
	for _, u := range units {
		found[u] = make([]pointSet, len(live))
		for t := range live {
			found[u][t].bits = b.points()
			if b.open[u] != nil {
				copy(found[u][t].bits, b.sure[u][t].bits)
			}
		}
	}
	for t := range live {
		for _, u := range live[t][b.estimate] {
			if b.open[u] != nil {
				table.queues[u] = b.open[u][t]
			}
			row := found[u][t].bits
			run.serve(table, t, u, b.estimate, func(p int) { row[p/64] |= 1 << (p % 64) })
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, u := range units {
		b.number(found[u])
		b.rows[u][present&b.depends[u]] = found[u]
	}
	return nil
}

// leaves reports whether it is not known yet where a unit passes against a threat.
func (b *Subsets) leaves(t, u int) bool { return b.open[u] == nil || len(b.open[u][t]) > 0 }

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
		if !slices.ContainsFunc(units, func(u int) bool { return b.leaves(t, u) }) {
			continue
		}
		profile := s.Threats[t].At(e)
		run.shared[t][e] = run.share(&profile, e, radars)
		for _, u := range units {
			if !b.leaves(t, u) {
				continue
			}
			f := &run.footprints[t][u][e]
			f.resolve(s, &run.options, &s.Units[u], &run.posts[e][u], &s.Threats[t], e)
			if run.linkTo(f, u, run.shared[t][e]); !f.closed() {
				live[t][e] = append(live[t][e], u)
			}
		}
	}
	return run, live
}
