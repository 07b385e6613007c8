package geo

// The series of Karney, "Algorithms for geodesics", Journal of Geodesy 87
// (2013) 43-55, to the sixth order in the flattening: better than ten
// nanometres on WGS84. epsilon is the expansion parameter of equation (16),
// n the third flattening; terms in n alone are constants of the ellipsoid.

// expansion returns epsilon for k squared, equation (16):
// epsilon = (sqrt(1+k2)-1)/(sqrt(1+k2)+1).
func expansion(k2, sqrt1k2 float64) float64 {
	return k2 / (2*(1+sqrt1k2) + k2)
}

// seriesA1 is the scale A1 of distance along the geodesic, equation (17).
func seriesA1(e float64) float64 {
	e2 := e * e
	return (1 + e2*(1.0/4+e2*(1.0/64+e2*(1.0/256)))) / (1 - e)
}

// seriesC1 are the coefficients of the distance integral, equation (18).
func seriesC1(e float64, c *[6]float64) {
	e2 := e * e
	e4 := e2 * e2
	c[0] = e * (-1.0/2 + e2*(3.0/16-e2*(1.0/32)))
	c[1] = e2 * (-1.0/16 + e2*(1.0/32-e2*(9.0/2048)))
	c[2] = e * e2 * (-1.0/48 + e2*(3.0/256))
	c[3] = e4 * (-5.0/512 + e2*(3.0/512))
	c[4] = e * e4 * (-7.0 / 1280)
	c[5] = e2 * e4 * (-7.0 / 2048)
}

// seriesC1Reverted are the coefficients that turn distance back into arc,
// equation (21).
func seriesC1Reverted(e float64, c *[6]float64) {
	e2 := e * e
	e4 := e2 * e2
	c[0] = e * (1.0/2 + e2*(-9.0/32+e2*(205.0/1536)))
	c[1] = e2 * (5.0/16 + e2*(-37.0/96+e2*(1335.0/4096)))
	c[2] = e * e2 * (29.0/96 - e2*(75.0/128))
	c[3] = e4 * (539.0/1536 - e2*(2391.0/2560))
	c[4] = e * e4 * (3467.0 / 7680)
	c[5] = e2 * e4 * (38081.0 / 61440)
}

// seriesA2 is the scale A2 of the reduced length, equation (42).
func seriesA2(e float64) float64 {
	e2 := e * e
	return (1 - e) * (1 + e2*(1.0/4+e2*(9.0/64+e2*(25.0/256))))
}

// seriesC2 are the coefficients of the reduced length, equation (43).
func seriesC2(e float64, c *[6]float64) {
	e2 := e * e
	e4 := e2 * e2
	c[0] = e * (1.0/2 + e2*(1.0/16+e2*(1.0/32)))
	c[1] = e2 * (3.0/16 + e2*(1.0/32+e2*(35.0/2048)))
	c[2] = e * e2 * (5.0/48 + e2*(5.0/256))
	c[3] = e4 * (35.0/512 + e2*(7.0/512))
	c[4] = e * e4 * (63.0 / 1280)
	c[5] = e2 * e4 * (77.0 / 2048)
}

const n = thirdFlattening

// seriesA3 is the scale A3 of longitude along the geodesic, equation (24).
func seriesA3(e float64) float64 {
	const (
		k1 = -(1 - n) / 2
		k2 = -1.0/4 - n/8 + 3*n*n/8
		k3 = -1.0/16 - 3*n/16 - n*n/16
		k4 = -3.0/64 - n/32
		k5 = -3.0 / 128
	)
	return 1 + e*(k1+e*(k2+e*(k3+e*(k4+e*k5))))
}

// seriesC3 are the coefficients of the longitude integral, equation (25).
func seriesC3(e float64, c *[5]float64) {
	const (
		k11, k12 = (1 - n) / 4, (1 - n*n) / 8
		k13, k14 = 3.0/64 + 3*n/64 - n*n/64, 5.0/128 + n/64
		k15      = 3.0 / 128
		k22, k23 = 1.0/16 - 3*n/32 + n*n/32, 3.0/64 - n/32 - 3*n*n/64
		k24, k25 = 3.0/128 + n/128, 5.0 / 256
		k33, k34 = 5.0/192 - 3*n/64 + 5*n*n/192, 3.0/128 - 5*n/192
		k35      = 7.0 / 512
		k44, k45 = 7.0/512 - 7*n/256, 7.0 / 512
		k55      = 21.0 / 2560
	)
	e2 := e * e
	c[0] = e * (k11 + e*(k12+e*(k13+e*(k14+e*k15))))
	c[1] = e2 * (k22 + e*(k23+e*(k24+e*k25)))
	c[2] = e * e2 * (k33 + e*(k34+e*k35))
	c[3] = e2 * e2 * (k44 + e*k45)
	c[4] = e * e2 * e2 * k55
}

