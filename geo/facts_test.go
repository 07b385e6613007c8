package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// fact is a published or independently computed value that the package, or
// the simple formula beside it in this file, must reproduce.
type fact struct {
	id, what  string
	want      float64
	tolerance float64 // in the unit of want
	got       float64
}

var (
	kyiv, lviv    = orb.Point{30.5234, 50.4501}, orb.Point{24.0297, 49.8397}
	odesa         = orb.Point{30.7233, 46.4825}
	constanta     = orb.Point{28.4883, 44.3622} // LRCK airfield
	rzeszow       = orb.Point{22.0190, 50.1100} // EPRZ airport
	kharkiv       = orb.Point{36.2304, 49.9935}
	middleUkraine = orb.Point{31, 48}
)

func TestFacts(t *testing.T) {
	var facts []fact
	facts = append(facts, geodesicFacts()...)
	facts = append(facts, areaFacts()...)
	facts = append(facts, lensFacts()...)
	facts = append(facts, horizonFacts()...)
	seen := map[string]bool{}
	for _, f := range facts {
		if seen[f.id] {
			t.Errorf("fact %s stands twice", f.id)
		}
		seen[f.id] = true
		t.Run(f.id, func(t *testing.T) {
			if !(math.Abs(f.got-f.want) <= f.tolerance) {
				t.Errorf("%s: got %.9g, want %.9g within %g", f.what, f.got, f.want, f.tolerance)
			}
		})
	}
}

// haversine is the naive twin of Distance: a sphere of the mean radius.
func haversine(a, b orb.Point) float64 {
	s1 := math.Sin((b[1] - a[1]) / 2 * degree)
	s2 := math.Sin((b[0] - a[0]) / 2 * degree)
	h := s1*s1 + math.Cos(a[1]*degree)*math.Cos(b[1]*degree)*s2*s2
	return 2 * MeanRadius * math.Asin(math.Sqrt(h))
}

// haversineError is the relative error of the sphere in percent.
func haversineError(a, b orb.Point) float64 {
	return (haversine(a, b)/float64(Distance(a, b)) - 1) * 100
}

// haversineErrors returns the extremes over 300 km lines that start at 44 to
// 52.4 degrees north, in all directions.
func haversineErrors() (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for lat := 44.0; lat <= 52.4001; lat += 0.2 {
		from := orb.Point{31, lat}
		for az := 0; az < 360; az += 5 {
			e := haversineError(from, Destination(from, Angle(az)*Degree, 300*Kilometre))
			least, most = min(least, e), max(most, e)
		}
	}
	return least, most
}

func geodesicFacts() []fact {
	least, most := haversineErrors()
	west := Destination(kyiv, 270*Degree, 300*Kilometre)
	d := func(a, b orb.Point) float64 { return float64(Distance(a, b)) }
	return []fact{
		{"G1", "Kyiv-Lviv, m", 468952.86773942655, 0.01, d(kyiv, lviv)},
		{"G1h", "haversine, m", 467531.03534998675, 0.01, haversine(kyiv, lviv)},
		{"G1e", "haversine error, %", -0.30319302583513486, 0.001, haversineError(kyiv, lviv)},
		{"G2", "Kyiv-Odesa, m", 441441.58954290074, 0.01, d(kyiv, odesa)},
		{"G2h", "haversine, m", 441423.23897858616, 0.01, haversine(kyiv, odesa)},
		{"G2e", "haversine error, %", -0.0041569631745794, 0.001, haversineError(kyiv, odesa)},
		{"G3", "LRCK-Odesa, m", 293449.96015494416, 0.01, d(constanta, odesa)},
		{"G3h", "haversine, m", 293250.6918102138, 0.01, haversine(constanta, odesa)},
		{"G3e", "haversine error, %", -0.06790539164672443, 0.001, haversineError(constanta, odesa)},
		{"G4", "EPRZ-Lviv, m", 147329.0708515411, 0.01, d(rzeszow, lviv)},
		{"G4h", "haversine, m", 146892.35573974083, 0.01, haversine(rzeszow, lviv)},
		{"G4e", "haversine error, %", -0.29642154754395345, 0.001, haversineError(rzeszow, lviv)},
		{"G5", "Lviv-Kharkiv, m", 875445.7880021159, 0.01, d(lviv, kharkiv)},
		{"G5h", "haversine, m", 872753.2024301859, 0.01, haversine(lviv, kharkiv)},
		{"G5e", "haversine error, %", -0.3075673684003763, 0.001, haversineError(lviv, kharkiv)},
		{"G6", "Kyiv, azimuth 270, 300 km: latitude", 50.37352301107315, 1e-6, west[1]},
		{"G6b", "longitude", 26.30402453014767, 1e-6, west[0]},
		{"G7", "haversine error on 300 km at 44-52.4N, least, %", -0.32188603605514315, 0.01, least},
		{"G7b", "most, %", 0.09825409057532669, 0.01, most},
		{"G8", "haversine error of a meridian at the equator, %", 0.5614361101843102, 0.001,
			(MeanRadius/meridianRadius(0) - 1) * 100},
		{"G8b", "at a pole, %", -0.446666710654553, 0.001, (MeanRadius/meridianRadius(90) - 1) * 100},
	}
}

