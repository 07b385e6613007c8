package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
)

func main() {
	names := os.Args[1:]
	for _, n := range names {
		s, err := data.Load(n, data.LoadOptions{})
		if err != nil {
			fmt.Println(err)
			continue
		}
		t0 := time.Now()
		r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true})
		if err != nil {
			panic(err)
		}
		fmt.Printf("== %s (%v) total %.2fM\n", n, time.Since(t0), float64(r.Worst.Population.Total)/1e6)
		for i := 0; i <= len(r.Threats); i++ {
			t := r.At(i)
			m := func(x coverage.Triple[int]) string {
				return fmt.Sprintf("%5.2f %5.2f %5.2f", float64(x.Low)/1e6, float64(x.Base)/1e6, float64(x.High)/1e6)
			}
			fmt.Printf("%-15s cov %s | UA %s | before %s | tw %s | nodes %v\n", t.Threat.ID, m(t.Population.Covered), m(t.UkraineAlone), m(t.BeforeCeasefire), m(t.TimeWeighted), t.Nodes.Covered)
		}
		if os.Getenv("P") != "" {
			t0 = time.Now()
			ps, _ := coverage.Promises(context.Background(), s, coverage.Options{})
			fmt.Println("promises", len(ps), time.Since(t0))
			for _, p := range ps {
				fmt.Printf("%-50s %-45s", p.Text, p.Set)
				for _, c := range p.Change {
					fmt.Printf(" %+5.2f/%+5.2f/%+5.2f", float64(c.Low)/1e6, float64(c.Base)/1e6, float64(c.High)/1e6)
				}
				fmt.Println()
			}
		}
		if os.Getenv("U") != "" {
			for u := range r.Units {
				fmt.Printf("%-22s", r.Units[u].Unit.ID)
				for k := range s.Threats {
					fmt.Printf(" %-14s %8.0f", r.Units[u].Threats[k].Gate, r.Units[u].Threats[k].Shapley)
				}
				fmt.Println()
			}
		}
		if os.Getenv("W") != "" {
			for i := range r.Places {
				p := &r.Places[i]
				if p.Place.Population < 150000 && p.Place.Kind != "power" {
					continue
				}
				fmt.Printf("%-24s", p.Place.ID)
				for k := range s.Threats {
					q := &p.Threats[k]
					fmt.Printf(" %-9s d%d ts%.2f", q.Status, q.Depth.Base, q.TimeShare.Base)
					if q.Nearest != nil {
						fmt.Printf(" %s:%v", s.Units[q.Nearest.Unit].ID, q.Nearest.Verdict.Gate)
						if q.Nearest.Remedy != nil {
							fmt.Printf("[%s]", q.Nearest.Remedy.Set)
						}
					}
					fmt.Printf(" |")
				}
				fmt.Println()
			}
		}
	}
}
