package scenario

// Scenario is a package of guarantees, the units it brings, the places in
// play and the threats: a validated value that nothing changes once it is
// made. Lists are in the order of their file; Systems is sorted by id.
type Scenario struct {
	Name, About string
	AsOf        string // of the positions it takes
	Source      []string
	Extends     string // what its file named, for words only
	Phase       Phase
	Package     Package
	Systems     Systems
	Units       []Unit
	Bases       []Airbase // the bases that units or the file name
	Places      []Place
	Filter      PlaceFilter
	Threats     []Threat
	Approach    Approach
	Aim         Aim // of raids; enters raids alone, never cover
	World       *World
	// Changed is what a command line changed of the file, for headings alone.
	Changed []Switch
	// Digest identifies the scenario with all defaults filled in, as
	// "sha256:..."; it is set by the reader.
	Digest string

	revision, places uint64    // 0: not known
	self             *Scenario // whose revisions these are: a copy by value is another scenario
}

// Edit returns a copy of the scenario after a change. The change may replace
// what the copy holds, and must not write into lists and maps that it shares
// with the original. The copy has a revision of its own, and no digest unless
// the change sets one.
func (s *Scenario) Edit(change func(*Scenario)) *Scenario {
	t := *s
	t.Digest = ""
	change(&t)
	t.self, t.revision, t.places = &t, newRevision(), s.PlacesRevision()
	if t.places == 0 || !sameList(s.Places, t.Places) {
		t.places = newRevision()
	}
	return &t
}

// Revision returns a number that names the scenario within this process, or 0
// for one that was written down as a literal or copied by value.
func (s *Scenario) Revision() uint64 {
	if s.self != s {
		return 0
	}
	return s.revision
}

// PlacesRevision returns a number that scenarios share as long as they have the
// same places, or 0 for a scenario that was written down as a literal or copied
// by value.
func (s *Scenario) PlacesRevision() uint64 {
	if s.self != s {
		return 0
	}
	return s.places
}

// sameList reports whether two lists are one.
func sameList(a, b []Place) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// PlaceFilter is the choice of places in play that a file makes.
type PlaceFilter struct {
	MinPopulation int
	AllControl    bool // count occupied places too
	Kinds         []string
	Named         []string // ids of places that the scenario is about; in play whatever the filter
	Population    Population
	Factors       map[string]float64 // on the people of a place by its id, or of a region's cities by its code
}

// Population says which figures of people count.
type Population string

// The figures of people: those of the reference data, or dated ones where there are any.
const (
	ReferencePopulation Population = "reference"
	DatedPopulation     Population = "dated"
)

// Populations lists them.
var Populations = [...]Population{ReferencePopulation, DatedPopulation}

// System is the system of a unit; a validated scenario always has it.
func (s *Scenario) System(u *Unit) *System { return s.Systems.Find(u.System) }

// Threat is the threat of that id, or nil.
func (s *Scenario) Threat(id string) *Threat {
	for i := range s.Threats {
		if s.Threats[i].ID == id {
			return &s.Threats[i]
		}
	}
	return nil
}

// Place is the place of that id, or nil.
func (s *Scenario) Place(id string) *Place {
	for i := range s.Places {
		if s.Places[i].ID == id {
			return &s.Places[i]
		}
	}
	return nil
}

// Unit is the unit of that id, or nil.
func (s *Scenario) Unit(id string) *Unit {
	for i := range s.Units {
		if s.Units[i].ID == id {
			return &s.Units[i]
		}
	}
	return nil
}
