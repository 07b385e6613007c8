package coverage_test

import (
	"fmt"
	"math"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// naive answers engagements from the model's text alone, one condition after
// the other. It shares only the geodesics and the types with the package.
type naive struct {
	s          *scenario.Scenario
	boundaries map[string]*naiveBoundary
	russia     map[orb.Point]float64
	zones      map[string]bool
	doubt      bool // the last answer hangs on less than a few tens of metres
}

// close notes an answer that sampling cannot be trusted with.
func (n *naive) close(metres float64) { n.doubt = n.doubt || math.Abs(metres) < 40 }

func (n *naive) fromRussia(p orb.Point) float64 {
	if _, known := n.russia[p]; !known {
		n.russia[p] = naiveFromRussia(p)
	}
	return n.russia[p]
}

// naiveBarred is the first of phase, basing and contribution that fails.
func naiveBarred(s *scenario.Scenario, u scenario.Unit, e scenario.Estimate) coverage.Gate {
	caveat := func(name scenario.Caveat) bool {
		for _, c := range s.Package.Caveats[u.Contributor] {
			if c == name {
				return u.Contributor != "UA"
			}
		}
		return false
	}
	granted := func(list map[string]scenario.Permission, code string) bool {
		p, named := list[code]
		return code == "UA" || code == "" || !named || p.State == "granted" || p.State == "open" && e == scenario.High
	}
	switch {
	case u.Phase == "after-ceasefire" && s.Phase == "now", caveat("after-ceasefire-only") && s.Phase == "now",
		caveat("not-in-ukraine") && u.Host == "UA", caveat("own-soil-only") && u.Host != u.Contributor:
		return coverage.GatePhase
	case !granted(s.Package.Hosts, u.Host):
		return coverage.GateBasing
	case !granted(s.Package.Contributors, u.Contributor):
		return coverage.GateContribution
	}
	return coverage.GateNone
}

// gate is the first of gates 1 to 6 that fails, and the far edge.
func (n *naive) gate(u scenario.Unit, t scenario.Threat, p scenario.Place, e scenario.Estimate) coverage.Gate {
	s := n.s
	n.doubt = false
	if g := naiveBarred(s, u, e); g != coverage.GateNone {
		return g
	}
	sys := s.System(&u)
	allied := u.Contributor != "UA"
	fighter := sys.Kind == scenario.Fighter
	if allied && (!s.Package.Authorisation.Classes.Has(t.Class) || !n.zoned(p, t, e)) {
		return coverage.GateAuthorisation
	}
	if off := s.Package.Authorisation.Standoff.Distance; fighter && allied && off > 0 {
		room := n.fromRussia(p.Position) - float64(off-sys.Aircraft.MissileReach.At(e))
		n.close(room)
		if naiveInStandoff(s, u) || room < 0 {
			return coverage.GateAuthorisation
		}
	}
	if fighter {
		return n.fighterGate(u, t, p, e)
	}
	return n.groundGate(u, t, p, e)
}

func naiveRadius(p scenario.Place) float64 {
	if p.Kind != "city" {
		return 0
	}
	return math.Sqrt(float64(p.Population)/(math.Pi*4000)) * 1000
}

func naiveDelay(s *scenario.Scenario, u scenario.Unit, t scenario.Threat, e scenario.Estimate) float64 {
	if u.Contributor == "UA" {
		return 0
	}
	return max(
		s.Package.Authorisation.Delay[t.Class].At(e).Seconds(),
		s.Package.Hosts[u.Host].Delay[t.Class].At(e).Seconds(),
	)
}

func naiveLevel(s *scenario.Scenario, e scenario.Estimate) int {
	c := s.Package.C2
	p, named := s.Package.Contributors[c.Provider]
	if c.Provider == "" || !named || p.State == "granted" || p.State == "open" && e == scenario.High {
		return c.Level
	}
	return c.Without
}

func (n *naive) boundary(radars []naiveRadar) *naiveBoundary {
	key := fmt.Sprint(radars)
	if n.boundaries[key] == nil {
		n.boundaries[key] = newNaiveBoundary(radars)
	}
	return n.boundaries[key]
}

func (n *naive) fighterGate(u scenario.Unit, t scenario.Threat, p scenario.Place, e scenario.Estimate) coverage.Gate {
	s := n.s
	a := s.System(&u).Aircraft
	if t.Class == scenario.Ballistic {
		return coverage.GateCapability
	}
	_, hours := naiveOrbit(s, u, e)
	from := u.Position
	if u.Station != nil {
		from = *u.Station
	}
	beyond := naiveRadius(p) + float64(t.Release)
	missile := float64(a.MissileReach.At(e))
	if hours <= 0 ||
		float64(geo.Distance(u.Position, p.Position))+beyond > float64(a.Radius.At(e)-a.Reserve.At(e))+missile {
		return coverage.GateGeometry
	}
	radars := naiveRadars(s, t, e, func(v scenario.Unit) bool {
		group := v.ID == u.ID || u.Group != "" && v.Group == u.Group
		return v.Contributor == u.Contributor || naiveLevel(s, e) >= 1 && group
	})
	reaction := 15 * 60.0
	if u.Station != nil {
		reaction = 2 * 60
		radars = append(radars, naiveRadar{at: from, reach: 80e3, sector: 360, point: geo.NewGeocentric(from)})
	}
	lead := (n.boundary(radars).warning(p.Position)-beyond)/float64(t.Speed) - reaction - naiveDelay(s, u, t, e)
	spare := float64(a.Dash.At(e))*lead + missile - float64(geo.Distance(from, p.Position)) - beyond
	n.close(lead * float64(t.Speed))
	n.close(spare)
	if lead < 0 || spare < 0 {
		return coverage.GateTimeline
	}
	return coverage.GateNone
}

func (n *naive) groundGate(u scenario.Unit, t scenario.Threat, p scenario.Place, e scenario.Estimate) coverage.Gate {
	s := n.s
	sys := s.System(&u)
	h := float64(t.Altitude)
	reach := float64(sys.Reach[t.Class].At(e))
	if sys.Kind != scenario.GBAD || reach == 0 || h < float64(sys.Floor.At(e)) || h >= float64(sys.Ceiling.At(e)) {
		return coverage.GateCapability
	}
	level := naiveLevel(s, e)
	if sys.Guidance != scenario.ActiveSeeker && sys.Guidance != scenario.InfraredSeeker {
		level = min(level, 2)
	}
	radars := naiveRadars(
		s,
		t,
		e,
		func(v scenario.Unit) bool { return v.ID == u.ID || u.Group != "" && v.Group == u.Group },
	)
	beyond := naiveRadius(p) + float64(t.Release)
	far := float64(geo.Distance(u.Position, p.Position)) + beyond
	detection := naiveDetection(sys, t, e)
	own := far <= detection && naiveSector(sys, u, p, e)
	if far > naiveReach(sys, t, reach, h, e) || !own && !(level == 3 && n.boundary(radars).sees(p.Position)) {
		return coverage.GateGeometry
	}
	vt, vm := float64(t.Speed), float64(sys.Speed.At(e))
	left := (detection - far) / vt
	if t.Class == scenario.Ballistic {
		left = (detection - math.Hypot(far, h)) / vt
	}
	react, order, fly := sys.Reaction.At(e).Seconds(), naiveDelay(s, u, t, e), far/vm
	if left >= react+order+fly {
		return coverage.GateNone
	}
	if !(level >= 1 && left >= react/3+fly || level >= 2 && far <= detection || level >= 3) {
		return coverage.GateTimeline // no warning would help
	}
	warned := n.warned(radars, p, t, beyond) / vt
	n.close((warned - order - react - fly) * vt)
	if warned >= order+react+fly {
		return coverage.GateNone
	}
	return coverage.GateTimeline
}

// warned is the way that a threat still flies to the far edge when the radars
// see it first.
func (n *naive) warned(radars []naiveRadar, p scenario.Place, t scenario.Threat, beyond float64) float64 {
	if t.Class != scenario.Ballistic {
		return n.boundary(radars).warning(p.Position) - beyond
	}
	best := -1e7
	for _, r := range radars {
		best = math.Max(best, r.reach-math.Hypot(float64(geo.Distance(r.at, p.Position))+beyond, float64(t.Altitude)))
	}
	return best
}

// zoned remembers naiveZone.
func (n *naive) zoned(p scenario.Place, t scenario.Threat, e scenario.Estimate) bool {
	key := fmt.Sprint(p.Position, t.Release, e)
	if _, known := n.zones[key]; !known {
		n.zones[key] = naiveZone(n.s, p, t, e)
	}
	return n.zones[key]
}
