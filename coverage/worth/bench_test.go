package worth

import (
	"context"
	"testing"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// dozen is the default scenario with twelve hosts and every contributor
// granted, an airborne radar on the soil of the hosts that have none.
func dozen(b *testing.B) *scenario.Scenario {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, list := range []map[string]scenario.Permission{s.Package.Hosts, s.Package.Contributors} {
		for code := range list {
			list[code] = scenario.Permission{State: scenario.Granted}
		}
	}
	awacs := *s.Unit("us-poland-awacs")
	for i, code := range []string{"CZ", "EE", "GR", "LT"} {
		u := awacs
		u.ID, u.Host = "awacs-"+code, code
		station := *awacs.Station
		station[0] += 0.3 * float64(i+1)
		u.Station, u.Group = &station, []string{"west", "south"}[i%2]
		s.Units = append(s.Units, u)
	}
	return s
}

func BenchmarkWeigh(b *testing.B) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	target := 0.65
	for _, c := range []struct {
		name string
		s    *scenario.Scenario
		o    Options
	}{
		{"default", s, Options{}},
		{"twelve-hosts", dozen(b), Options{}},
		{"default-target", s, Options{Target: &target}},
		{"default-assumptions", s, Options{Assumptions: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Weigh(context.Background(), c.s, c.o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTwelveHosts is the work of the fair shares in the README: those of
// twelve hosts, the 32 subsets of the conditions and the delay curve.
func BenchmarkTwelveHosts(b *testing.B) {
	s := dozen(b)
	for b.Loop() {
		x, err := newWeighing(context.Background(), s, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, step := range []func(context.Context) error{x.conditions, x.hosts, x.delays} {
			if err := step(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	}
}
