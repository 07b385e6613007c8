package coverage_test

import (
	"context"
	"math"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// about reports whether two durations are the same to a millisecond.
func about(a, b time.Duration) bool { return (a - b).Abs() <= time.Millisecond }

// clockOf is the clock of the first unit at a place so many km east of it.
func clockOf(t *testing.T, s *scenario.Scenario, km geo.Length) *coverage.Clock {
	t.Helper()
	p := scenario.Place{Kind: "port", Position: geo.Destination(s.Units[0].Position, 90*geo.Degree, km*geo.Kilometre)}
	for _, k := range coverage.Explain(s, coverage.Options{}, &p, &s.Threats[0], scenario.Base) {
		if k.Unit.ID == s.Units[0].ID && k.Clock != nil {
			return k.Clock
		}
	}
	t.Fatal("no clock")
	return nil
}

// A radar that sees to the horizon, an order after a minute, a missile of 1,000 m/s that
// flies 20 km, and a threat of 200 m/s that flies what the radar sees but these.
func TestTheClockOfAUnitAlone(t *testing.T) {
	s := guest()
	s.Package.Authorisation.Delay = scenario.UniformDelay(time.Minute)
	s.Systems.Find(s.Units[0].System).Reaction = scenario.Same(15 * time.Second)
	sees := geo.Horizon(15, 50).Kilometres()
	want := coverage.Clock{Tracks: coverage.OwnTracks, Order: time.Minute, Reaction: 15 * time.Second,
		Flight: 20 * time.Second, Target: seconds((sees - 20) / 0.2)}
	got := clockOf(t, s, 20)
	if got.Tracks != want.Tracks || got.Order != want.Order || got.Reaction != want.Reaction ||
		!about(got.Flight, want.Flight) || !about(got.Target, want.Target) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got.Ordered() != time.Minute || got.Leaves() != 75*time.Second || !about(got.Meets(), 95*time.Second) ||
		!about(got.Spare(), want.Target-95*time.Second) {
		t.Errorf("ordered %v, leaves %v, meets %v, to spare %v", got.Ordered(), got.Leaves(), got.Meets(), got.Spare())
	}
}

// On which tracks the clock of a launcher runs that needs half a minute, with a radar
// beside it that sees far: its own, its own told where to look, or those of the other.
func TestTheClockRunsOnTheTracksThatLeaveMost(t *testing.T) {
	for _, c := range []struct {
		level    int
		tracks   coverage.Tracks
		reaction time.Duration
	}{
		{0, coverage.OwnTracks, 30 * time.Second}, {1, coverage.CuedTracks, 10 * time.Second},
		{2, coverage.SharedTracks, 30 * time.Second}, {3, coverage.SharedTracks, 30 * time.Second},
	} {
		s := watched()
		s.Package.C2.Level = c.level
		if got := clockOf(t, s, 20); got.Tracks != c.tracks || !about(got.Reaction, c.reaction) {
			t.Errorf("level %d: tracks %d, reaction %v; want %d, %v", c.level, got.Tracks, got.Reaction, c.tracks, c.reaction)
		}
	}
}

// The clock is that of the timeline gate: it leaves time where the gate holds, as much as
// the gate's margin says, and is late by what the verdict says.
func TestTheClockAgreesWithTheGate(t *testing.T) {
	t.Parallel()
	clocks, late := 0, 0
	for seed := range uint64(30) {
		s := newRandom(seed).scenario(14, 6)
		for i := range s.Places {
			for _, k := range coverage.Explain(s, coverage.Options{}, &s.Places[i], &s.Threats[0], scenario.Base) {
				if k.Clock == nil {
					continue
				}
				clocks++
				spare := k.Clock.Spare().Seconds()
				if math.Abs(spare) > 1e-3 && k.Failing.Has(coverage.GateTimeline) != (spare < 0) {
					t.Fatalf("seed %d, %s: %v to spare, the gate fails: %v", seed, k.Unit.ID, k.Clock.Spare(),
						k.Failing.Has(coverage.GateTimeline))
				}
				at := slices.IndexFunc(k.Margins, func(m coverage.Margin) bool { return m.Gate == coverage.GateTimeline })
				if at >= 0 && (math.Abs(k.Margins[at].Value-spare) > 1e-3 ||
					math.Abs(k.Margins[at].Of-k.Clock.Target.Seconds()) > 1e-3) {
					t.Fatalf("seed %d, %s: clock %+v, margin %+v", seed, k.Unit.ID, k.Clock, k.Margins[at])
				}
				if k.Verdict.Gate == coverage.GateTimeline && k.Verdict.Late < coverage.Unseen {
					if late++; !about(k.Verdict.Late, -k.Clock.Spare()) {
						t.Fatalf("seed %d, %s: late by %v, the clock by %v", seed, k.Unit.ID, k.Verdict.Late, -k.Clock.Spare())
					}
				}
			}
		}
	}
	if clocks < 500 || late < 20 {
		t.Errorf("only %d clocks, %d of them late", clocks, late)
	}
}

// The engagement of a place is that of the unit which an explanation names first, or, where
// none engages, of the one that the answer why names, with the same clock.
func TestTheEngagementIsThatOfTheExplanation(t *testing.T) {
	t.Parallel()
	s, o, engine := builtin(t, "package-four-legs"), coverage.Options{}, new(coverage.Evaluator)
	asked, covered, told := coverage.Prepare(s, o), 0, 0
	for i := 0; i < len(s.Places); i += 60 {
		for threat := range s.Threats {
			why, err := engine.WhyNot(context.Background(), s, o, s.Places[i].ID, s.Threats[threat].ID)
			if err != nil {
				t.Fatal(err)
			}
			x, err := engine.Engagement(context.Background(), s, o,
				coverage.EngagementQuestion{Place: i, Threat: threat, Estimate: scenario.Base, Why: why})
			if err != nil {
				t.Fatal(err)
			}
			list := asked.Explain(&s.Places[i], threat, scenario.Base)
			want := &list[0]
			if n := why.Nearest; !want.Verdict.Engaged() && n != nil && n.Estimate == scenario.Base {
				told++
				if x.Unit != &s.Units[n.Unit] || x.Point != n.Point || x.Verdict != n.Verdict {
					t.Fatalf("%s, %s: %s, the answer why names %s", s.Places[i].ID, s.Threats[threat].ID, x.Unit.ID,
						s.Units[n.Unit].ID)
				}
				continue
			}
			if want.Verdict.Engaged() {
				covered++
			}
			if x.Unit.ID != want.Unit.ID || x.Verdict != want.Verdict || (x.Clock == nil) != (want.Clock == nil) ||
				x.Clock != nil && *x.Clock != *want.Clock {
				t.Fatalf("%s, %s: %s %+v, the explanation has %s %+v", s.Places[i].ID, s.Threats[threat].ID, x.Unit.ID,
					x.Clock, want.Unit.ID, want.Clock)
			}
		}
	}
	if covered < 2 || told < 3 {
		t.Errorf("only %d covered, %d told why", covered, told)
	}
}
