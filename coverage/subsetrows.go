package coverage

import (
	"context"
	"reflect"
	"slices"

	"airumbrella/scenario"
)

// sift finds the units that depend on nobody after all. More sensors and better
// links never take a place from a unit, so one that passes at the same places
// with all of them and with none but its own passes there whoever is present.
func (b *Subsets) sift(ctx context.Context) error {
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
		feet: make([][][3]footprint, n), shared: make([][3]*shared, n),
	}
	run.zones[e] = authorisedGround(s, run.options.Land, e)
	run.posts[e] = slices.Clone(b.full.posts[e])
	level := s.Package.LevelAt(e)
	for u := range run.posts[e] {
		run.posts[e][u].gate, run.posts[e][u].level = firstClosed(s, &s.Units[u], e), level
	}
	radars, live := run.radars(e), make([][3][]int, n)
	for t := range s.Threats {
		run.feet[t] = make([][3]footprint, len(s.Units))
		run.shared[t][e] = run.share(&s.Threats[t], e, radars)
		for _, u := range units {
			f := &run.feet[t][u][e]
			*f = footprintOf(s, &run.options, &s.Units[u], &run.posts[e][u], &s.Threats[t], e)
			if run.linkTo(f, u, run.shared[t][e]); !f.closed() {
				live[t][e] = append(live[t][e], u)
			}
		}
	}
	return run, live
}