// discArea is the area of one disc, from scanlines 20 m apart.
func discArea(centre orb.Point, radius Length) float64 {
	reach := radius.Kilometres()/110 + 0.1
	lines := NewScanlines(centre[1]-reach, centre[1]+reach, 20*Metre)
	return UnionArea(lines, []Disc{{centre, radius}}).SquareKilometres()
}

func areaFacts() []fact {
	const r = 100.0 // km
	sin, cos := sincosDegrees(48)
	normal := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin) / 1000
	gauss := 1 / (normal * meridianRadius(48) / 1000)
	capArea := sphericalCap(r)
	disc := discArea(middleUkraine, 100*Kilometre)
	mercator := discArea(middleUkraine, Length(r*cos)*Kilometre)
	return []fact{
		{"A1", "geodesic disc of 100 km at 48N 31E, km2", 31415.283437437432, 0.05, disc},
		{"A1s", "its series in the Gaussian curvature, km2", 31415.283432410044, 0.05,
			math.Pi * r * r * (1 - gauss*r*r/12)},
		{"A1c", "spherical cap, km2", 31415.281552337132, 0.01, capArea},
		{"A1p", "plane disc, km2", 31415.926535897932, 0.001, math.Pi * r * r},
		{"A2", "true radius of 100 km of Web Mercator at 48N, km", 66.91306063588583, 0.01, r * cos},
		{"A2b", "its true area against the one meant", 0.4477357683661733, 0.0001, mercator / disc},
		{"A2c", "overstatement of an area in Web Mercator at 48N", 2.233460158095224, 0.0001, disc / mercator},
		{"A4", "cell 48-49N x 30-31E, km2", 8217.732076120927, 0.01, CellArea(30, 48, 31, 49).SquareKilometres()},
		{"A4b", "cell 51-52N x 30-31E, km2", 7725.699592584711, 0.01, CellArea(30, 51, 31, 52).SquareKilometres()},
	}
}

// sphericalCap returns the area in km2 of a cap of the given radius in km.
func sphericalCap(radius float64) float64 {
	const r1 = MeanRadius / 1000
	s := math.Sin(radius / r1 / 2)
	return 4 * math.Pi * r1 * r1 * s * s
}

// sphericalLens returns the area in km2 common to two caps of equal radius,
// whose centres are d apart, both in km: by the angles of the spherical
// triangle centre, centre, corner.
func sphericalLens(radius, d float64) float64 {
	const r1 = MeanRadius / 1000
	r, half := radius/r1, d/r1/2
	alpha := math.Acos(math.Tan(half) / math.Tan(r))        // at a centre
	beta := math.Asin(math.Sin(half) / math.Sin(r))         // half the angle at the corner
	sector := 2 * alpha * 2 * math.Sin(r/2) * math.Sin(r/2) // of the cap
	triangle := 2 * (alpha + beta - math.Pi/2)              // two right triangles
	return 2 * r1 * r1 * (sector - triangle)
}

