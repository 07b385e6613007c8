package coverage

import (
	"sync"
	"sync/atomic"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// memo keeps what evaluations made and another one may need again. It is the one
// owner of what is kept between evaluations; an [Evaluator] and a [Variants]
// have one each, and every other evaluation begins with an empty one.
//
// A key is made of numbers, never of addresses: the revision of a world or of
// the places of a scenario, the number that [memo.next] gave to a value, and
// the figures that enter the work. The same key always stands for the same
// value, so that a result does not depend on what was kept. A scenario without
// a revision has none of its places kept.
//
//	warnings    what a set of sensors sees of a threat, by the sensors
//	spots       what lies around the places, by their revision, the world's, and the stand-off
//	queues      places in the order in which a unit serves them, by the number of spots
//	inZone      the places of a zone, by the number of spots and the zone
//	served      the places that a unit serves before the stock, by its limits and warnings; of a [Variants]
//	zones       the ground of a zone, by the ground and the zone
//	scans       the ground of a footprint, by its limits and the number of its warning
//	names       the number of such a key in the keys of layers
//	fuelRadii, sights, sectors   parts of scans
//	layers      the ground covered against a threat, by the numbers of footprints and zone
//	gaps        by the number of the layer and the places not covered
//	draft       the last place table, by the revision of its scenario
//	land        what depends on the world alone, see [Land]
//
// What a warning is at each place is kept in the [warning] itself, by the number
// of spots, and goes when the warning goes.
//
// Of the two halves of a store the elder is dropped when the younger is full.
type memo struct {
	mu        sync.Mutex
	warnings  half[string, *warning]
	scans     half[scanKey, *scan]
	names     half[scanKey, uint64]
	fuelRadii half[fuelKey, *scan]
	sights    half[sightKey, *scan]
	sectors   half[sectorKey, []geo.Spans]
	layers    half[string, *layer]
	zones     half[string, *zoned]
	gaps      half[gapsKey, []Gap]
	spots     half[spotsKey, []spot]
	queues    half[queueKey, []queued]
	inZone    half[zonedKey, []word]
	served    half[servedKey, []int32]
	draft     *draft
	land      *Land
	last      atomic.Uint64
}

const (
	keptWarnings  = 4_000
	keptScans     = 6_000
	keptFuelRadii = 300
	keptSights    = 60
	keptSectors   = 200
	keptLayers    = 150
	keptZones     = 60
	keptGaps      = 60
	keptSpots     = 6
	keptQueues    = 3_000
	keptInZone    = 100
)

type half[K comparable, V any] struct{ young, old map[K]V }

// find looks a value up and keeps it young.
func (h *half[K, V]) find(key K, limit int) (V, bool) {
	if v, ok := h.young[key]; ok {
		return v, true
	}
	v, ok := h.old[key]
	if ok {
		h.put(key, v, limit)
	}
	return v, ok
}

func (h *half[K, V]) put(key K, v V, limit int) {
	if len(h.young) >= limit {
		h.old, h.young = h.young, nil
	}
	if h.young == nil {
		h.young = map[K]V{}
	}
	h.young[key] = v
}

// remember finds a value or makes it; two makers at once make it twice, and
// both results are the same.
func remember[K comparable, V any](m *memo, h *half[K, V], limit int, key K, create func() V) V {
	m.mu.Lock()
	v, ok := h.find(key, limit)
	m.mu.Unlock()
	if ok {
		return v
	}
	v = create()
	m.mu.Lock()
	defer m.mu.Unlock()
	if first, ok := h.find(key, limit); ok {
		return first
	}
	h.put(key, v, limit)
	return v
}

// next returns a number for a value that other keys name; never 0.
func (m *memo) next() uint64 { return m.last.Add(1) }

// landOf returns the Land of a world, the last one again where it is the same
// world.
func (m *memo) landOf(w *scenario.World) *Land {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.land.covers(w) {
		m.land = NewLand(w)
	}
	return m.land
}

// worldRevision returns the revision of a world, 0 without one.
func worldRevision(w *scenario.World) uint64 {
	if w == nil {
		return 0
	}
	return w.Revision()
}
