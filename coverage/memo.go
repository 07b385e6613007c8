package coverage

import (
	"sync"
	"sync/atomic"

	"airumbrella/geo"
)

// memo keeps what evaluations made and another one may need again: the same
// key always stands for the same value, so that a result does not depend on
// what was kept. Of the two halves the elder is dropped when the younger is
// full.
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
	zoned     half[zonedKey, []word]
	draft     *draft // the last
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
	keptZoned     = 100
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

func (m *memo) warning(key string, create func() *warning) *warning {
	return remember(m, &m.warnings, keptWarnings, key, create)
}

// next is a number for a value that other keys name.
func (m *memo) next() uint64 { return m.last.Add(1) }
