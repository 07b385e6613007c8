package coverage_test

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// sixty is 60 units over Ukraine's real outline with 180 places and five
// threats: 44 missile units in three groups, 8 fighter squadrons on station, 3
// airborne and 5 ground radars, all with command at level 2 and a delay of 5
// minutes.
func sixty(w *scenario.World) *scenario.Scenario { return many(w, 60) }

// many is [sixty] with another number of units, of the same kinds in turn.
func many(w *scenario.World, units int) *scenario.Scenario {
	rng := newRandom(60)
	s := rng.scenario(0, 180)
	s.World, s.Systems = w, nil
	s.Phase = scenario.AfterCeasefire
	for i := range 8 {
		sys := rng.system(i)
		for sys.Kind != scenario.GBAD {
			sys = rng.system(i)
		}
		s.Systems = append(s.Systems, sys)
	}
	fighter, eye := rng.flyer(
		scenario.System{ID: "x-fighter"},
		scenario.Fighter,
	), rng.flyer(
		scenario.System{ID: "y-awacs"},
		scenario.Sensor,
	)
	eye.Aircraft.Radius = scenario.Same(3000 * geo.Kilometre)
	s.Systems = append(
		s.Systems,
		fighter,
		eye,
		scenario.System{ID: "z-radar", Kind: scenario.Sensor, Radar: rng.radar()},
	)
	for n := range units {
		i := n % 60
		u := scenario.Unit{
			ID: fmt.Sprintf(
				"unit-%02d",
				n,
			), System: s.Systems[i%8].ID, Count: 6, Host: "UA", Contributor: []string{"UA", "PL", "RO"}[i%3],
			Position: orb.Point{
				rng.between(23, 38),
				rng.between(46, 51.5),
			}, Group: []string{"one", "two", "three"}[i%3],
		}
		station := orb.Point{rng.between(23, 34), rng.between(46, 51.5)}
		switch {
		case i >= 55:
			u.System = "z-radar"
		case i >= 52:
			u.System, u.Station, u.Host, u.OnStation = "y-awacs", &station, "PL", 1
		case i >= 44:
			u.System, u.Station, u.Host, u.Count = "x-fighter", &station, "RO", 30
		}
		s.Units = append(s.Units, u)
	}
	for i := range s.Places {
		s.Places[i].Position = orb.Point{rng.between(23, 38), rng.between(46, 51.5)}
		s.Places[i].Region = "UA-46"
	}
	second := s.Threats[0]
	second.ID, second.Altitude = "second-drone", scenario.Same[geo.Height](2500)
	s.Threats = append(s.Threats, second)
	s.Package = scenario.Package{
		Hosts: map[string]scenario.Permission{
			"PL": {State: scenario.Granted},
			"RO": {State: scenario.Granted},
		}, C2: scenario.C2{Level: 2},
		Stockpile: scenario.Stockpile{Factor: 1, Nights: 3},
		Authorisation: scenario.Authorisation{
			Zone:    scenario.ZoneAll,
			Classes: scenario.AllClasses,
			Delay:   scenario.UniformDelay(5 * time.Minute),
		},
	}
	return s
}

