package geo

import "math"

const (
	// shortArc is the arc in radians (600 m) below which the sphere that fits
	// the ellipsoid at the course's middle is exact to a nanometre.
	shortArc = 1e-4

	maxNewton    = 20
	maxIteration = maxNewton + 60
	epsilon64    = 0x1p-52
)

// guess sets a first azimuth alpha1, section 4 of Karney (2013). It reports
// true when the course is so short that the guess is the solution.
func (c *course) guess() (solved bool) {
	sinB12, cosB12 := angleBetween(c.sinBeta1, c.cosBeta1, c.sinBeta2, c.cosBeta2)
	sumB12 := c.sinBeta2*c.cosBeta1 + c.cosBeta2*c.sinBeta1

	short := cosB12 >= 0 && sinB12 < 0.5 && c.cosBeta2*c.lambda12 < 0.5
	// On the sphere, with omega stretched by the mean of w, equation (48).
	m := (c.cosBeta1 + c.cosBeta2) / 2
	w := math.Sqrt(1 - eccentricity2*m*m)
	omega12 := c.lambda12
	if short {
		omega12 /= w
	}
	sinO, cosO := c.sinLambda12, c.cosLambda12
	if short {
		sinO, cosO = math.Sincos(omega12)
	}
	c.sphericalAzimuth(sinO, cosO, sinB12, sumB12)
	sinS := math.Hypot(c.sinAlpha1, c.cosAlpha1)
	cosS := c.sinBeta1*c.sinBeta2 + c.cosBeta1*c.cosBeta2*cosO
	switch {
	case short && sinS < shortArc:
		c.finishShort(sinO, cosO, sinB12, sinS, cosS, w)
		return true
	case cosS >= 0 || sinS >= 6*flattening*math.Pi*c.cosBeta1*c.cosBeta1:
		// Not near the antipode: the spherical azimuth will do.
	default:
		c.guessAntipodal(sinB12, sumB12)
	}
	if c.sinAlpha1 > 0 {
		c.sinAlpha1, c.cosAlpha1 = normalise(c.sinAlpha1, c.cosAlpha1)
	} else {
		c.sinAlpha1, c.cosAlpha1 = 1, 0
	}
	return false
}

// sphericalAzimuth sets alpha1 (not normalised: its length is the sine of the
// arc) on the auxiliary sphere, equation (49), for the longitude difference
// given by sine and cosine.
func (c *course) sphericalAzimuth(sinO, cosO, sinB12, sumB12 float64) {
	c.sinAlpha1 = c.cosBeta2 * sinO
	if cosO >= 0 {
		c.cosAlpha1 = sinB12 + c.cosBeta2*c.sinBeta1*sinO*sinO/(1+cosO)
	} else {
		c.cosAlpha1 = sumB12 - c.cosBeta2*c.sinBeta1*sinO*sinO/(1-cosO)
	}
}

// finishShort takes the spherical solution as the course.
func (c *course) finishShort(sinO, cosO, sinB12, sinS, cosS, w float64) {
	c.sinAlpha2 = c.cosBeta1 * sinO
	versine := 1 - cosO
	if cosO >= 0 {
		versine = sinO * sinO / (1 + cosO) // without loss
	}
	c.cosAlpha2 = sinB12 - c.cosBeta1*c.sinBeta2*versine
	c.sinAlpha1, c.cosAlpha1 = normalise(c.sinAlpha1, c.cosAlpha1)
	c.sinAlpha2, c.cosAlpha2 = normalise(c.sinAlpha2, c.cosAlpha2)
	c.sigma12 = math.Atan2(sinS, cosS)
	c.sinOmega12, c.cosOmega12 = sinO, cosO
	c.length = equatorialRadius * w * c.sigma12
	sinAlpha0 := c.sinAlpha1 * c.cosBeta1
	k2 := secondEccentricity * (1 - sinAlpha0*sinAlpha0)
	c.epsilon = expansion(k2, math.Sqrt(1+k2))
	c.setArcs()
}

