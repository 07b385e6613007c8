package worth

import (
	"math/bits"
	"slices"
)

// chain is one place that counts only if every one of some links holds, each
// link as long as one of the players that cover it is there: a place against
// all threats at once. A player's bits say which links it covers.
type chain struct{ links []uint64 }

// mostLinks bounds the states of the count below: 2 to the power of the links.
const mostLinks = 12

// shapley is each player's share of one place of weight 1. Players that cover
// the same links are alike, so one of each kind is reckoned: of the others, as
// many as join before it, in each number, the subsets are counted by what links
// they cover. That is exact, and takes n^2 2^links steps where enumeration
// takes 2^n. A place that is not covered has no shares; ok is false where there
// are too many links.
func (c *chain) shapley(links int) (phi []float64, ok bool) {
	if links > mostLinks {
		return nil, false
	}
	whole := uint64(1)<<links - 1
	phi = make([]float64, len(c.links))
	known := map[uint64]float64{}
	for i, own := range c.links {
		share, done := known[own]
		if !done {
			share = c.pivotal(i, whole)
			known[own] = share
		}
		phi[i] = share
	}
	return phi, true
}

// pivotal is the chance that player i completes the chain when all players join
// in random order. counted[mask][s] is the share of subsets of s others that
// cover exactly the links of mask.
func (c *chain) pivotal(i int, whole uint64) float64 {
	others := slices.Delete(slices.Clone(c.links), i, i+1)
	n := len(c.links)
	counted := make([][]float64, whole+1)
	counted[0] = make([]float64, n)
	counted[0][0] = 1
	for k, link := range others {
		counted = joined(counted, link, k, n)
	}
	sum := 0.0
	for mask, row := range counted {
		if row == nil || uint64(mask) == whole || uint64(mask)|c.links[i] != whole {
			continue
		}
		for _, share := range row {
			sum += share / float64(n)
		}
	}
	return sum
}

// joined adds the k-th other player (k of them are in already). Shares are of
// all subsets of the same size, so that they stay between 0 and 1: of the
// subsets of s out of k+1 players, s/(k+1) hold the new one.
func joined(old [][]float64, link uint64, k, n int) [][]float64 {
	next := make([][]float64, len(old))
	row := func(mask uint64) []float64 {
		if next[mask] == nil {
			next[mask] = make([]float64, n)
		}
		return next[mask]
	}
	for mask, shares := range old {
		for s, share := range shares {
			if share == 0 {
				continue
			}
			row(uint64(mask))[s] += float64(share * float64(k+1-s) / float64(k+1))
			row(uint64(mask) | link)[s+1] += float64(share * float64(s+1) / float64(k+1))
		}
	}
	return next
}

// breaks reports whether the chain breaks without the players of a set.
func (c *chain) breaks(links int, gone ...int) bool {
	var held uint64
	for i, link := range c.links {
		if !slices.Contains(gone, i) {
			held |= link
		}
	}
	return bits.OnesCount64(held) < links
}