// seriesC4 are the coefficients of the area integral, equation (63).
func seriesC4(e float64, c *[6]float64) {
	const (
		k00 = 2.0/3 - 4*n/15 + 8*n*n/105 + 4*n*n*n/315 + 16*n*n*n*n/3465 + 20*n*n*n*n*n/9009
		k01 = -1.0/5 + 16*n/35 - 32*n*n/105 + 16*n*n*n/385 + 64*n*n*n*n/15015
		k02 = -2.0/105 - 32*n/315 + 1088*n*n/3465 - 1184*n*n*n/5005
		k03 = 11.0/315 - 368*n/3465 - 32*n*n/6435
		k04 = 4.0/1155 + 1088*n/45045
		k05 = 97.0 / 15015
		k11 = 1.0/45 - 16*n/315 + 32*n*n/945 - 16*n*n*n/3465 - 64*n*n*n*n/135135
		k12 = -2.0/105 + 64*n/945 - 128*n*n/1485 + 1984*n*n*n/45045
		k13 = -1.0/105 + 16*n/2079 + 5792*n*n/135135
		k14 = 4.0/1155 - 2944*n/135135
		k15 = 1.0 / 9009
		k22 = 4.0/525 - 32*n/1575 + 64*n*n/3465 - 32*n*n*n/5005
		k23 = -8.0/1575 + 128*n/5775 - 256*n*n/6825
		k24 = -8.0/1925 + 1856*n/225225
		k25 = 8.0 / 10725
		k33 = 8.0/2205 - 256*n/24255 + 512*n*n/45045
		k34 = -16.0/8085 + 1024*n/105105
		k35 = -136.0 / 63063
		k44 = 64.0/31185 - 512*n/81081
		k45 = -128.0 / 135135
		k55 = 128.0 / 99099
	)
	e2 := e * e
	c[0] = k00 + e*(k01+e*(k02+e*(k03+e*(k04+e*k05))))
	c[1] = e * (k11 + e*(k12+e*(k13+e*(k14+e*k15))))
	c[2] = e2 * (k22 + e*(k23+e*(k24+e*k25)))
	c[3] = e2 * e * (k33 + e*(k34+e*k35))
	c[4] = e2 * e2 * (k44 + e*k45)
	c[5] = e2 * e2 * e * k55
}

// sineSeries sums c[l-1] sin(2 l x) over l = 1..6 by Clenshaw's recurrence,
// given sine and cosine of x.
func sineSeries(sin, cos float64, c *[6]float64) float64 {
	t := 2 * (cos - sin) * (cos + sin) // 2 cos 2x
	b6 := c[5]
	b5 := t*b6 + c[4]
	b4 := t*b5 - b6 + c[3]
	b3 := t*b4 - b5 + c[2]
	b2 := t*b3 - b4 + c[1]
	b1 := t*b2 - b3 + c[0]
	return 2 * sin * cos * b1
}

// sineSeries5 is sineSeries for five coefficients.
func sineSeries5(sin, cos float64, c *[5]float64) float64 {
	t := 2 * (cos - sin) * (cos + sin)
	b5 := c[4]
	b4 := t*b5 + c[3]
	b3 := t*b4 - b5 + c[2]
	b2 := t*b3 - b4 + c[1]
	b1 := t*b2 - b3 + c[0]
	return 2 * sin * cos * b1
}

// cosineSeries sums c[l] cos((2 l + 1) x) over l = 0..5, given sine and cosine
// of x.
func cosineSeries(sin, cos float64, c *[6]float64) float64 {
	t := 2 * (cos - sin) * (cos + sin)
	b6 := c[5]
	b5 := t*b6 + c[4]
	b4 := t*b5 - b6 + c[3]
	b3 := t*b4 - b5 + c[2]
	b2 := t*b3 - b4 + c[1]
	b1 := t*b2 - b3 + c[0]
	return cos * (b1 - b2)
}
