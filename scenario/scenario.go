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
	World       *World
	// Digest identifies the scenario with all defaults filled in, as
	// "sha256:..."; it is set by the reader.
	Digest string
}

// PlaceFilter is the choice of places in play that a file makes.
type PlaceFilter struct {
	MinPopulation int
	AllControl    bool // count occupied places too
	Kinds         []string
	Named         []string // ids of places that the scenario is about; in play whatever the filter
}

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
