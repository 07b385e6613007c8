package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"airumbrella/geo"
)

// Switch is one change of a scenario that a person can name. What the planner
// throws, --set states, a remedy proposes and a least package counts are
// switches; they become text at the edge alone.
type Switch interface {
	// Apply returns the scenario with the change made. The scenario given stays
	// as it is, and what did not change is shared with it.
	Apply(*Scenario) (*Scenario, error)
	// String returns the change as --set takes it, or "" where --set cannot make
	// it.
	String() string
}

// SetHost gives or withdraws one country's word on its bases. The rest of its
// [Permission] stays.
type SetHost struct {
	Code  string // ISO 3166-1 alpha-2
	State PermissionState
}

// Apply returns the scenario with the host's word changed.
func (c SetHost) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) {
		t.Source = upheldSources(t, t.Package.Hosts, c.Code, c.State)
		t.Package.Hosts = withState(t.Package.Hosts, c.Code, c.State)
	}), nil
}

// String returns "hosts.PL=granted".
func (c SetHost) String() string { return "hosts." + c.Code + "=" + string(c.State) }

// SetContributor gives or withdraws one country's word on its forces. The rest
// of its [Permission] stays.
type SetContributor struct {
	Code  string // ISO 3166-1 alpha-2
	State PermissionState
}

// Apply returns the scenario with the contributor's word changed.
func (c SetContributor) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) {
		t.Source = upheldSources(t, t.Package.Contributors, c.Code, c.State)
		t.Package.Contributors = withState(t.Package.Contributors, c.Code, c.State)
	}), nil
}

// String returns "contributors.FR=granted".
func (c SetContributor) String() string { return "contributors." + c.Code + "=" + string(c.State) }

// withState returns a list of permissions with the state of one country changed.
// Where it is another one, its source and date go.
func withState(list map[string]Permission, code string, state PermissionState) map[string]Permission {
	list = maps.Clone(list)
	if list == nil {
		list = map[string]Permission{}
	}
	p := list[code]
	if p.Stated() != state {
		p.About, p.AsOf, p.Source = "", "", "" // they told of the word that is withdrawn
	}
	p.State = state
	list[code] = p
	return list
}

// upheldSources returns the sources of a scenario without those that tell of a country
// whose word changes.
func upheldSources(s *Scenario, list map[string]Permission, code string, state PermissionState) []string {
	if p, named := list[code]; !named || p.Stated() == state {
		return s.Source
	}
	var upheld []string
	for _, source := range s.Source {
		if !s.World.Names(code, source) {
			upheld = append(upheld, source)
		}
	}
	return upheld
}

// SetZone changes where allied units may intercept. Regions and Strip replace
// those of the scenario unless Keep is set, as stepping through the zones does
// so that stepping back finds them.
type SetZone struct {
	Zone    Zone
	Regions []string   // ISO 3166-2
	Strip   geo.Length // with ZoneBorderStrip
	Keep    bool
}

// Apply returns the scenario with another zone.
func (c SetZone) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) {
		a := &t.Package.Authorisation
		a.Zone = c.Zone
		if !c.Keep {
			a.Regions, a.Strip = slices.Clone(c.Regions), c.Strip
		} else if c.Strip > 0 {
			a.Strip = c.Strip
		}
	}), nil
}

// String returns "authorisation.zone=all", or the whole authorisation where the
// zone has regions or a strip.
func (c SetZone) String() string {
	switch {
	case c.Zone == ZoneRegions && !c.Keep:
		return "authorisation={zone: regions, regions: [" + strings.Join(c.Regions, ", ") + "]}"
	case c.Zone == ZoneBorderStrip && (c.Strip > 0 || !c.Keep):
		return fmt.Sprintf(
			"authorisation={zone: border-strip, strip: %sm}",
			strconv.FormatFloat(float64(c.Strip), 'f', -1, 64),
		)
	}
	return "authorisation.zone=" + string(c.Zone)
}

// SetRegions names the regions over which allied units may intercept, where the
// zone is that of regions.
type SetRegions struct {
	Regions []string // ISO 3166-2
}

// Apply returns the scenario with the zone of those regions.
func (c SetRegions) Apply(s *Scenario) (*Scenario, error) {
	return SetZone{Zone: ZoneRegions, Regions: c.Regions}.Apply(s)
}

// String returns "authorisation.regions=[UA-46, UA-51]".
func (c SetRegions) String() string {
	return "authorisation.regions=[" + strings.Join(c.Regions, ", ") + "]"
}

// SetClasses names the classes of threats that allied units may intercept.
type SetClasses struct{ Classes ClassSet }

// Apply returns the scenario with those classes.
func (c SetClasses) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.Authorisation.Classes = c.Classes }), nil
}

// String returns "authorisation.classes=[drone, cruise-missile]".
func (c SetClasses) String() string {
	var words []string
	for _, class := range c.Classes.List() {
		words = append(words, class.String())
	}
	return "authorisation.classes=[" + strings.Join(words, ", ") + "]"
}

