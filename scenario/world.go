package scenario

import (
	"math"
	"slices"
	"strings"

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
	// Settlements tell which ground Ukraine's government holds, see [World.Held].
	Settlements []Settlement
	// HeldGround is the ground that Ukraine's government holds, see [World.Held]. The
	// two agree but for some metres along the outline, whose positions are rounded, and
	// for slivers of up to 2.2 km2, left out here, where the outlines of Luhansk oblast
	// and of the border do not quite meet. Nil where nobody has made it.
	HeldGround orb.MultiPolygon

	revision uint64
	border   *geo.Outline
	regions  []*geo.Outline // of Regions
	soils    []*geo.Outline // of Countries
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

// NATO holds the codes of NATO's members.
var NATO = []string{
	"AL", "BE", "BG", "CA", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IS", "IT", "LT", "LU",
	"LV", "ME", "MK", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "US",
}

// OccupiedRegions are Crimea, Sevastopol and Luhansk oblast, which count as occupied
// whole.
var OccupiedRegions = []string{"UA-43", "UA-40", "UA-09"}

// Settlement is a place of the catalogue as far as it tells who holds the ground
// around it.
type Settlement struct {
	Position orb.Point
	Radius   geo.Length // of the disc that holds its people; 0: none
	Occupied bool
}

// NewWorld returns a world with the outlines of its territories made ready for
// many points. Regions and countries are sorted by code.
func NewWorld(border orb.MultiPolygon, regions []Region, countries []Territory) *World {
	w := &World{
		Border:    border,
		Regions:   regions,
		Countries: countries,
		revision:  newRevision(),
		border:    geo.NewOutline(border),
	}
	for i := range regions {
		w.regions = append(w.regions, geo.NewOutline(regions[i].Territory))
	}
	for i := range countries {
		w.soils = append(w.soils, geo.NewOutline(countries[i].Territory))
	}
	return w
}

// Revision returns a number that no other world of this process has.
func (w *World) Revision() uint64 { return w.revision }

// Inside reports whether p lies within Ukraine's recognised border.
func (w *World) Inside(p orb.Point) bool {
	return w.border.Contains(p)
}

// Held reports whether Ukraine's government holds the ground at p: it lies inside
// Ukraine, outside Crimea, Sevastopol and Luhansk oblast, and nearer to a settlement
// that the government holds than to an occupied one. Without settlements all of
// the rest is held.
func (w *World) Held(p orb.Point) bool {
	if !w.Inside(p) || slices.Contains(OccupiedRegions, w.RegionAt(p)) {
		return false
	}
	at := geo.NewGeocentric(p)
	best, occupied := math.Inf(1), false
	for i := range w.Settlements {
		q := geo.NewGeocentric(w.Settlements[i].Position)
		if d := at.Chord2(&q); d < best {
			best, occupied = d, w.Settlements[i].Occupied
		}
	}
	return !occupied
}

// OccupiedGround returns what a stand-off from [Occupied] keeps away from: the
// regions that are occupied whole, and every occupied settlement and place with the
// disc around it.
func (s *Scenario) OccupiedGround() (regions []Region, settlements []Settlement) {
	for i := range s.World.Regions {
		if slices.Contains(OccupiedRegions, s.World.Regions[i].Code) {
			regions = append(regions, s.World.Regions[i])
		}
	}
	for _, settlement := range s.World.Settlements {
		if settlement.Occupied {
			settlements = append(settlements, settlement)
		}
	}
	for i := range s.Places {
		if p := &s.Places[i]; p.Custom && p.Control == Occupied {
			settlements = append(settlements, Settlement{Position: p.Position, Radius: p.Radius(), Occupied: true})
		}
	}
	return regions, settlements
}

// CountryAt is the code of the country whose territory holds p, or "" at sea.
func (w *World) CountryAt(p orb.Point) string {
	for i := range w.Countries {
		if w.soils[i].Contains(p) {
			return w.Countries[i].Code
		}
	}
	return ""
}

// Names reports whether a text names the country of a code.
func (w *World) Names(code, text string) bool {
	if w == nil {
		return false
	}
	c := w.Country(code)
	return c != nil && strings.Contains(text, c.Name)
}

// RegionAt is the code of the region whose territory holds p, or "".
func (w *World) RegionAt(p orb.Point) string {
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

// Holds reports whether the territory of a country holds p.
func (w *World) Holds(code string, p orb.Point) bool {
	for i := range w.Countries {
		if w.Countries[i].Code == code {
			return w.soils[i].Contains(p)
		}
	}
	return false
}
