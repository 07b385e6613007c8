package sweep

import "math"

// byChance is the chance below which what a sample shows is not taken to be chance, all that
// was tried taken together (Bonferroni 1936).
const byChance = 0.05

// dropChance takes those conditions out of a box of a sample that chance may have brought:
// a condition stays where the rows that it alone keeps out hold so many fewer hits than
// those inside that rows drawn blindly from both would show as much in less than 5 % of
// samples, shared among all conditions that there are (Fisher's exact test, one-sided).
func (s *search) dropChance(allowed box) {
	limit := byChance / s.conditions()
	for {
		c, worst, key := s.count(allowed), limit, -1
		for k := range allowed {
			out := tally{}
			for v, may := range allowed[k] {
				if !may {
					out.rows, out.hits = out.rows+c.at[k][v].rows, out.hits+c.at[k][v].hits
				}
			}
			if p := fisher(c.rows, c.hits, out.rows, out.hits); p > worst && s.limited(allowed, k) {
				worst, key = p, k
			}
		}
		if key < 0 {
			return
		}
		for v := range allowed[key] {
			allowed[key][v] = true
		}
	}
}

// limited reports whether a box allows fewer than all values of a key.
func (s *search) limited(allowed box, key int) bool {
	for _, may := range allowed[key] {
		if !may {
			return true
		}
	}
	return false
}

// conditions is how many conditions a box may have: of a range every run of neighbouring
// bins, of a list every part of its values.
func (s *search) conditions() (n float64) {
	for k := range s.keys {
		values := float64(len(s.keys[k].Values))
		if s.keys[k].IsRange() {
			n += values*(values+1)/2 - 1
		} else {
			n += math.Exp2(values) - 2
		}
	}
	return max(n, 1)
}

// fisher returns the chance that so many rows, drawn blindly from these and some others,
// hold so many hits or more.
func fisher(rows, hits, otherRows, otherHits int) (p float64) {
	all, right := rows+otherRows, hits+otherHits
	whole := choose(all, rows)
	for h := hits; h <= min(rows, right); h++ {
		if rows-h <= all-right {
			p += math.Exp(choose(right, h) + choose(all-right, rows-h) - whole)
		}
	}
	return min(p, 1)
}

// choose returns the logarithm of the number of ways to choose k of n.
func choose(n, k int) float64 {
	log := func(x int) float64 {
		y, _ := math.Lgamma(float64(x) + 1)
		return y
	}
	return log(n) - log(k) - log(n-k)
}

// mean is that of some numbers, with its squared standard error.
type mean struct {
	n, sum, squares float64
}

func (m *mean) add(x float64) { m.n, m.sum, m.squares = m.n+1, m.sum+x, m.squares+float64(x*x) }

func (m *mean) value() float64 { return m.sum / m.n }

// variance returns the squared standard error of the mean; infinite for fewer than two
// numbers.
func (m *mean) variance() float64 {
	if m.n < 2 {
		return math.Inf(1)
	}
	return max(0, m.squares-float64(m.sum*m.value())) / (m.n - 1) / m.n
}

// within reports whether a difference of a standard error is within what chance gives, one
// of so many that were looked at (normal approximation, two-sided).
func within(difference, deviation float64, of int) bool {
	if difference == 0 {
		return true
	}
	return math.Erfc(math.Abs(difference)/deviation/math.Sqrt2)*float64(of) > byChance
}