func BenchmarkEvaluate(b *testing.B) {
	s := sixty(data.World())
	for _, km := range []float64{1, 2} {
		b.Run(fmt.Sprintf("cell=%gkm", km), func(b *testing.B) {
			o := coverage.Options{Cell: geo.Length(km) * geo.Kilometre, Land: coverage.NewLand(s.World)}
			evaluate(b, s, o) // scan the border once
			b.ReportAllocs()
			for b.Loop() {
				if _, err := coverage.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("places", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first/cell=1km", func(b *testing.B) {
		for b.Loop() {
			fresh := scenario.NewWorld(s.World.Border, s.World.Regions, s.World.Countries)
			t := *s
			t.World = fresh
			if _, err := coverage.Evaluate(context.Background(), &t, coverage.Options{Cell: geo.Kilometre}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkUnits is a whole evaluation at 1 km against the number of units.
func BenchmarkUnits(b *testing.B) {
	for _, n := range []int{60, 200, 600, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := many(data.World(), n)
			o := coverage.Options{Cell: geo.Kilometre, SkipRemedies: true, Land: coverage.NewLand(s.World)}
			evaluate(b, s, o) // scan the border once
			for b.Loop() {
				if _, err := coverage.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSwitch is a switch thrown to and fro in the planner
// (all but the delay, which is a new one each time), with the places and the
// map of 2 km cells.
func BenchmarkSwitch(b *testing.B) {
	now := sixty(data.World()).Edit(func(*scenario.Scenario) {}) // gives it a revision
	for _, c := range []struct {
		name string
		do   func(*scenario.Package)
	}{
		{"host", func(p *scenario.Package) {
			p.Hosts = map[string]scenario.Permission{"RO": {State: scenario.Granted}, "PL": {State: scenario.Denied}}
		}},
		{"delay", func(p *scenario.Package) { p.Authorisation.Delay = scenario.UniformDelay(10 * time.Minute) }},
		{"command", func(p *scenario.Package) { p.C2.Level = 1 }},
		{"zone", func(p *scenario.Package) {
			p.Authorisation.Zone, p.Authorisation.Regions = scenario.ZoneRegions, []string{"UA-46", "UA-51"}
		}},
		{"stock", func(p *scenario.Package) { p.Stockpile.Factor = 0.5 }},
	} {
		b.Run(c.name, func(b *testing.B) {
			then := now.Edit(func(s *scenario.Scenario) { c.do(&s.Package) })
			o := coverage.Options{SkipRemedies: true}
			var e coverage.Evaluator
			if _, err := e.Evaluate(context.Background(), now, o); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			next := []*scenario.Scenario{then, now}
			for i := 0; b.Loop(); i++ {
				// Each delay and stock is a new one, as when a key is held down.
				s := next[i%2].Edit(func(s *scenario.Scenario) {
					if c.name == "delay" && i%2 == 0 {
						s.Package.Authorisation.Delay = scenario.UniformDelay(time.Duration(i%600) * time.Second)
					}
				})
				if _, err := e.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// manyPlaces is 10,000 demand points and 1,000 units in three groups.
func manyPlaces() *scenario.Scenario {
	s := sixty(data.World())
	rng := newRandom(61)
	units, places := s.Units, s.Places
	s.Units, s.Places = nil, nil
	for i := range 1000 {
		u := units[i%44]
		u.ID, u.Position = fmt.Sprintf("unit-%04d", i), orb.Point{rng.between(23, 38), rng.between(46, 51.5)}
		s.Units = append(s.Units, u)
	}
	for i, points := 0, 0; points < 10_000; i++ {
		p := places[i%len(places)]
		points += p.PointCount()
		p.ID, p.Position = fmt.Sprintf("place-%05d", i), orb.Point{rng.between(23, 38), rng.between(46, 51.5)}
		s.Places = append(s.Places, p)
	}
	return s
}

// BenchmarkManyPlaces is 10,000 demand points and 1,000 units at three estimates. Its
// peak is the most memory that the heap held at any time, the scenario and
// garbage not yet collected included.
func BenchmarkManyPlaces(b *testing.B) {
	s := manyPlaces()
	for _, n := range []int{1, 5} {
		b.Run(fmt.Sprintf("threats=%d", n), func(b *testing.B) {
			few := *s
			few.Threats = s.Threats[:n]
			b.ReportAllocs()
			peak := peakHeap()
			for b.Loop() {
				b.StopTimer()
				runtime.GC() // what the last one left is not this one's
				b.StartTimer()
				if _, err := coverage.Evaluate(context.Background(), &few, coverage.Options{PlacesOnly: true}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak())/1e6, "peak-MB")
		})
	}
}

// peakHeap watches the heap until the function it returns is called, which
// gives the most bytes seen.
func peakHeap() func() uint64 {
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		peak := uint64(0)
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for tick := time.NewTicker(time.Millisecond); ; {
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
			select {
			case <-stop:
				tick.Stop()
				most <- peak
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 {
		close(stop)
		return <-most
	}
}

// firstSwitches are the switches of the default scenario, by kind.
var firstSwitches = []struct {
	kind string
	sets []string
}{
	{"hosts", []string{"hosts.PL=granted", "hosts.SK=granted", "hosts.HU=granted", "hosts.RO=denied"}},
	{
		"contributors",
		[]string{
			"contributors.US=denied",
			"contributors.FR=granted",
			"contributors.DE=granted",
			"contributors.GB=granted",
		},
	},
	{"zone", []string{"authorisation.zone=all", "authorisation.zone=host-airspace", "authorisation.zone=none"}},
	{"delay", []string{"authorisation.delay=0s", "authorisation.delay=10m", "authorisation.delay=15m"}},
	{"c2", []string{"c2=0", "c2=1", "c2=3"}},
	{"stock", []string{"stockpile=0.5", "stockpile=2"}},
	{"phase", []string{"phase=now"}},
	{"caveats", []string{"caveats.FR=[not-in-ukraine]", "caveats.US=[own-soil-only]"}},
}

// BenchmarkFirstSwitch is a switch of the default scenario that was never
// thrown before, after an evaluation of the scenario as it stands: places and
// the map of 2 km cells against the threat that leads, which is what the planner shows
// first, and against all. Of the switches of a kind the slowest is told apart, by its
// mean and by the quickest of its throws.
func BenchmarkFirstSwitch(b *testing.B) {
	for _, c := range firstSwitches {
		b.Run("map=shown/"+c.kind, func(b *testing.B) { firstSwitch(b, c.sets, "cruise-missile") })
		b.Run("map=all/"+c.kind, func(b *testing.B) { firstSwitch(b, c.sets, "") })
	}
}

func firstSwitch(b *testing.B, sets []string, groundOf string) {
	now := builtin(b, "package-four-legs")
	if groundOf != "" && !slices.ContainsFunc(now.Threats, func(t scenario.Threat) bool { return t.ID == groundOf }) {
		b.Fatal("no such threat: " + groundOf)
	}
	slowest, quickest := 0.0, 0.0
	total := time.Duration(0)
	for _, set := range sets {
		then := builtin(b, "package-four-legs", set)
		then = now.Edit(func(s *scenario.Scenario) {
			places := s.Places
			*s = *then
			s.Places = places
		})
		sum, least := time.Duration(0), time.Duration(1<<62)
		for range b.N {
			took := throw(b, now, then, groundOf)
			sum, least = sum+took, min(least, took)
		}
		total += sum
		slowest = max(slowest, float64(sum.Nanoseconds())/float64(b.N)/1e6)
		quickest = max(quickest, float64(least.Nanoseconds())/1e6)
	}
	b.ReportMetric(float64(total.Nanoseconds())/float64(b.N*len(sets)), "ns/op")
	b.ReportMetric(slowest, "slowest-ms")
	b.ReportMetric(quickest, "slowest-best-ms")
}

// throw is how long the second of two scenarios takes after the first: its places, then
// the ground of one threat, or of all.
func throw(b *testing.B, now, then *scenario.Scenario, groundOf string) time.Duration {
	b.StopTimer()
	var e coverage.Evaluator
	places, o := coverage.Options{SkipRemedies: true, PlacesOnly: true}, coverage.Options{SkipRemedies: true}
	if _, err := e.Evaluate(context.Background(), now, o); err != nil {
		b.Fatal(err)
	}
	o.GroundOf = groundOf
	start := time.Now()
	b.StartTimer()
	for _, o := range []coverage.Options{places, o} {
		if _, err := e.Evaluate(context.Background(), then, o); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// BenchmarkDefault is the whole evaluation of the default scenario as a report
// asks for it, the border scanned already.
func BenchmarkDefault(b *testing.B) {
	s := builtin(b, "package-four-legs")
	for _, km := range []float64{1, 2} {
		b.Run(fmt.Sprintf("cell=%gkm", km), func(b *testing.B) {
			o := coverage.Options{Cell: geo.Length(km) * geo.Kilometre, Land: coverage.NewLand(s.World)}
			evaluate(b, s, o)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := coverage.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("places", func(b *testing.B) {
		for b.Loop() {
			if _, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true,
				SkipRemedies: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
