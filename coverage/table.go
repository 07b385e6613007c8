package coverage

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// placeTable holds which units pass the gates at every demand point, before
// anything is explained. Rows are bit sets of units, by threat and estimate, then
// point.
type placeTable struct {
	spots []spot
	first []int       // by place, the first of its points; one more for the end
	words int         // per point
	rows  [][3][]word // by threat and estimate
	// before is rows before the stock gate; nil where that is not asked.
	before [][3][]word
	// stock is how far the rounds of units last, once before is set.
	stock stockLimits
	// zoned holds a bit for each place over which allied units may intercept, by
	// threat and estimate; nil is everywhere.
	zoned  [][3][]word
	queues [][]queued // by unit
}

type word = uint64

// row is the units that pass at a point.
func (table *placeTable) row(t int, e scenario.Estimate, point int) []word {
	return table.rows[t][e][point*table.words : (point+1)*table.words]
}

// earlier is row before the stock gate.
func (table *placeTable) earlier(t int, e scenario.Estimate, point int) []word {
	return table.before[t][e][point*table.words : (point+1)*table.words]
}

// depth is how many units pass at a point.
func (table *placeTable) depth(t int, e scenario.Estimate, point int) int {
	return countBits(table.row(t, e, point))
}

// points returns the range of the points of a place.
func (table *placeTable) points(place int) (from, to int) {
	return table.first[place], table.first[place+1]
}

// covered returns how many of a place's points some unit covers; with the number of
// threats, against all of them.
func (table *placeTable) covered(t int, e scenario.Estimate, place int) int {
	n := 0
	from, to := table.points(place)
	for i := from; i < to; i++ {
		if table.coveredAt(t, e, i) {
			n++
		}
	}
	return n
}

// coveredAt reports whether a point is covered against a threat; with the number of
// threats, against all of them.
func (table *placeTable) coveredAt(t int, e scenario.Estimate, point int) bool {
	if t < len(table.rows) {
		return table.depth(t, e, point) > 0
	}
	for t := range table.rows {
		if table.depth(t, e, point) == 0 {
			return false
		}
	}
	return true
}

// holds reports whether a place counts as covered.
func (table *placeTable) holds(t int, e scenario.Estimate, place int) bool {
	from, to := table.points(place)
	return whollyCovered(table.covered(t, e, place), to-from)
}

func countBits(row []word) int {
	n := 0
	for _, w := range row {
		n += bits.OnesCount64(w)
	}
	return n
}

// mayIntercept reports whether allied units may intercept over a point.
func (table *placeTable) mayIntercept(t int, e scenario.Estimate, point int) bool {
	return table.zoned[t][e] == nil || has(table.zoned[t][e], point)
}

func has(row []word, u int) bool { return row[u/64]&(1<<(u%64)) != 0 }

// spotsKey is what the ground around the places depends on.
type spotsKey struct {
	places   uint64 // revision
	world    uint64 // revision, 0 without one
	standoff string
	releases string
}

// spotsOf looks up the ground around every place.
func (ev *evaluation) spotsOf() []spot {
	s := ev.scenario
	key := spotsKey{places: s.PlacesRevision(), world: worldRevision(s.World)}
	if key.places == 0 {
		return ev.newSpots()
	}
	if off := s.Package.Authorisation.Standoff; off.Distance > 0 {
		key.standoff = strings.Join(off.From, " ") + " on"
	}
	for i := range s.Threats {
		if t := &s.Threats[i]; s.Package.Authorisation.Classes.Has(t.Class) {
			key.releases += binaryText(float64(t.Release.Low), float64(t.Release.Base), float64(t.Release.High))
		}
		key.releases += ";"
	}
	return remember(ev.memo, &ev.memo.spots, keptSpots, key, ev.newSpots)
}

// sameGround reports whether two scenarios have the same places and ask the same of the
// ground around them: the stand-off, and the release points of the classes that
// allied units may intercept.
func sameGround(a, b *scenario.Scenario) bool {
	one, other := &a.Package.Authorisation, &b.Package.Authorisation
	released := func(t, u scenario.Threat) bool { return t.Release == u.Release }
	places := len(a.Places) == len(b.Places) && (len(a.Places) == 0 || &a.Places[0] == &b.Places[0])
	return one.Standoff.Distance == other.Standoff.Distance && slices.Equal(one.Standoff.From, other.Standoff.From) &&
		one.Classes == other.Classes && places &&
		slices.EqualFunc(a.Threats, b.Threats, released)
}

