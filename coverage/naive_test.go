package coverage_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// naive answers engagements from the model's text alone, one condition after
// the other. It shares only the geodesics and the types with the package.
type naive struct {
	s          *coverage.Scenario
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
func naiveBarred(s *coverage.Scenario, u coverage.Unit, e coverage.Estimate) coverage.Gate {
	caveat := func(name coverage.Caveat) bool {
		for _, c := range s.Package.Caveats[u.Contributor] {
			if c == name {
				return u.Contributor != "UA"
			}
		}
		return false
	}
	granted := func(list map[string]coverage.Permission, code string) bool {
		p, named := list[code]
		return code == "UA" || code == "" || !named || p.State == "granted" || p.State == "open" && e == coverage.High
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
func (n *naive) gate(u coverage.Unit, t coverage.Threat, p coverage.Place, e coverage.Estimate) coverage.Gate {
	s := n.s
	n.doubt = false
	if g := naiveBarred(s, u, e); g != coverage.GateNone {
		return g
	}
	sys := s.System(&u)
	allied := u.Contributor != "UA"
	fighter := sys.Kind == coverage.Fighter
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

func naiveRadius(p coverage.Place) float64 {
	if p.Kind != "city" {
		return 0
	}
	return math.Sqrt(float64(p.Population)/(math.Pi*4000)) * 1000
}

func naiveDelay(s *coverage.Scenario, u coverage.Unit, t coverage.Threat, e coverage.Estimate) float64 {
	if u.Contributor == "UA" {
		return 0
	}
	return max(s.Package.Authorisation.Delay[t.Class].At(e).Seconds(), s.Package.Hosts[u.Host].Delay[t.Class].At(e).Seconds())
}

func naiveLevel(s *coverage.Scenario, e coverage.Estimate) int {
	c := s.Package.C2
	p, named := s.Package.Contributors[c.Provider]
	if c.Provider == "" || !named || p.State == "granted" || p.State == "open" && e == coverage.High {
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

func (n *naive) fighterGate(u coverage.Unit, t coverage.Threat, p coverage.Place, e coverage.Estimate) coverage.Gate {
	s := n.s
	a := s.System(&u).Aircraft
	if t.Class == coverage.Ballistic {
		return coverage.GateCapability
	}
	_, hours := naiveOrbit(s, u, e)
	from := u.Position
	if u.Station != nil {
		from = *u.Station
	}
	beyond := naiveRadius(p) + float64(t.Release)
	missile := float64(a.MissileReach.At(e))
	if hours <= 0 || float64(geo.Distance(u.Position, p.Position))+beyond > float64(a.Radius.At(e)-a.Reserve.At(e))+missile {
		return coverage.GateGeometry
	}
	radars := naiveRadars(s, t, e, func(v coverage.Unit) bool {
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

func (n *naive) groundGate(u coverage.Unit, t coverage.Threat, p coverage.Place, e coverage.Estimate) coverage.Gate {
	s := n.s
	sys := s.System(&u)
	h := float64(t.Altitude)
	reach := float64(sys.Reach[t.Class].At(e))
	if sys.Kind != coverage.GBAD || reach == 0 || h < float64(sys.Floor.At(e)) || h >= float64(sys.Ceiling.At(e)) {
		return coverage.GateCapability
	}
	level := naiveLevel(s, e)
	if sys.Guidance != coverage.ActiveSeeker && sys.Guidance != coverage.InfraredSeeker {
		level = min(level, 2)
	}
	radars := naiveRadars(s, t, e, func(v coverage.Unit) bool { return v.ID == u.ID || u.Group != "" && v.Group == u.Group })
	beyond := naiveRadius(p) + float64(t.Release)
	far := float64(geo.Distance(u.Position, p.Position)) + beyond
	detection := naiveDetection(sys, t, e)
	own := far <= detection && naiveSector(sys, u, p, e)
	if far > naiveReach(sys, t, reach, h, e) || !own && !(level == 3 && n.boundary(radars).sees(p.Position)) {
		return coverage.GateGeometry
	}
	vt, vm := float64(t.Speed), float64(sys.Speed.At(e))
	left := (detection - far) / vt
	if t.Class == coverage.Ballistic {
		left = (detection - math.Hypot(far, h)) / vt
	}
	react, order, fly := sys.Reaction.At(e).Seconds(), naiveDelay(s, u, t, e), far/vm
	warned := n.warned(radars, p, t, beyond) / vt
	enough := warned >= order+react+fly
	n.close((warned - order - react - fly) * vt)
	switch {
	case left >= react+order+fly,
		level >= 1 && left >= react/3+fly && enough,
		level >= 2 && far <= detection && enough,
		level >= 3 && enough:
		return coverage.GateNone
	}
	return coverage.GateTimeline
}

// warned is the way that a threat still flies to the far edge when the radars
// see it first.
func (n *naive) warned(radars []naiveRadar, p coverage.Place, t coverage.Threat, beyond float64) float64 {
	if t.Class != coverage.Ballistic {
		return n.boundary(radars).warning(p.Position) - beyond
	}
	best := -1e7
	for _, r := range radars {
		best = math.Max(best, r.reach-math.Hypot(float64(geo.Distance(r.at, p.Position))+beyond, float64(t.Altitude)))
	}
	return best
}

// zoned remembers naiveZone.
func (n *naive) zoned(p coverage.Place, t coverage.Threat, e coverage.Estimate) bool {
	key := fmt.Sprint(p.Position, t.Release, e)
	if _, known := n.zones[key]; !known {
		n.zones[key] = naiveZone(n.s, p, t, e)
	}
	return n.zones[key]
}

// naiveZone asks the place's centre and its release points.
func naiveZone(s *coverage.Scenario, p coverage.Place, t coverage.Threat, e coverage.Estimate) bool {
	if !naivePoint(s, p.Position, e) {
		return false
	}
	for i := 0; i < 16 && t.Release > 0; i++ {
		q := geo.Destination(p.Position, geo.Angle(22.5*float64(i))*geo.Degree, t.Release)
		inUkraine := q[0] >= 24 && q[0] < 32 && q[1] >= 46 && q[1] < 52
		if inUkraine && !naivePoint(s, q, e) {
			return false
		}
	}
	return true
}

// naivePoint knows the square country: the only host with soil in its world
// is Poland, west of 24E, and the region UA-46 ends at 28E.
func naivePoint(s *coverage.Scenario, q orb.Point, e coverage.Estimate) bool {
	poland := s.Package.Hosts["PL"]
	granted := poland.State == "granted" || poland.State == "open" && e == coverage.High
	inPoland := granted && q[0] >= 18 && q[0] < 24 && q[1] >= 46 && q[1] < 52
	a := s.Package.Authorisation
	switch a.Zone {
	case "all":
		return true
	case "regions":
		return inPoland || q[0] < 28 && q[0] >= 24 && q[1] >= 46 && q[1] < 52
	case "border-strip":
		for y := 46.0; granted && y <= 52; y += 0.004 {
			if geo.Distance(q, orb.Point{24, y}) <= a.Strip {
				return true
			}
		}
		for x := 22.0; granted && x <= 24; x += 0.004 {
			if geo.Distance(q, orb.Point{x, 52}) <= a.Strip || geo.Distance(q, orb.Point{x, 46}) <= a.Strip {
				return true
			}
		}
		return inPoland
	}
	return a.Zone == "host-airspace" && inPoland
}

const meanRadius = 6371008.7714

// naiveReach is the ground reach at the threat's altitude.
func naiveReach(sys *coverage.System, t coverage.Threat, slant, h float64, e coverage.Estimate) float64 {
	if t.Class == coverage.Ballistic {
		if slant < h {
			return 0
		}
		return math.Max(0, math.Sqrt(slant*slant-h*h)-h/math.Tan(float64(t.Descent)))
	}
	if sys.Envelope == nil {
		slant *= naiveFraction(h, float64(sys.Ceiling.At(e)))
	}
	if slant < h {
		return 0
	}
	cos := (meanRadius*meanRadius + (meanRadius+h)*(meanRadius+h) - slant*slant) / (2 * meanRadius * (meanRadius + h))
	return meanRadius * math.Acos(math.Min(1, cos))
}

// naiveFraction is the default envelope, written as a list of cases.
func naiveFraction(h, ceiling float64) float64 {
	curve := func(h float64) float64 {
		switch {
		case h <= 100:
			return 0.60
		case h <= 1000:
			return 0.60 + 0.25*(h-100)/900
		case h <= 5000:
			return 0.85 + 0.15*(h-1000)/4000
		}
		return 1
	}
	start := 12000.0
	if ceiling < 15000 {
		start = 0.8 * ceiling
	}
	if h <= start {
		return curve(h)
	}
	return curve(start) * (ceiling - h) / (ceiling - start)
}

func naiveDetection(sys *coverage.System, t coverage.Threat, e coverage.Estimate) float64 {
	if sys.Radar == nil {
		return 8000
	}
	if !sys.Radar.Sees.Has(t.Class) {
		return 0
	}
	twice := 2 * 4.0 / 3 * meanRadius
	d := math.Sqrt(twice*float64(sys.Radar.Antenna.At(e))) + math.Sqrt(twice*float64(t.Altitude))
	d = math.Min(d, float64(sys.Radar.Instrumented.At(e)))
	if ref := sys.Radar.Reference; ref != nil {
		d = math.Min(d, float64(ref.Range.At(e))*math.Pow(t.RCS/ref.RCS, 0.25))
	}
	return d
}

func naiveSector(sys *coverage.System, u coverage.Unit, p coverage.Place, e coverage.Estimate) bool {
	if sys.Radar == nil {
		return true
	}
	d, bearing, _ := geo.Inverse(u.Position, p.Position)
	off := math.Mod((bearing-u.Facing).Degrees()+720+180, 360) - 180
	return d <= 1000 || math.Abs(off) <= sys.Radar.Sector.At(e).Degrees()/2
}

// naiveTable is the first failing gate for every unit and place, by gates 1 to
// 6 first and then by the stock that they leave.
type naiveTable struct {
	gates [][]coverage.Gate // by unit, then place
	doubt [][]bool
	some  bool // anything is in doubt: then the stock is, too
}

func (n *naive) table(t coverage.Threat, e coverage.Estimate) naiveTable {
	s := n.s
	var table naiveTable
	for _, u := range s.Units {
		gates, doubt := make([]coverage.Gate, len(s.Places)), make([]bool, len(s.Places))
		for i, p := range s.Places {
			gates[i] = n.gate(u, t, p, e)
			doubt[i] = n.doubt
			table.some = table.some || n.doubt
		}
		table.gates, table.doubt = append(table.gates, gates), append(table.doubt, doubt)
	}
	if s.Package.Stockpile.Nights > 0 {
		n.spend(&table, t, e)
	}
	return table
}

// spend closes places to units whose rounds do not last out to them.
func (n *naive) spend(table *naiveTable, t coverage.Threat, e coverage.Estimate) {
	s := n.s
	people := 0.0
	for _, p := range s.Places {
		if p.Counted {
			people += float64(p.Population)
		}
	}
	serves := func(u, i int) bool {
		share, _ := naiveOrbit(s, s.Units[u], e)
		return table.gates[u][i] == coverage.GateNone && share >= 1
	}
	var closed [][2]int
	for u := range s.Units {
		from := s.Units[u].Position
		if s.System(&s.Units[u]).Aircraft != nil && s.Units[u].Station != nil {
			from = *s.Units[u].Station
		}
		edge := func(i int) float64 {
			return float64(geo.Distance(from, s.Places[i].Position)) + naiveRadius(s.Places[i])
		}
		for i := range s.Places {
			demand := 0.0
			for j, q := range s.Places {
				if !q.Counted || edge(j) > edge(i) {
					continue
				}
				others := 0.0
				for v := range s.Units {
					if v != u && serves(v, j) {
						others++
					}
				}
				demand += float64(s.Package.Stockpile.Nights) * t.Raids.Routine.At(e) * float64(q.Population) / people * 2 / (others + 1)
			}
			if table.gates[u][i] == coverage.GateNone && demand > naiveRounds(s, u, e)*(1+1e-9) {
				closed = append(closed, [2]int{u, i})
			}
		}
	}
	for _, c := range closed {
		table.gates[c[0]][c[1]] = coverage.GateStock
	}
}

func naiveRounds(s *coverage.Scenario, u int, e coverage.Estimate) float64 {
	sys := s.System(&s.Units[u])
	each := sys.Launchers.At(e) * sys.Ready.At(e) * (1 + sys.Reloads.At(e))
	if sys.Kind == coverage.Fighter {
		each = sys.Aircraft.Missiles.At(e)
	}
	return float64(s.Units[u].Count) * each * s.Package.Stockpile.Factor
}

func TestPlaceTableEqualsNaiveEvaluation(t *testing.T) {
	gates := map[coverage.Gate]int{}
	doubts := 0
	for seed := range uint64(200) {
		s := newRandom(seed).scenario(10, 16)
		r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		if err != nil {
			t.Fatal(err)
		}
		ready := coverage.Prepare(s, coverage.Options{})
		n := &naive{s: s, boundaries: map[string]*naiveBoundary{}, russia: map[orb.Point]float64{}, zones: map[string]bool{}}
		for k := range s.Threats {
			for _, e := range coverage.Estimates {
				doubts += compareTable(t, seed, n, ready, r, k, e, gates)
			}
		}
	}
	for g := coverage.GateNone; g < coverage.GateCount; g++ {
		if gates[g] < 100 {
			t.Errorf("the random scenarios met gate %v only %d times: they do not test it", g, gates[g])
		}
	}
	t.Logf("verdicts by first failing gate: %v; %d left out as too close", gates, doubts)
	if doubts > 5000 {
		t.Errorf("%d verdicts were too close to compare", doubts)
	}
}

// compareTable compares one threat at one estimate; it returns how many
// verdicts were left out.
func compareTable(t *testing.T, seed uint64, n *naive, ready *coverage.Prepared, r *coverage.Result, k int, e coverage.Estimate, gates map[coverage.Gate]int) int {
	t.Helper()
	s := n.s
	want := n.table(s.Threats[k], e)
	left := 0
	for i := range s.Places {
		depth, sure := 0, true
		for u := range s.Units {
			got := ready.Engages(u, k, &s.Places[i], e)
			if want.doubt[u][i] || want.some && (got.Gate == coverage.GateStock || want.gates[u][i] == coverage.GateStock) {
				left++
				sure = false
				continue
			}
			if got.Gate != want.gates[u][i] {
				t.Errorf("seed %d, %s against %s at %s, %v: gate %v, naive %v", seed, s.Units[u].ID, s.Threats[k].ID, s.Places[i].ID, e, got.Gate, want.gates[u][i])
			}
			share, _ := naiveOrbit(s, s.Units[u], e)
			if math.Abs(got.TimeShare-share) > 1e-6 && got.Gate >= coverage.GateTimeline {
				t.Errorf("seed %d, %s: share %v, naive %v", seed, s.Units[u].ID, got.TimeShare, share)
			}
			gates[want.gates[u][i]]++
			if want.gates[u][i] == coverage.GateNone && share >= 1 {
				depth++
			}
		}
		if got := r.Places[i].Threats[k].Depth.At(e); sure && got != depth {
			t.Errorf("seed %d, %s at %s, %v: depth %d, naive %d", seed, s.Threats[k].ID, s.Places[i].ID, e, got, depth)
		}
	}
	return left
}