// lensFacts are two discs of 100 km whose centres are 120 km apart.
func lensFacts() []fact {
	const r, d = 100.0, 120.0
	planar := 2*r*r*math.Acos(d/2/r) - d/2*math.Sqrt(4*r*r-d*d)
	lens := sphericalLens(r, d)
	union := 2*sphericalCap(r) - lens

	east := Destination(middleUkraine, 90*Degree, d*Kilometre)
	discs := []Disc{{middleUkraine, r * Kilometre}, {east, r * Kilometre}}
	both := UnionArea(NewScanlines(46.5, 49.5, 20*Metre), discs).SquareKilometres()
	common := discArea(middleUkraine, r*Kilometre) + discArea(east, r*Kilometre) - both
	return []fact{
		{"A3", "plane lens, km2", 8945.904360032247, 0.001, planar},
		{"A3s", "spherical lens, km2", 8945.97299484474, 0.01, lens},
		{"A3u", "spherical union, km2", 53884.59010982952, 0.02, union},
		{"A3d", "double-covered share, %", 16.60209899826784, 0.01, common / both * 100},
		{"A3w", "lens on WGS84, km2", 8945.972248373768, 1.0, common},
	}
}

// exactHorizon is the horizon as an arc of a sphere of k times the mean
// radius, the twin of the square roots, in km.
func exactHorizon(k, antenna, target float64) float64 {
	r := k * MeanRadius
	return r * (math.Acos(r/(r+antenna)) + math.Acos(r/(r+target))) / 1000
}

func horizonFacts() []fact {
	h := func(a, t Height) float64 { return Horizon(a, t).Kilometres() }
	ridge := []Obstacle{{20 * Kilometre, 150}}
	return []fact{
		{"R1", "km per square root of a metre", 4.12181473671167, 0.0001, h(1, 0)},
		{"R2", "4.12 (sqrt 15 + sqrt 50), km", 45.089490771260316, 0.01, 4.12 * (math.Sqrt(15) + math.Sqrt(50))},
		{"R2x", "horizon of 15 m and 50 m, km", 45.10935134267126, 0.01, h(15, 50)},
		{"R2a", "as an exact arc, km", 45.10926811771889, 0.01, exactHorizon(EffectiveRadiusFactor, 15, 50)},
		{"R2g", "without refraction, km", 39.06584421099099, 0.01, exactHorizon(1, 15, 50)},
		{"R3", "15 m and 100 m, km", 57.1818671985533, 0.02, h(15, 100)},
		{"R3b", "15 m and 2,000 m, km", 200.29687867039044, 0.05, h(15, 2000)},
		{"R3c", "15 m and 9,000 m, km", 406.99339966912027, 0.1, h(15, 9000)},
		{"R4", "9,144 m and 50 m, km", 423.2911349515058, 0.1, h(9144, 50)},
		{"R5", "lowest visible at 100 km from 15 m, m", 415.6776798198116, 0.2,
			float64(LowestVisible(15, 100*Kilometre))},
		{"R6", "at 60 km behind a ridge of 150 m at 20 km, m", 561.2649130288518, 0.5,
			float64(LowestVisibleBehind(15, ridge, 60*Kilometre))},
		{"R6b", "without the ridge, m", 114.14169486303517, 0.2,
			float64(LowestVisibleBehind(15, nil, 60*Kilometre))},
		{"R9", "3,048 m and 50 m, km", 256.7056440223558, 0.05, h(3048, 50)},
		{"E1", "slant 150 km to 10 km, flat, km", 149.66629547095766, 0.001, math.Sqrt(150*150 - 10*10)},
		{"E1s", "as a ground arc, km", 149.55240829512184, 0.005, GroundArc(150*Kilometre, 10_000).Kilometres()},
	}
}
