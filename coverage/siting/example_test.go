package siting_test

import (
	"context"
	"fmt"

	"airumbrella/coverage/siting"
)

// Four demands on a line, three sites; two units may be placed.
func ExampleSolve() {
	p := &siting.Problem{
		Demands: []siting.Demand{
			{Weight: 5, Clauses: []siting.Clause{{Need: 1, By: []int32{0, 1}}}},
			{Weight: 5, Clauses: []siting.Clause{{Need: 1, By: []int32{0, 2}}}},
			{Weight: 4, Clauses: []siting.Clause{{Need: 1, By: []int32{1}}}},
			{Weight: 4, Clauses: []siting.Clause{{Need: 1, By: []int32{2}}}},
		},
		Candidates: 3,
		Most:       []int{2},
	}
	a, err := siting.Solve(context.Background(), p, siting.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Status, a.Plan, a.Value, "of at most", a.Bound)
	// Output: proven [1 2] 18 of at most 18
}
