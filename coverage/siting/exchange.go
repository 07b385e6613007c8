package siting

import (
	"context"
	"slices"
)

// better reports whether a plan that lacks so much of the floors and weighs so much is
// better than another.
func better(short, value, thanShort, thanValue float64) bool {
	const eps = 1e-9
	if short < thanShort-eps || short > thanShort+eps {
		return short < thanShort
	}
	return value > thanValue*(1+eps)+eps
}

// exchange swaps one chosen candidate for another as long as that improves the plan
// (Teitz and Bart 1968), the best swap of each chosen one in turn.
func (t *tally) exchange(ctx context.Context) {
	for improved := true; improved && ctx.Err() == nil; {
		improved = false
		for _, out := range slices.Clone(t.plan) {
			if t.swap(out) {
				improved = true
			}
		}
	}
}

// swap replaces one chosen candidate by the best one in its stead, if any is better.
func (t *tally) swap(out int32) bool {
	short, value := t.short(), t.value
	t.drop(out)
	best := int32(-1)
	for j := range int32(t.m.candidates()) {
		if j == out || !t.may(j) {
			continue
		}
		t.add(j)
		if s, v := t.short(), t.value; better(s, v, short, value) {
			best, short, value = j, s, v
		}
		t.drop(j)
	}
	if best < 0 {
		t.add(out)
		return false
	}
	t.add(best)
	return true
}
