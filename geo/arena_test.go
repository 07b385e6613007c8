package geo_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"airumbrella/geo"
)

func TestArenaKeepsRowsApart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var arena geo.Arena[int]
	var kept, plain [][]int
	scratch := make([]int, 0, 10_000)
	for i := range 2000 {
		length := r.IntN(40)
		if i%500 == 499 {
			length = 9000 // longer than any piece
		}
		scratch = scratch[:0]
		for range length {
			scratch = append(scratch, r.Int())
		}
		kept, plain = append(kept, arena.Keep(scratch)), append(plain, slices.Clone(scratch))
		_ = append(kept[r.IntN(len(kept))], -1) // must not write into the next row
	}
	for i := range kept {
		if !slices.Equal(kept[i], plain[i]) {
			t.Fatalf("row %d changed", i)
		}
		if len(plain[i]) == 0 && kept[i] != nil {
			t.Errorf("row %d is empty and not nil", i)
		}
	}
}