// setArcs sets sigma1 and sigma2 from the azimuths.
func (c *course) setArcs() {
	c.sinSigma1, c.cosSigma1 = normalise(c.sinBeta1, c.cosAlpha1*c.cosBeta1)
	c.sinSigma2, c.cosSigma2 = normalise(c.sinBeta2, c.cosAlpha2*c.cosBeta2)
}

// guessAntipodal sets alpha1 near the antipode, where the geodesics from the
// first point envelop an astroid, equations (53) to (57).
func (c *course) guessAntipodal(sinB12, sumB12 float64) {
	k2 := secondEccentricity * c.sinBeta1 * c.sinBeta1
	scale := flattening * c.cosBeta1 * seriesA3(expansion(k2, math.Sqrt(1+k2))) * math.Pi
	x := -math.Atan2(c.sinLambda12, -c.cosLambda12) / scale
	y := sumB12 / (scale * c.cosBeta1)
	if y > -1e-13 && x > -1-1e-5 {
		// On the cut: the azimuth is known directly, equation (57).
		c.sinAlpha1 = min(1, -x)
		c.cosAlpha1 = -math.Sqrt(1 - c.sinAlpha1*c.sinAlpha1)
		return
	}
	mu := astroid(x, y)
	omega := -scale * x * mu / (1 + mu) // pi - omega12
	s, k := math.Sincos(omega)
	c.sphericalAzimuth(s, -k, sinB12, sumB12)
}

// astroid returns the positive root of
//
//	mu^4 + 2 mu^3 + (1 - x^2 - y^2) mu^2 - 2 y^2 mu - y^2 = 0,
//
// equation (55), in closed form (appendix B).
func astroid(x, y float64) float64 {
	p, q := x*x, y*y
	r := (p + q - 1) / 6
	if q == 0 && r <= 0 {
		return 0
	}
	s := p * q / 4
	r3 := r * r * r
	disc := s * (s + 2*r3)
	u := r
	if disc >= 0 {
		t3 := s + r3
		if t3 < 0 {
			t3 -= math.Sqrt(disc)
		} else {
			t3 += math.Sqrt(disc)
		}
		t := math.Cbrt(t3)
		u += t
		if t != 0 {
			u += r * r / t
		}
	} else {
		psi := math.Atan2(math.Sqrt(-disc), -(s + r3))
		u += 2 * r * math.Cos(psi/3)
	}
	v := math.Sqrt(u*u + q)
	uv := u + v
	if u < 0 {
		uv = q / (v - u)
	}
	w := (uv - q) / (2 * v)
	return uv / (math.Sqrt(uv+w*w) + w)
}

// iterate refines alpha1 until the geodesic reaches the second point.
func (c *course) iterate() {
	sinLow, cosLow := tiny, 1.0
	sinHigh, cosHigh := tiny, -1.0
	for i := 0; i < maxIteration; i++ {
		lambda12, slope := c.hybrid()
		miss := lambda12 - c.lambda12
		if math.Abs(miss) <= 4*epsilon64 {
			return
		}
		cot := c.cosAlpha1 / c.sinAlpha1
		if miss > 0 {
			if cot > cosHigh/sinHigh {
				sinHigh, cosHigh = c.sinAlpha1, c.cosAlpha1
			}
		} else if cot < cosLow/sinLow {
			sinLow, cosLow = c.sinAlpha1, c.cosAlpha1
		}
		if i < maxNewton && slope > 0 {
			step := -miss / slope
			if math.Abs(step) < math.Pi {
				s, k := math.Sincos(step)
				s, k = rotate(c.sinAlpha1, c.cosAlpha1, s, k)
				if s > 0 {
					c.sinAlpha1, c.cosAlpha1 = normalise(s, k)
					continue
				}
			}
		}
		c.sinAlpha1, c.cosAlpha1 = normalise((sinLow+sinHigh)/2, (cosLow+cosHigh)/2)
	}
}

