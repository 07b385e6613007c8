package coverage_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

func TestZZ(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		start := time.Now()
		s, err := scenariofile.Load(name, scenariofile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, _ := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
		fmt.Println(name, time.Since(start))
		for i := range r.Threats {
			x := &r.Threats[i]
			m := func(v scenario.Triple[int]) string {
				return fmt.Sprintf("%6.2f %6.2f %6.2f", float64(v.Low)/1e6, float64(v.Base)/1e6, float64(v.High)/1e6)
			}
			fmt.Printf("  %-15s of %.2f: %s = alone %s + links %s + allied %s | granted %s\n", x.Threat.ID, float64(x.Population.Total)/1e6, m(x.Population.Covered), m(x.UkraineAlone), m(x.Links), m(x.Guarantee), m(x.IfGranted))
		}
	}
}