func (ev *evaluation) newSpots() []spot {
	s, list := ev.scenario, ev.memo.next()
	first := firstPoints(s.Places)
	spots := make([]spot, first[len(s.Places)])
	_ = parallel(context.Background(), len(s.Places), func(i int) {
		p := &s.Places[i]
		positions := p.Points()
		for k, position := range positions {
			at := &spots[first[i]+k]
			*at = spotOf(s, ev.options.Land, p, position)
			at.list, at.count, at.index, at.number = list, len(spots), first[i]+k, i
			at.middle = &spots[first[i]]
			at.away = at.at.Distance(&at.middle.at)
			if k > 0 {
				at.middle.spread = max(at.middle.spread, at.away+measureSlack)
			}
			if p.Counted {
				at.people = float64(p.Population) / float64(len(positions))
			}
		}
	})
	return spots
}

// firstPoints returns, by place, the index of the first of its demand points, and
// their number.
func firstPoints(places []scenario.Place) []int {
	first := make([]int, len(places)+1)
	for i := range places {
		first[i+1] = first[i] + places[i].PointCount()
	}
	return first
}

// listOf names a list of places in keys; an empty one needs no name.
func listOf(spots []spot) uint64 {
	if len(spots) == 0 {
		return 0
	}
	return spots[0].list
}

