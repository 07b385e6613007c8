package coverage

import (
	"sync"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// World is what the model needs to know of the ground: Ukraine's recognised
// border, her regions and other countries' territory. It is made once by the
// reader of the data and never changed; scenarios share it by pointer.
type World struct {
	Border    orb.MultiPolygon // Ukraine within her recognised border
	Regions   []Region         // the 27, sorted by code
	Countries []Territory      // all countries in the box, sorted by code, Ukraine among them

	once    sync.Once
	border  *geo.Outline
	regions []*geo.Outline // of Regions
	soils   []*geo.Outline // of Countries
	mu      sync.Mutex
	grounds map[geo.Length]*ground // scan-converted border and regions by cell size
	strips  map[string][]geo.Spans // ground near a territory
	nears   map[nearKey]geo.Length // distances from places to a territory
}

// Region is one of Ukraine's regions.
type Region struct {
	Code, Name, NameUK string // Code by ISO 3166-2
	Territory          orb.MultiPolygon
}

// Territory is a country's land.
type Territory struct {
	Code, Name string // ISO 3166-1 alpha-2
	Territory  orb.MultiPolygon
}

// outline makes border, regions and countries ready for many points, once.
func (w *World) outline() {
	w.once.Do(func() {
		w.border = geo.NewOutline(w.Border)
		for i := range w.Regions {
			w.regions = append(w.regions, geo.NewOutline(w.Regions[i].Territory))
		}
		for i := range w.Countries {
			w.soils = append(w.soils, geo.NewOutline(w.Countries[i].Territory))
		}
	})
}

// Inside reports whether p lies within Ukraine's recognised border.
func (w *World) Inside(p orb.Point) bool {
	w.outline()
	return w.border.Contains(p)
}

// CountryAt is the code of the country whose territory holds p, or "" at sea.
func (w *World) CountryAt(p orb.Point) string {
	w.outline()
	for i := range w.Countries {
		if w.soils[i].Contains(p) {
			return w.Countries[i].Code
		}
	}
	return ""
}

// RegionAt is the code of the region whose territory holds p, or "".
func (w *World) RegionAt(p orb.Point) string {
	w.outline()
	for i := range w.Regions {
		if w.regions[i].Contains(p) {
			return w.Regions[i].Code
		}
	}
	return ""
}

// Region is the region of that code, or nil.
func (w *World) Region(code string) *Region {
	for i := range w.Regions {
		if w.Regions[i].Code == code {
			return &w.Regions[i]
		}
	}
	return nil
}

// Country is the territory of that code, or nil.
func (w *World) Country(code string) *Territory {
	for i := range w.Countries {
		if w.Countries[i].Code == code {
			return &w.Countries[i]
		}
	}
	return nil
}

// nearKey is a point and the code of a territory.
type nearKey struct {
	point orb.Point
	code  string
}

// maxNears bounds the memory of distanceTo.
const maxNears = 50_000

// holds reports whether a territory of this world holds p.
func (w *World) holds(t *Territory, p orb.Point) bool {
	w.outline()
	for i := range w.Countries {
		if &w.Countries[i] == t {
			return w.soils[i].Contains(p)
		}
	}
	return false
}

// distanceTo is the distance from p to a territory; places ask it again and
// again, so it is remembered.
func (w *World) distanceTo(p orb.Point, t *Territory) geo.Length {
	key := nearKey{p, t.Code}
	w.mu.Lock()
	d, known := w.nears[key]
	w.mu.Unlock()
	if known {
		return d
	}
	d = geo.DistanceTo(p, t.Territory)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.nears == nil || len(w.nears) >= maxNears {
		w.nears = map[nearKey]geo.Length{}
	}
	w.nears[key] = d
	return d
}

// regionOf is RegionAt for a point inside Ukraine and "" for any other.
func (w *World) regionOf(p orb.Point) string {
	if !w.Inside(p) {
		return ""
	}
	return w.RegionAt(p)
}