// hybrid follows the geodesic that leaves the first point with alpha1 until
// it reaches the second point's latitude, and returns the longitude
// difference there (equation 8) with its derivative by alpha1 (equation 46).
func (c *course) hybrid() (lambda12, slope float64) {
	if c.sinBeta1 == 0 && c.cosAlpha1 == 0 {
		c.cosAlpha1 = -tiny // along the equator, which is left southwards
	}
	sinAlpha0 := c.sinAlpha1 * c.cosBeta1
	cosAlpha0 := math.Hypot(c.cosAlpha1, c.sinAlpha1*c.sinBeta1)
	c.reach(sinAlpha0)
	sinO1, cosO1 := sinAlpha0*c.sinBeta1, c.cosAlpha1*c.cosBeta1
	sinO2, cosO2 := sinAlpha0*c.sinBeta2, c.cosAlpha2*c.cosBeta2
	c.setArcs()

	s, k := angleBetween(c.sinSigma1, c.cosSigma1, c.sinSigma2, c.cosSigma2)
	c.sigma12 = math.Atan2(max(s, 0), k)
	s, k = angleBetween(sinO1, cosO1, sinO2, cosO2)
	c.sinOmega12, c.cosOmega12 = max(s, 0), k

	k2 := secondEccentricity * cosAlpha0 * cosAlpha0
	c.epsilon = expansion(k2, math.Sqrt(1+k2))
	var c3 [5]float64
	seriesC3(c.epsilon, &c3)
	b3 := sineSeries5(c.sinSigma2, c.cosSigma2, &c3) - sineSeries5(c.sinSigma1, c.cosSigma1, &c3)
	lambda12 = math.Atan2(c.sinOmega12, c.cosOmega12) -
		flattening*sinAlpha0*seriesA3(c.epsilon)*(c.sigma12+b3)

	if c.cosAlpha2 == 0 {
		slope = -2 * math.Sqrt(1-eccentricity2*c.cosBeta1*c.cosBeta1) / c.sinBeta1
	} else {
		slope = c.reducedLength() * (1 - flattening) / (c.cosAlpha2 * c.cosBeta2)
	}
	return lambda12, slope
}

// reach sets alpha2, equations (5) and (45), without loss where the two
// latitudes are close.
func (c *course) reach(sinAlpha0 float64) {
	c.sinAlpha2 = c.sinAlpha1
	if c.cosBeta2 != c.cosBeta1 {
		c.sinAlpha2 = sinAlpha0 / c.cosBeta2
	}
	if c.cosBeta2 == c.cosBeta1 && math.Abs(c.sinBeta2) == -c.sinBeta1 {
		c.cosAlpha2 = math.Abs(c.cosAlpha1)
		return
	}
	var difference float64 // cos^2 beta2 - cos^2 beta1
	if c.cosBeta1 < -c.sinBeta1 {
		difference = (c.cosBeta2 - c.cosBeta1) * (c.cosBeta1 + c.cosBeta2)
	} else {
		difference = (c.sinBeta1 - c.sinBeta2) * (c.sinBeta1 + c.sinBeta2)
	}
	p := c.cosAlpha1 * c.cosBeta1
	c.cosAlpha2 = math.Sqrt(p*p+difference) / c.cosBeta2
}

// reducedLength returns m12/b, equation (38).
func (c *course) reducedLength() float64 {
	dn1 := math.Sqrt(1 + secondEccentricity*c.sinBeta1*c.sinBeta1)
	dn2 := math.Sqrt(1 + secondEccentricity*c.sinBeta2*c.sinBeta2)
	a1, a2 := seriesA1(c.epsilon), seriesA2(c.epsilon)
	var c1, c2 [6]float64
	seriesC1(c.epsilon, &c1)
	seriesC2(c.epsilon, &c2)
	for i := range c1 {
		c1[i] = a1*c1[i] - a2*c2[i]
	}
	j12 := (a1-a2)*c.sigma12 +
		sineSeries(c.sinSigma2, c.cosSigma2, &c1) - sineSeries(c.sinSigma1, c.cosSigma1, &c1)
	return dn2*c.cosSigma1*c.sinSigma2 - dn1*c.sinSigma1*c.cosSigma2 - c.cosSigma1*c.cosSigma2*j12
}