// evaluatePlaces tests every unit at every place: all gates but the stock, then
// the stock that these leave, which closes places to units short of rounds.
// Units whose bits share a word are tested one after the other.
func (ev *evaluation) evaluatePlaces(ctx context.Context, spots []spot) (*placeTable, error) {
	n, units, threats := len(spots), len(ev.scenario.Units), len(ev.footprints)
	table := &placeTable{
		spots: spots, first: firstPoints(ev.scenario.Places), words: (units + 63) / 64,
		rows: make([][3][]word, threats), before: make([][3][]word, threats), zoned: make([][3][]word, threats),
	}
	live := make([][3][]int, threats)
	for t := range ev.footprints {
		for _, e := range ev.estimates {
			table.rows[t][e], table.zoned[t][e] = make([]word, n*table.words), ev.zonedSpots(spots, t, e)
			live[t][e] = ev.alive(t, e)
		}
	}
	reach := ev.reaches(live)
	table.queues = make([][]queued, units)
	if err := parallel(ctx, units, func(u int) {
		if reach[u] >= 0 {
			table.queues[u] = ev.queue(spots, &ev.posts[ev.estimates[0]][u].at, reach[u])
		}
	}); err != nil {
		return nil, err
	}
	tasks := threats * len(ev.estimates) * table.words
	err := parallel(ctx, tasks, func(i int) {
		block, i := i%table.words, i/table.words
		t, e := i/len(ev.estimates), ev.estimates[i%len(ev.estimates)]
		for _, u := range live[t][e] {
			if u/64 == block {
				ev.enter(table, t, u, e)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return table, ev.ration(ctx, table, live, reach)
}

// ration closes places to the units whose rounds do not last out to them, and
// writes down where that is.
func (ev *evaluation) ration(ctx context.Context, table *placeTable, live [][3][]int, reach []geo.Length) error {
	if ev.scenario.Package.Stockpile.Nights <= 0 || table.people() == 0 {
		return nil
	}
	for t := range live {
		for _, e := range ev.estimates {
			table.before[t][e] = table.rows[t][e]
		}
	}
	var err error
	if table.stock, err = ev.stocks(ctx, table, live, reach); err != nil {
		return err
	}
	n := len(ev.estimates)
	return parallel(ctx, len(live)*n, func(i int) {
		t, e := i/n, ev.estimates[i%n]
		kept := true
		for _, u := range live[t][e] {
			edge := table.stock.of(t, e, u)
			if edge >= forever {
				continue
			}
			if kept {
				table.rows[t][e], kept = slices.Clone(table.before[t][e]), false
			}
			table.takeOut(t, e, u, table.queues[u], edge)
		}
	})
}

// people is the counted people of all points.
func (table *placeTable) people() float64 {
	sum := 0.0
	for i := range table.spots {
		sum += table.spots[i].people
	}
	return sum
}

// alive is the units that may engage a threat somewhere.
func (ev *evaluation) alive(t int, e scenario.Estimate) []int {
	var list []int
	for u := range ev.footprints[t] {
		if !ev.footprints[t][u][e].closed() {
			list = append(list, u)
		}
	}
	return list
}

// serve calls found for each place at which a unit passes all gates but the stock.
// Places within the edge of sure pass by distance alone; of the others, the points of a
// city are decided together where its middle decides for all, and one by one elsewhere.
func (ev *evaluation) serve(table *placeTable, t, u int, e scenario.Estimate, found func(place int)) {
	f := &ev.footprints[t][u][e]
	queue, zoned := table.queues[u], table.zoned[t][e]
	if !f.flying {
		queue = queue[:within(queue, f.outer()-f.release+roughly)]
	}
	at := target{shared: ev.shared[t][e], zoned: true}
	sure, known := f.sure(), make([]extent, placesOf(table.spots))
	for _, q := range queue {
		if f.allied && zoned != nil && !has(zoned, int(q.place)) {
			continue
		}
		if q.edge+f.release > sure {
			at.spot = &table.spots[q.place]
			whole := f.decided(at, known)
			if whole == atNone || whole == atSome && !f.passes(f.ask(at, f.post.sightFrom(&at.spot.at, q.edge), forever)) {
				continue
			}
		}
		found(int(q.place))
	}
}

// placesOf is how many places of a scenario a list of points belongs to.
func placesOf(spots []spot) int {
	if len(spots) == 0 {
		return 0
	}
	return spots[len(spots)-1].number + 1
}

// decided returns at how many points of the place of one every gate before the stock
// holds, zone apart; what is known by place, it adds to.
func (f *footprint) decided(at target, known []extent) extent {
	m := at.middle
	if m == nil || m.spread <= 0 {
		return atSome
	}
	if known[m.number] == undecided {
		at.spot = m
		known[m.number] = f.passesAround(f.ask(at, f.post.sightOf(&m.at), forever), m.spread)
	}
	return known[m.number]
}

// queued is a place in the order in which a unit comes to serve it.
type queued struct {
	place int32
	edge  geo.Length // distance
}

// queueKey is what the places within reach of a unit depend on.
type queueKey struct {
	places uint64
	at     geo.Geocentric
	reach  geo.Length
}

// roughly is how much farther than its reach the places of a unit are looked
// for: the distances from base and station of a fighter add up to within it.
const roughly = 50 * geo.Metre

// queue is the places whose far edge, release apart, lies within roughly of
// the reach of a unit, nearest first. The order is the same for every threat
// and estimate.
func (ev *evaluation) queue(spots []spot, at *geo.Geocentric, reach geo.Length) []queued {
	if len(spots) == 0 {
		return nil
	}
	key := queueKey{listOf(spots), *at, reach}
	return remember(ev.memo, &ev.memo.queues, keptQueues, key, func() []queued {
		return queueOf(spots, at, reach+roughly)
	})
}

// queueOf finds the places by their chords, which are shorter than distances:
// most are ruled out by them.
func queueOf(spots []spot, at *geo.Geocentric, reach geo.Length) []queued {
	near := make([]int32, 0, 64)
	for i := range spots {
		if at.Chord2(&spots[i].at) <= float64(reach*reach) {
			near = append(near, int32(i))
		}
	}
	list := make([]queued, 0, len(near))
	for _, i := range near {
		if edge := at.Distance(&spots[i].at); edge <= reach {
			list = append(list, queued{i, edge})
		}
	}
	slices.SortFunc(list, func(a, b queued) int {
		if a.edge != b.edge {
			return cmp.Compare(a.edge, b.edge)
		}
		return cmp.Compare(a.place, b.place)
	})
	return list
}

// within is how many places of a queue have their far edge within a distance.
func within(queue []queued, reach geo.Length) int {
	n, _ := slices.BinarySearchFunc(queue, reach, func(q queued, reach geo.Length) int {
		if q.edge <= reach {
			return -1
		}
		return 1
	})
	return n
}

// reaches is, by unit, the farthest edge, release apart, that any threat at any
// estimate lets it serve; less than 0 where it serves nothing.
func (ev *evaluation) reaches(live [][3][]int) []geo.Length {
	reach := make([]geo.Length, len(ev.scenario.Units))
	for u := range reach {
		reach[u] = -1
	}
	for t := range live {
		for _, e := range ev.estimates {
			for _, u := range live[t][e] {
				f := &ev.footprints[t][u][e]
				reach[u] = max(reach[u], f.outer()-f.release)
			}
		}
	}
	return reach
}
