package siting

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// solvers are the commands that read the file and write their answer, and where in what
// they print or write the objective stands.
var solvers = []struct {
	name      string
	args      func(file, out string) []string
	objective *regexp.Regexp
}{
	{"glpsol", func(file, out string) []string { return []string{"--freemps", file, "-o", out} },
		regexp.MustCompile(`Objective:\s+weight = (\S+)`)},
	{"cbc", func(file, out string) []string { return []string{file, "solve", "solu", out} },
		regexp.MustCompile(`objective value (\S+)`)},
}

// TestMPS: GLPK and CBC, where they are installed, find the same optimum in the file.
func TestMPS(t *testing.T) {
	for _, solver := range solvers {
		t.Run(solver.name, func(t *testing.T) {
			if _, err := exec.LookPath(solver.name); err != nil {
				t.Skipf("%s is not installed", solver.name)
			}
			for _, v := range variants {
				for seed := range uint64(3) {
					r := rand.New(rand.NewPCG(seed, 25))
					p := randomProblem(r)
					v.make(r, p)
					a, err := Solve(context.Background(), p, Options{})
					if err != nil || a.Status != Proven {
						continue
					}
					folder := t.TempDir()
					file, out := filepath.Join(folder, "p.mps"), filepath.Join(folder, "p.out")
					w, err := os.Create(file)
					if err != nil {
						t.Fatal(err)
					}
					if err := p.WriteMPS(w, v.name); err != nil {
						t.Fatal(err)
					}
					w.Close()
					said, err := exec.Command(solver.name, solver.args(file, out)...).CombinedOutput()
					if err != nil {
						t.Fatalf("%s: %v\n%s", v.name, err, said)
					}
					text, _ := os.ReadFile(out)
					m := solver.objective.FindSubmatch(text)
					if m == nil {
						t.Fatalf("%s, seed %d: no objective in\n%s\n%s", v.name, seed, text, said)
					}
					if got, _ := strconv.ParseFloat(string(m[1]), 64); math.Abs(got+a.Value) > 1e-5*(1+a.Value) {
						t.Errorf("%s, seed %d: %s finds %v, want %v", v.name, seed, solver.name, got, -a.Value)
					}
				}
			}
		})
	}
}
