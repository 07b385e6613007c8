package coverage

import (
	"math/rand/v2"
	"slices"
	"testing"

	"airumbrella/scenario"
)

func TestCountWithinAgainstEveryPoint(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	set := make([]word, 4)
	for range 2000 {
		for i := range set {
			set[i] = r.Uint64() & r.Uint64()
		}
		from := r.IntN(256)
		to := from + r.IntN(257-from)
		want := 0
		for i := from; i < to; i++ {
			if has(set, i) {
				want++
			}
		}
		if got := countWithin(set, from, to); got != want {
			t.Fatalf("from %d to %d: %d, want %d", from, to, got, want)
		}
	}
}

// Two cities of seven points each, of which the first alone is counted: each set has its
// share of the people, all sets together that of the points that are in all, and without
// a set nobody is covered.
func TestPeopleOfSetsAndOfAllTogether(t *testing.T) {
	city := scenario.Place{Kind: scenario.City, Population: 70_000, Counted: true}
	other := city
	other.Counted = false
	n := city.PointCount()
	var spots []spot
	for i := range 2 * n {
		spots = append(spots, spot{place: []*scenario.Place{&city, &other}[i/n]})
	}
	first, second := word(0b0000011), word(0b1111110)
	sums := make([]int, 3)
	countPeople(sums, spots, [][]word{{first | first<<n}, {second}})
	if each := city.Population / n; !slices.Equal(sums, []int{2 * each, 6 * each, each}) {
		t.Errorf("%v people, want %v", sums, []int{2 * each, 6 * each, each})
	}
	none := make([]int, 1)
	if countPeople(none, spots, nil); none[0] != 0 {
		t.Errorf("without a set %d people", none[0])
	}
}
