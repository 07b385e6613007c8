package coverage

import (
	"cmp"
	"slices"

	"airumbrella/geo"
)

// queued is a place in the order in which a unit comes to serve it.
type queued struct {
	place int32
	edge  geo.Length // distance + radius
}

// queueKey is what the places within reach of a unit depend on.
type queueKey struct {
	spots *spot // the first of the places
	count int
	at    geo.Geocentric
	reach geo.Length
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
	key := queueKey{&spots[0], len(spots), *at, reach}
	return remember(ev.memo, &ev.memo.queues, keptQueues, key, func() []queued { return queueOf(spots, at, reach+roughly) })
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
		if edge := at.Distance(&spots[i].at) + spots[i].radius; edge <= reach {
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
				f := &ev.feet[t][u][e]
				reach[u] = max(reach[u], f.outer()-f.threat.Release)
			}
		}
	}
	return reach
}
