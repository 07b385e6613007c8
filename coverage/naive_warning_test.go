package coverage_test

import (
	"math"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// naiveRadar is a radar as the model's text describes it.
type naiveRadar struct {
	at     orb.Point
	reach  float64 // m
	sector float64 // degrees; 360 all round
	facing float64
	point  geo.Geocentric
}

// naiveStands reports whether gates 1 and 2 let a unit be there.
func naiveStands(s *scenario.Scenario, u scenario.Unit, e scenario.Estimate) bool {
	return naiveBarred(s, u, e) == coverage.GateNone
}

// naiveOrbit is the share of the time that a unit keeps its station, and its
// time on station in hours; 1 and more than 0 for what stands on the ground.
func naiveOrbit(s *scenario.Scenario, u scenario.Unit, e scenario.Estimate) (share, hours float64) {
	sys := s.System(&u)
	a := sys.Aircraft
	if a == nil || u.Station == nil && sys.Kind == scenario.Fighter {
		return 1, 1
	}
	d := 0.0
	if u.Station != nil {
		d = float64(geo.Distance(u.Position, *u.Station))
	}
	v, rho := float64(a.Cruise.At(e))*3600, a.Burn.At(e)
	hours = 2 * (float64(a.Radius.At(e)) - d - float64(a.Reserve.At(e))) / (v * rho)
	if hours <= 0 {
		return 0, hours
	}
	cycle := 2*d/v + hours + a.TurnRound.At(e).Hours()
	n := float64(u.OnStation)
	if n == 0 {
		n = 2
	}
	fit := float64(u.Count) * a.Availability.At(e)
	share = math.Min(1, math.Min(fit*hours/(n*cycle), fit*hours*a.Sorties.At(e)/(24*n)))
	return share, hours
}

// naiveInStandoff reports whether an allied aircraft's station is too near.
// Russia begins at 32E in the square country.
func naiveInStandoff(s *scenario.Scenario, u scenario.Unit) bool {
	return u.Contributor != "UA" && u.Station != nil &&
		naiveFromRussia(*u.Station) < float64(s.Package.Authorisation.Standoff.Distance)
}

func naiveFromRussia(p orb.Point) float64 {
	if p[0] >= 32 && p[0] <= 40 && p[1] >= 46 && p[1] <= 52 {
		return 0
	}
	southwest, northwest := orb.Point{32, 46}, orb.Point{32, 52}
	return min(
		naiveFrom(p, southwest, northwest),
		naiveFrom(p, northwest, orb.Point{34, 52}),
		naiveFrom(p, southwest, orb.Point{34, 46}),
	)
}

// naiveFrom is the distance from p to a stretch of a meridian or a parallel,
// sampled every 0.004 degrees. A degree is at most 112 km long, so that as many
// samples are passed over as cannot be nearer than the nearest known.
func naiveFrom(p, a, b orb.Point) float64 {
	length := math.Abs(b[0]-a[0]) + math.Abs(b[1]-a[1])
	distance := func(degrees float64) float64 {
		f := degrees / length
		return float64(geo.Distance(p, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])}))
	}
	best := math.Inf(1)
	for at := 0.0; at <= length; at += 0.5 {
		best = min(best, distance(at))
	}
	for at := 0.0; at < length; {
		d := distance(at)
		best = min(best, d)
		at += max(0.004, (d-best)/112e3)
	}
	return best
}

// naiveRadars are those of the units that stand and that a unit may use.
func naiveRadars(
	s *scenario.Scenario,
	t scenario.Threat,
	e scenario.Estimate,
	may func(scenario.Unit) bool,
) []naiveRadar {
	var list []naiveRadar
	for _, v := range s.Units {
		sys := s.System(&v)
		if sys.Radar == nil || sys.Kind == scenario.Fighter || !may(v) || !naiveStands(s, v, e) {
			continue
		}
		at := v.Position
		if sys.Kind == scenario.Sensor && sys.Aircraft != nil {
			if share, _ := naiveOrbit(s, v, e); share < 1 || naiveInStandoff(s, v) {
				continue
			}
			if v.Station != nil {
				at = *v.Station
			}
		}
		if d := naiveDetection(sys, t, e); d > 0 {
			list = append(
				list,
				naiveRadar{at, d, sys.Radar.Sector.At(e).Degrees(), v.Facing.Degrees(), geo.NewGeocentric(at)},
			)
		}
	}
	return list
}

