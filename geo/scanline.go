package geo

import "math"

// maxScanlines bounds the memory of [Scanlines]: spacing of a quarter of a
// kilometre from pole to pole fits.
const maxScanlines = 100_000

// Scanlines are equally spaced parallels between two latitudes, each the
// middle of a band. Areas are added up band by band, with the exact area of
// each band and exact ends of what lies on its middle line. The zero value has
// no lines.
type Scanlines struct {
	south, step float64 // degrees
	rows        []parallel
}

// parallel is what a scan needs to know of one line.
type parallel struct {
	sinPhi    float64
	p, z      float64 // distance from the axis and from the equator's plane, metres
	invP      float64 // 1/p
	perDegree Area    // of the band, per degree of longitude
}

// NewScanlines divides the latitudes from south to north (degrees, clamped to
// the poles) into bands of equal height, no higher than the spacing, which is
// measured along the meridian. At least one band is made, at most 100,000.
// There are no lines where north is not beyond south or the spacing is not
// positive.
func NewScanlines(south, north float64, spacing Length) Scanlines {
	south, north = max(south, -90), min(north, 90)
	if !(north > south) || !(spacing > 0) {
		return Scanlines{}
	}
	// The curvature of the meridian is least, a degree of it longest, at the
	// end nearer to a pole.
	phi := max(math.Abs(south), math.Abs(north))
	longest := meridianRadius(phi) * degree
	n := max(1, int(min(math.Ceil((north-south)*longest/float64(spacing)), maxScanlines)))
	l := Scanlines{south: south, step: (north - south) / float64(n), rows: make([]parallel, n)}
	for i := range l.rows {
		l.rows[i] = l.newParallel(i)
	}
	return l
}

func (l Scanlines) newParallel(i int) parallel {
	lower := l.south + float64(i)*l.step
	sin, cos := sincosDegrees(l.Latitude(i))
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin)
	return parallel{
		sinPhi:    sin,
		p:         n * cos,
		z:         n * (1 - eccentricity2) * sin,
		invP:      1 / (n * max(cos, tiny)),
		perDegree: CellArea(0, lower, 1, lower+l.step),
	}
}

// meridianRadius returns the radius of curvature of the meridian, M, in
// metres at a latitude in degrees.
func meridianRadius(lat float64) float64 {
	sin, _ := sincosDegrees(lat)
	w2 := 1 - eccentricity2*sin*sin
	return equatorialRadius * (1 - eccentricity2) / (w2 * math.Sqrt(w2))
}

// Len returns the number of lines.
func (l Scanlines) Len() int { return len(l.rows) }

// South returns the southern edge of the first band in degrees.
func (l Scanlines) South() float64 { return l.south }

// Step returns the height of a band in degrees.
func (l Scanlines) Step() float64 { return l.step }

// Latitude returns the latitude in degrees of line i, the middle of its band,
// counted from the south.
func (l Scanlines) Latitude(i int) float64 { return l.south + (float64(i)+0.5)*l.step }

// AreaPerDegree returns the exact area of band i per degree of longitude.
func (l Scanlines) AreaPerDegree(i int) Area { return l.rows[i].perDegree }

// Index returns the band that holds a latitude in degrees, -1 outside of all.
// The southern edge belongs to a band, the northern edge only to the last.
func (l Scanlines) Index(lat float64) int {
	x := (lat - l.south) / l.step
	n := len(l.rows)
	switch {
	case n == 0 || !(x >= 0) || x > float64(n)+1e-9:
		return -1
	case x >= float64(n):
		return n - 1
	}
	return int(x)
}
