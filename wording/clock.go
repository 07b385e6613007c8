package wording

import (
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Link is one link of an engagement: when it comes after the first track.
type Link struct {
	Name string // "order"
	At   time.Duration
}

// Links are the links of an engagement in their order: detection, order, launch and
// intercept. Where nobody is waited for, the order is that a track of networks has come. A
// fighter on its station turns where a missile is launched, one on alert takes off.
func Links(s *scenario.Scenario, x *coverage.Engagement) [4]Link {
	c, order, leaves := x.Clock, "order", "launch"
	if c.Order == 0 && c.Latency > 0 {
		order = "track"
	}
	if system := s.System(x.Unit); system != nil && system.Kind == scenario.Fighter {
		if leaves = "take-off"; x.Unit.Station != nil {
			leaves = "turn"
		}
	}
	return [...]Link{{"detect", 0}, {order, c.Ordered()}, {leaves, c.Leaves()}, {"intercept", c.Meets()}}
}

// LateLink returns the first link that comes after the threat is there, -1 where none does.
func LateLink(links [4]Link, x *coverage.Engagement) int {
	for i, link := range links {
		if x.Clock.Target <= 0 || link.At > x.Clock.Target {
			return i
		}
	}
	return -1
}

// EngagementVerdict says by how much the intercept comes before the threat, or which link
// is the first that is late; and of a unit that is in time, or would be, what else stops it.
func EngagementVerdict(s *scenario.Scenario, x *coverage.Engagement) string {
	links, c := Links(s, x), x.Clock
	late := LateLink(links, x)
	switch {
	case late == 0 && c.Target <= -coverage.Unseen:
		return "late, for nothing that it may use sees the threat"
	case late == 0:
		return moment(-c.Spare()) + " late, from detect on"
	case late > 0:
		return moment(-c.Spare()) + " late, from " + links[late].Name + " on"
	case x.Verdict.Engaged() || x.Verdict.Gate == coverage.GateTimeline:
		return moment(c.Spare()) + " to spare"
	case x.Verdict.ShortMeasured() && x.Verdict.Short >= here:
		return "in time, but " + Kilometres(x.Verdict.Short) + " " + GateWords(x.Verdict.Gate)
	}
	return "in time, but " + GateWords(x.Verdict.Gate)
}

// Target says when the threat is over the place, or where its carrier releases.
func Target(x *coverage.Engagement, t *scenario.Threat) string {
	what := "over the place "
	if t.Release.At(scenario.Base) > 0 {
		what = "releases "
	}
	switch target := x.Clock.Target; {
	case target <= -coverage.Unseen:
		return what + "unseen"
	case target <= 0:
		return what + moment(-target) + " before any track"
	default:
		return what + Minutes(target)
	}
}

// moment is a duration, rounded where it is long; one below a second is a moment.
func moment(d time.Duration) string {
	switch {
	case d < time.Second:
		return "a moment"
	case d >= 10*time.Minute:
		d = d.Round(time.Minute)
	}
	return Minutes(d)
}