// naiveBoundary samples the circles densely and keeps what lies in no other.
type naiveBoundary struct {
	radars []naiveRadar
	points []naiveSample
	known  map[orb.Point]float64
	memory [2][]naiveSample
}

type naiveSample struct {
	radar   int
	azimuth float64
	at      geo.Geocentric
}

// azimuthSteps are the degrees between samples, ever fewer.
var azimuthSteps = []float64{1, 0.2, 0.04, 0.01, 0.004}

func newNaiveBoundary(radars []naiveRadar) *naiveBoundary {
	b := &naiveBoundary{radars: radars, known: map[orb.Point]float64{}}
	for i := range radars {
		for az := 0.0; az < 360; az += azimuthSteps[0] {
			if s, ok := b.sample(i, az); ok {
				b.points = append(b.points, s)
			}
		}
	}
	return b
}

func (b *naiveBoundary) sample(i int, azimuth float64) (naiveSample, bool) {
	r := b.radars[i]
	q := geo.NewGeocentric(geo.Destination(r.at, geo.Angle(azimuth)*geo.Degree, geo.Length(r.reach)))
	for j := range b.radars {
		if j != i && float64(q.Distance(&b.radars[j].point)) < b.radars[j].reach-0.01 {
			return naiveSample{}, false
		}
	}
	return naiveSample{i, azimuth, q}, true
}

// warning is measure, remembered.
func (b *naiveBoundary) warning(at orb.Point) float64 {
	if _, known := b.known[at]; !known {
		b.known[at] = b.measure(at)
	}
	return b.known[at]
}

// measure is the distance to the nearest sample, looked for ever more
// densely around those that may be nearest; negative outside all discs.
func (b *naiveBoundary) measure(at orb.Point) float64 {
	p := geo.NewGeocentric(at)
	inside := false
	for i := range b.radars {
		inside = inside || float64(p.Distance(&b.radars[i].point)) <= b.radars[i].reach
	}
	if !inside {
		return -1e7
	}
	samples, best := b.points, nearestSample(&p, b.points, math.Inf(1))
	for i, step := range azimuthSteps[1:] {
		samples = b.denser(b.memory[i%2], &p, samples, best, azimuthSteps[i], step)
		b.memory[i%2] = samples
		best = nearestSample(&p, samples, best)
	}
	return best
}

// nearestSample is the distance to the nearest of some samples, at most best.
func nearestSample(p *geo.Geocentric, samples []naiveSample, best float64) float64 {
	for i := range samples {
		best = math.Min(best, float64(p.Distance(&samples[i].at)))
	}
	return best
}

// denser puts samples a small step apart around those that are apart by a large
// one and may have the nearest point of the boundary beside them. Turning a
// point of a circle about its centre comes nearer by no more than turning p
// about it moves p: where that is under a tenth of a metre (p lies on the
// radar), the sample itself is near enough.
func (b *naiveBoundary) denser(
	dst []naiveSample,
	p *geo.Geocentric,
	samples []naiveSample,
	best, large, small float64,
) []naiveSample {
	list := dst[:0]
	done := math.Inf(-1) // samples are in the order of radars and azimuths
	for i, s := range samples {
		if i > 0 && s.radar != samples[i-1].radar {
			done = math.Inf(-1)
		}
		r := &b.radars[s.radar]
		moved := math.Min(r.reach, float64(p.Distance(&r.point))) * large * math.Pi / 180
		if moved < 0.1 || float64(p.Distance(&s.at)) > best+1.01*moved+1 {
			continue
		}
		for az := math.Max(s.azimuth-large, done+small); az <= s.azimuth+large; az += small {
			if f, ok := b.sample(s.radar, az); ok {
				list = append(list, f)
			}
			done = az
		}
	}
	return list
}

// sees reports whether some radar of a set sees the threat over a place.
func (b *naiveBoundary) sees(at orb.Point) bool {
	for _, r := range b.radars {
		d, bearing, _ := geo.Inverse(r.at, at)
		off := math.Abs(math.Mod(bearing.Degrees()-r.facing+720+180, 360) - 180)
		if float64(d) <= r.reach && (off <= r.sector/2 || d <= 1000) {
			return true
		}
	}
	return false
}
