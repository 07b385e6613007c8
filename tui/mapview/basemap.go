package mapview

import (
	"sync"

	"github.com/paulmach/orb"
)

// BaseMap is the geography under the coverage. Positions are longitude and
// latitude in degrees. It is read once and never changed.
type BaseMap struct {
	Box    orb.Bound          // the area that the map covers; empty: everywhere
	Lines  func() []BaseLine  // nil: none; asked for each time that a level of detail is made
	Land   []orb.MultiPolygon // all countries, Ukraine among them; what is left is sea
	Names  []BaseName
	Relief func(p orb.Point) (metres float64, ok bool) // nil: no shading
	// Attribution is the line that the licences ask for.
	Attribution string

	once sync.Once
	made *projected
}

// Prepare projects the map and thins it to what is shown of a whole country, which else
// the first frame does: it may run beside what makes the scenario.
func (m *BaseMap) Prepare() {
	p := m.projected()
	p.levels[len(p.levels)-1]()
}

// projected is the map in km, made once.
func (m *BaseMap) projected() *projected {
	m.once.Do(func() { m.made = newProjected(m) })
	return m.made
}

// LineKind says what a line of the base map is.
type LineKind string

// The kinds of lines of a base map.
const (
	Coast   LineKind = "coast"
	Border  LineKind = "border"  // between two countries, neither of them Ukraine
	Ukraine LineKind = "ukraine" // Ukraine's land border
	Region  LineKind = "region"
	River   LineKind = "river"
)

// BaseLine is one line of the base map.
type BaseLine struct {
	Kind   LineKind
	Points orb.LineString
}

// NameKind says what a name on the base map stands for.
type NameKind string

// The kinds of names of a base map.
const (
	CountryName NameKind = "country"
	SeaName     NameKind = "sea"
	TownName    NameKind = "town" // outside Ukraine
)

// BaseName is a name on the base map.
type BaseName struct {
	Kind     NameKind
	Name     string
	Position orb.Point
	Rank     int // the smaller, the more important
}
