package wording

import (
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// A battery, a fighter on alert and one on its station: 1 min to the order, 15 s or 15 min
// to react, 45 s of flight. The threat comes sooner or later.
func TestTheFirstLateLinkIsNamed(t *testing.T) {
	s := &scenario.Scenario{
		Systems: scenario.Systems{{ID: "battery", Kind: scenario.GBAD}, {ID: "jet", Kind: scenario.Fighter}},
		Units:   []scenario.Unit{{System: "battery"}, {System: "jet"}, {System: "jet", Station: &orb.Point{30, 50}}},
	}
	for _, c := range []struct {
		name    string
		unit    int
		clock   coverage.Clock
		verdict coverage.Verdict
		link    string
		want    string
	}{
		{"in time", 0, coverage.Clock{Order: time.Minute, Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: 3 * time.Minute}, coverage.Verdict{}, "launch", "1 min to spare"},
		{"late in its flight", 0, coverage.Clock{Order: time.Minute, Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: 90 * time.Second}, coverage.Verdict{Gate: coverage.GateTimeline}, "launch", "30 s late, from intercept on"},
		{"ordered too late", 0, coverage.Clock{Order: time.Minute, Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: 50 * time.Second}, coverage.Verdict{Gate: coverage.GateTimeline}, "launch", "1 min 10 s late, from order on"},
		{"off the ground too late", 1, coverage.Clock{Order: time.Minute, Reaction: 15 * time.Minute, Flight: 45 * time.Second,
			Target: 5 * time.Minute}, coverage.Verdict{Gate: coverage.GateTimeline}, "take-off", "12 min late, from take-off on"},
		{"tracks of networks come too late", 2, coverage.Clock{Latency: 30 * time.Second, Reaction: 2 * time.Minute,
			Flight: 45 * time.Second, Target: 20 * time.Second}, coverage.Verdict{Gate: coverage.GateTimeline}, "turn",
			"2 min 55 s late, from track on"},
		{"seen when it is over the place", 0, coverage.Clock{Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: -time.Minute}, coverage.Verdict{Gate: coverage.GateTimeline}, "launch", "2 min late, from detect on"},
		{"never seen", 0, coverage.Clock{Reaction: 15 * time.Second, Target: -coverage.Unseen},
			coverage.Verdict{Gate: coverage.GateTimeline}, "launch", "late, for nothing that it may use sees the threat"},
		{"in time, but too far", 0, coverage.Clock{Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: 3 * time.Minute}, coverage.Verdict{Gate: coverage.GateGeometry, Short: 37 * geo.Kilometre}, "launch",
			"in time, but 37 km out of reach"},
		{"in time, but not granted", 0, coverage.Clock{Reaction: 15 * time.Second, Flight: 45 * time.Second,
			Target: 3 * time.Minute}, coverage.Verdict{Gate: coverage.GateBasing}, "launch", "in time, but " +
			GateWords(coverage.GateBasing)},
	} {
		x := &coverage.Engagement{Unit: &s.Units[c.unit], Verdict: c.verdict, Clock: &c.clock}
		if got := Links(s, x)[2].Name; got != c.link {
			t.Errorf("%s: the interceptor leaves by %q, want %q", c.name, got, c.link)
		}
		if got := EngagementVerdict(s, x); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
