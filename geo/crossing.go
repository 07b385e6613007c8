package geo

import "math"

// Crossings are the two points at distance ra from a and rb from b, left and
// right of the way from a to b; ok is false where there are none or where the
// circles all but touch (their crossings then lie less than 10 m apart).
// Distances are those of [Geocentric.Distance]; the points keep them within
// a millimetre.
//
// Each point is the common root of two chords and the ellipsoid, found by
// Newton's iteration from the plane that touches the Earth at a.
func Crossings(a Geocentric, ra Length, b Geocentric, rb Length) (left, right Geocentric, ok bool) {
	d, r, s := float64(a.Distance(&b)), float64(ra), float64(rb)
	if d < 1 || d > r+s || d < math.Abs(r-s) {
		return left, right, false
	}
	// In a plane the angle at a follows from the three sides; on the sphere
	// from the half-side formula, which stays exact for long sides.
	sine := func(x float64) float64 { return math.Sin(x / MeanRadius) }
	p := (d + r + s) / 2
	tan2 := sine(p-r) * sine(p-d) / (sine(p) * sine(p-s))
	if !(tan2 > 0) {
		return left, right, false
	}
	angle := 2 * math.Atan(math.Sqrt(tan2))
	if r*math.Sin(angle) < 5 {
		return left, right, false
	}
	h := NewHeading(a)
	east, north := h.To(&b)
	towards := math.Atan2(east, north)
	left, okLeft := newtonCrossing(&h, towards-angle, a, r, b, s)
	right, okRight := newtonCrossing(&h, towards+angle, a, r, b, s)
	return left, right, okLeft && okRight
}

// newtonCrossing refines the point at distance r from a on an azimuth.
func newtonCrossing(h *Heading, azimuth float64, a Geocentric, r float64, b Geocentric, s float64) (Geocentric, bool) {
	sin, cos := math.Sincos(azimuth)
	arc := r / MeanRadius
	along, drop := MeanRadius*math.Sin(arc), MeanRadius*(1-math.Cos(arc))
	up := [3]float64{
		h.east[1]*h.north[2] - h.east[2]*h.north[1],
		h.east[2]*h.north[0] - h.east[0]*h.north[2],
		h.east[0]*h.north[1] - h.east[1]*h.north[0],
	}
	move := func(i int) float64 { return along*(sin*h.east[i]+cos*h.north[i]) - drop*up[i] }
	q := Geocentric{X: a.X + move(0), Y: a.Y + move(1), Z: a.Z + move(2)}
	for range 12 {
		q.ontoEllipsoid()
		f := [3]float64{
			(q.Chord2(&a) - chordOf2(q.sinPhi, a.sinPhi, r)) / 2,
			(q.Chord2(&b) - chordOf2(q.sinPhi, b.sinPhi, s)) / 2,
			0,
		}
		step, ok := solve3([3][3]float64{
			{q.X - a.X, q.Y - a.Y, q.Z - a.Z},
			{q.X - b.X, q.Y - b.Y, q.Z - b.Z},
			{q.X / MeanRadius, q.Y / MeanRadius, q.Z / (1 - eccentricity2) / MeanRadius},
		}, f)
		if !ok {
			return q, false
		}
		q.X, q.Y, q.Z = q.X-step[0], q.Y-step[1], q.Z-step[2]
		if math.Abs(step[0])+math.Abs(step[1])+math.Abs(step[2]) < 1e-4 {
			q.ontoEllipsoid()
			return q, true
		}
	}
	return q, false
}

// ontoEllipsoid moves a point that is near the ellipsoid onto it, along the line to
// the Earth's centre, and finds its latitude.
func (a *Geocentric) ontoEllipsoid() {
	scale := equatorialRadius / math.Sqrt(a.X*a.X+a.Y*a.Y+a.Z*a.Z/(1-eccentricity2))
	a.X, a.Y, a.Z = a.X*scale, a.Y*scale, a.Z*scale
	flat := (1 - eccentricity2) * math.Hypot(a.X, a.Y)
	a.sinPhi = a.Z / math.Hypot(a.Z, flat)
}

// solve3 solves three linear equations by Cramer's rule.
func solve3(m [3][3]float64, f [3]float64) (x [3]float64, ok bool) {
	det := func(a, b, c [3]float64) float64 {
		return a[0]*(b[1]*c[2]-b[2]*c[1]) - a[1]*(b[0]*c[2]-b[2]*c[0]) + a[2]*(b[0]*c[1]-b[1]*c[0])
	}
	whole := det(m[0], m[1], m[2])
	if whole == 0 || math.IsNaN(whole) {
		return x, false
	}
	for i := range 3 {
		n := m
		for row := range 3 {
			n[row][i] = f[row]
		}
		x[i] = det(n[0], n[1], n[2]) / whole
	}
	return x, true
}
