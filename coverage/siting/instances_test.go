package siting

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// An instance is a maximal covering problem with its known optimum, as files hold it.
type instance struct {
	W       []float64 `json:"w"`
	Cov     [][]int32 `json:"cov"`
	M       int       `json:"m"`
	P       int       `json:"p"`
	Optimum float64   `json:"optimum"`
}

func readInstance(t testing.TB, file string) (instance, *Problem) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var i instance
	if err := json.Unmarshal(text, &i); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	p := &Problem{Candidates: i.M, Most: []int{i.P}}
	for n, w := range i.W {
		p.Demands = append(p.Demands, Demand{Weight: w, Clauses: []Clause{{Need: 1, By: i.Cov[n]}}})
	}
	return i, p
}

// TestInstances proves the optimum of every instance of a folder: the small ones made for
// this test, or those of the folder that SITING_INSTANCES names.
func TestInstances(t *testing.T) {
	folder := os.Getenv("SITING_INSTANCES")
	if folder == "" {
		folder = "testdata"
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no instances (*.json) in %s: name a folder of them in SITING_INSTANCES", folder)
	}
	var all time.Duration
	t.Logf("%-24s %12s %12s %8s %8s %8s", "instance", "value", "bound", "gap", "nodes", "seconds")
	for _, file := range files {
		i, p := readInstance(t, file)
		start := time.Now()
		a, err := Solve(context.Background(), p, Options{})
		took := time.Since(start)
		all += took
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		t.Logf("%-24s %12.0f %12.0f %7.2f%% %8d %8.3f",
			filepath.Base(file), a.Value, a.Bound, 100*gapOf(a), a.Nodes, took.Seconds())
		if a.Status == Proven && math.Abs(a.Value-i.Optimum) > 1e-6 {
			t.Errorf("%s: proven %v, the optimum is %v", file, a.Value, i.Optimum)
		}
		if a.Status != Proven {
			t.Errorf("%s: %v", file, a.Status)
		}
	}
	t.Logf("%-24s %51.3f s", "all", all.Seconds())
}

// gapOf is the part of the bound that is unproven, 0 to 1.
func gapOf(a *Answer) float64 {
	if a.Bound <= 0 {
		return 0
	}
	return max(0, (a.Bound-a.Value)/a.Bound)
}
