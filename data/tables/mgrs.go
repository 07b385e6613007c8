package tables

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// The WGS84 ellipsoid and the transverse Mercator projection of UTM.
const (
	semiMajor     = 6_378_137.0 // metres
	flattening    = 1 / 298.257223563
	centralScale  = 0.9996
	falseEasting  = 500_000.0    // metres
	falseNorthing = 10_000_000.0 // metres, in the south
)

var mgrs = regexp.MustCompile(`^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d{2,10})$`)

// parseMGRS reads a reference of the Military Grid Reference System on WGS84,
// such as 36U UA 24559 90812, and returns the middle of its square.
func parseMGRS(text string) (p orb.Point, ok bool) {
	m := mgrs.FindStringSubmatch(strings.ToUpper(strings.Join(strings.Fields(text), "")))
	if m == nil || len(m[5])%2 != 0 {
		return p, false
	}
	zone, _ := strconv.Atoi(m[1])
	if zone < 1 || zone > 60 {
		return p, false
	}
	half := len(m[5]) / 2
	east, _ := strconv.ParseFloat(m[5][:half], 64)
	north, _ := strconv.ParseFloat(m[5][half:], 64)
	size := math.Pow(10, float64(5-half)) // metres
	easting, ok := squareEasting(zone, m[3][0])
	if !ok {
		return p, false
	}
	northing := squareNorthing(zone, m[2][0], m[4][0]) + (north+0.5)*size
	return fromUTM(zone, m[2][0] < 'N', easting+(east+0.5)*size, northing), true
}

// lettersFrom counts letters from A; I and O are not used.
func lettersFrom(letter byte) int {
	n := int(letter - 'A')
	if letter > 'I' {
		n--
	}
	if letter > 'O' {
		n--
	}
	return n
}

// squareEasting is the western edge of a square of 100 km: columns repeat every
// three zones.
func squareEasting(zone int, column byte) (float64, bool) {
	n := lettersFrom(column) - (zone-1)%3*8
	return float64(n+1) * 100_000, n >= 0 && n < 8
}

// squareNorthing is the southern edge of a square: rows repeat every 2,000 km,
// and the latitude band says which is meant.
func squareNorthing(zone int, band, row byte) float64 {
	n := lettersFrom(row)
	if zone%2 == 0 {
		n = (n + 15) % 20 // even zones begin with F
	}
	const cycle = 2_000_000.0
	south := float64(lettersFrom(band)-2)*8 - 80 // the band's southern edge in degrees
	from := centralScale * meridianArc(south*math.Pi/180)
	if band < 'N' {
		from += falseNorthing
	}
	northing := float64(n) * 100_000
	for northing < from-100_000 {
		northing += cycle
	}
	return northing
}

// thirdFlattening is n of the series of Krüger.
const thirdFlattening = flattening / (2 - flattening)

// meridianRadius is A, the rectifying radius in metres.
var meridianRadius = semiMajor / (1 + thirdFlattening) *
	(1 + math.Pow(thirdFlattening, 2)/4 + math.Pow(thirdFlattening, 4)/64)

// meridianArc is the distance from the equator to a latitude in metres, to some
// decimetres (Helmert's series).
func meridianArc(phi float64) float64 {
	n := thirdFlattening
	return meridianRadius * (phi - 3*n/2*math.Sin(2*phi) + 15*n*n/16*math.Sin(4*phi) - 35*n*n*n/48*math.Sin(6*phi))
}

// fromUTM inverts the projection by Krüger's series to the third order, good to
// a millimetre within a zone.
func fromUTM(zone int, southern bool, easting, northing float64) orb.Point {
	if southern {
		northing -= falseNorthing
	}
	n := thirdFlattening
	beta := [...]float64{n/2 - 2*n*n/3 + 37*n*n*n/96, n*n/48 + n*n*n/15, 17 * n * n * n / 480}
	delta := [...]float64{2*n - 2*n*n/3 - 2*n*n*n, 7*n*n/3 - 8*n*n*n/5, 56 * n * n * n / 15}
	xi := northing / (centralScale * meridianRadius)
	eta := (easting - falseEasting) / (centralScale * meridianRadius)
	xi1, eta1 := xi, eta
	for j, b := range beta {
		k := 2 * float64(j+1)
		xi1 -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		eta1 -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	chi := math.Asin(math.Sin(xi1) / math.Cosh(eta1))
	phi := chi
	for j, d := range delta {
		phi += d * math.Sin(2*float64(j+1)*chi)
	}
	lambda := float64(zone)*6 - 183 + math.Atan2(math.Sinh(eta1), math.Cos(xi1))*180/math.Pi
	return orb.Point{sixDecimals(lambda), sixDecimals(phi * 180 / math.Pi)}
}

// sixDecimals rounds degrees to a tenth of a metre.
func sixDecimals(v float64) float64 { return math.Round(v*1e6) / 1e6 }
