package coverage

import (
	"encoding/binary"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// servedKey is all that decides at which points of a list a unit passes every gate before
// the stock, where allied units may intercept everywhere.
type servedKey struct {
	limits   limits // without the number of its set
	profile  scenario.Profile
	at, base geo.Geocentric
	patrols  bool
	flight   geo.Length // from base to station
	antenna  geo.Height
	view     bool   // the ground is asked
	warnings string // the numbers of the warnings of its set and its cues, and their limits
	points   uint64
}

// keptServed is how many such rows a memo keeps.
const keptServed = 40_000

// servedKeyOf makes the key of a unit that is not closed.
func (ev *evaluation) servedKeyOf(f *footprint, sh *shared, points uint64) servedKey {
	k := servedKey{
		limits: f.limits, profile: f.profile, at: f.post.at, base: f.post.base, patrols: f.post.patrol != nil,
		antenna: f.antenna, view: f.view != nil, points: points,
	}
	k.limits.set = 0
	if k.patrols {
		k.flight = f.post.patrol.Distance
	}
	id := func(set int) uint64 {
		if set < 0 {
			return 0
		}
		return sh.sets[set].id
	}
	var room [128]byte
	key := binary.LittleEndian.AppendUint64(room[:0], id(f.set))
	for i := range f.cues {
		c := &f.cues[i]
		key = binary.LittleEndian.AppendUint64(key, id(c.set))
		key = append(key, binaryText(float64(c.wait), float64(c.cap))...)
	}
	k.warnings = string(key)
	return k
}

// served returns the points at which a unit passes every gate before the stock where
// allied units may intercept everywhere, nearest first. It looks them up where the
// evaluation keeps rows.
func (ev *evaluation) served(table *placeTable, t, u int, e scenario.Estimate) []int32 {
	everywhere := *table
	everywhere.zoned = make([][3][]word, len(table.rows))
	find := func() []int32 {
		list := []int32{}
		ev.serve(&everywhere, t, u, e, func(point int) { list = append(list, int32(point)) })
		return list
	}
	points := listOf(table.spots)
	if points == 0 {
		return find()
	}
	key := ev.servedKeyOf(&ev.footprints[t][u][e], ev.shared[t][e], points)
	return remember(ev.memo, &ev.memo.served, keptServed, key, find)
}

// enter writes the points that a unit serves into the rows of a table, those where it may
// intercept.
func (ev *evaluation) enter(table *placeTable, t, u int, e scenario.Estimate) {
	row, bit, block := table.rows[t][e], word(1)<<(u%64), u/64
	if !ev.keepsRows {
		ev.serve(table, t, u, e, func(point int) { row[point*table.words+block] |= bit })
		return
	}
	zoned := table.zoned[t][e]
	if !ev.footprints[t][u][e].allied {
		zoned = nil
	}
	for _, point := range ev.served(table, t, u, e) {
		if zoned == nil || has(zoned, int(point)) {
			row[int(point)*table.words+block] |= bit
		}
	}
}