// SetDelay sets the time from detection to the order, per class.
type SetDelay struct{ Delay Delay }

// Apply returns the scenario with that delay.
func (c SetDelay) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.Authorisation.Delay = c.Delay }), nil
}

// String returns "authorisation.delay=5m" where every class but ballistic waits
// as long and ballistic does not wait, else one delay per class.
func (c SetDelay) String() string {
	common := c.Delay[Drone].Base
	if c.Delay == UniformDelay(common) {
		return "authorisation.delay=" + shortDuration(common)
	}
	var parts []string
	for _, class := range Classes {
		d := c.Delay[class]
		text := d.Base.String()
		if d != Same(d.Base) {
			ends := []time.Duration{d.Low, d.Base, d.High}
			slices.Sort(ends)
			text = fmt.Sprintf("[%s, %s, %s]", ends[0], ends[1], ends[2])
		}
		parts = append(parts, class.String()+": "+text)
	}
	return "authorisation.delay={" + strings.Join(parts, ", ") + "}"
}

// shortDuration returns whole minutes as "5m", none as "0s" and anything else
// in Go's words.
func shortDuration(d time.Duration) string {
	switch {
	case d == 0:
		return "0s"
	case d%time.Minute == 0:
		return strconv.Itoa(int(d/time.Minute)) + "m"
	}
	return d.String()
}

// SetLevel sets the command level; what is left without the provider never
// exceeds it.
type SetLevel struct{ Level int }

// Apply returns the scenario with that level.
func (c SetLevel) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) {
		t.Package.C2.Level = c.Level
		t.Package.C2.Without = min(t.Package.C2.Without, c.Level)
	}), nil
}

// String returns "c2=2".
func (c SetLevel) String() string { return fmt.Sprintf("c2=%d", c.Level) }

// SetStock sets the factor that scales every unit's rounds.
type SetStock struct{ Factor float64 }

// Apply returns the scenario with that factor.
func (c SetStock) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.Stockpile.Factor = c.Factor }), nil
}

// String returns "stockpile=0.5".
func (c SetStock) String() string {
	return "stockpile=" + strconv.FormatFloat(c.Factor, 'f', -1, 64)
}

// SetNights sets for how many nights the rounds must last; 0 does not ask.
type SetNights struct{ Nights int }

// Apply returns the scenario with that number of nights.
func (c SetNights) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.Stockpile.Nights = c.Nights }), nil
}

// String returns "stockpile.nights=3".
func (c SetNights) String() string { return fmt.Sprintf("stockpile.nights=%d", c.Nights) }

// SetPhase puts the scenario before or after a ceasefire.
type SetPhase struct{ Phase Phase }

// Apply returns the scenario in that phase.
func (c SetPhase) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Phase = c.Phase }), nil
}

// String returns "phase=now".
func (c SetPhase) String() string { return "phase=" + string(c.Phase) }

// SetCaveats sets the restrictions on where one contributor's units may stand.
type SetCaveats struct {
	Code    string // ISO 3166-1 alpha-2
	Caveats []Caveat
}

// Apply returns the scenario with those caveats.
func (c SetCaveats) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) {
		caveats := maps.Clone(t.Package.Caveats)
		if caveats == nil {
			caveats = map[string][]Caveat{}
		}
		if caveats[c.Code] = slices.Clone(c.Caveats); len(c.Caveats) == 0 {
			delete(caveats, c.Code)
		}
		t.Package.Caveats = caveats
	}), nil
}

// String returns "caveats.US=[not-in-ukraine]".
func (c SetCaveats) String() string {
	var words []string
	for _, caveat := range c.Caveats {
		words = append(words, string(caveat))
	}
	return "caveats." + c.Code + "=[" + strings.Join(words, ", ") + "]"
}

// SetPicture says whose sensors a group may use.
type SetPicture struct{ Picture Picture }

// Apply returns the scenario with that picture.
func (c SetPicture) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.C2.Picture = c.Picture }), nil
}

// String returns "c2.picture=shared".
func (c SetPicture) String() string { return "c2.picture=" + string(c.Picture) }

// SetStandoff sets how far aircraft keep from the territory of named countries.
type SetStandoff struct{ Standoff Standoff }

// Apply returns the scenario with that stand-off.
func (c SetStandoff) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Package.Authorisation.Standoff = c.Standoff }), nil
}

// String returns "authorisation.standoff.distance=150km".
func (c SetStandoff) String() string {
	distance := strconv.FormatFloat(c.Standoff.Distance.Kilometres(), 'f', -1, 64)
	return "authorisation.standoff.distance=" + distance + "km"
}

// SetApproach says from which sides threats may come.
type SetApproach struct{ Approach Approach }

// Apply returns the scenario with that approach.
func (c SetApproach) Apply(s *Scenario) (*Scenario, error) {
	return s.Edit(func(t *Scenario) { t.Approach = c.Approach }), nil
}

// String returns "approach=any".
func (c SetApproach) String() string { return "approach=" + string(c.Approach) }
