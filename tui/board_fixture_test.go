package tui

import (
	"context"
	"math"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/testdata/fixture"
)

// fixtureWeigh is a hand-made weighing of fixture.Scenario: against cruise
// missiles Vinnytsia falls at minute 8 and Lviv at 15, Kyiv is Ukraine's own.
func fixtureWeigh(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Weighing, error) {
	r := fixture.Result(s, coverage.Options{PlacesOnly: true})
	w := &app.Weighing{Worth: &worth.Worth{Result: r}}
	curve := func(kyiv, vinnytsia, lviv int) (people []int) {
		for m := range worth.LongestDelay + 1 {
			n := 0
			for place, until := range map[int]int{0: kyiv, 7: vinnytsia, 4: lviv} {
				if place < len(s.Places) && m < until {
					n += s.Places[place].Population
				}
			}
			people = append(people, n)
		}
		return people
	}
	share := func(id string, phi float64, loss int, state scenario.PermissionState) worth.Share {
		return worth.Share{ID: id, Shapley: phi, Loss: loss, State: state}
	}
	threat := func(id string, people []int) worth.Threat {
		t := worth.Threat{ID: id, Total: r.Worst.Population.Total, Covered: people[5], Alone: people[60], Delay: people,
			LastAllied: 14}
		for i, name := range worth.Conditions {
			t.Conditions.Shares = append(t.Conditions.Shares, share(name, float64(200_000*i), 300_000*i, ""))
		}
		t.Contributors.Shares = []worth.Share{share("UA", 2_900_000, 2_797_553, scenario.Granted),
			share("US", 450_000.4, 717_803, scenario.Granted),
			share("NO", 352_115, 0, scenario.Granted), share("FR", 0, 0, scenario.Open)}
		t.Hosts.Shares = []worth.Share{share("UA", 2_800_000, 2_797_553, scenario.Granted),
			share("RO", 1_069_918, 1_069_918, scenario.Granted), share("PL", 0, 0, scenario.Open)}
		left := t.Total - t.Covered
		t.Binding = []worth.Binding{
			{Cause: worth.Decided, Decisions: 1 << coverage.GateAuthorisation, Gate: coverage.GateAuthorisation,
				People: left * 3 / 4, Places: 5},
			{Cause: worth.TooLate, Gate: coverage.GateTimeline, People: left - left*3/4, Places: 2},
		}
		return t
	}
	for i := range s.Threats {
		w.Worth.Threats = append(w.Worth.Threats, threat(s.Threats[i].ID,
			[...][]int{curve(99, 8, 15), curve(99, 99, 99)}[i%2]))
	}
	w.Worth.Worst = threat(scenario.WorstID, curve(99, 8, 0))
	for _, at := range [][2]int{{0, -1}, {1, 0}, {4, 15}, {7, 8}} {
		if at[0] < len(s.Places) {
			minute := worth.DropMinute{Minute: at[1]}
			if at[1] == 15 {
				minute.Left = 0.92
			}
			w.Worth.Drops = append(
				w.Worth.Drops,
				worth.Drop{Place: at[0], Threats: []worth.DropMinute{minute, {Minute: -1},
					minute}},
			)
		}
	}
	ends := func(shares int, people ...int) (list [][]int) {
		for i := range shares {
			list = append(list, []int{people[i%len(people)], 0, people[i%len(people)]})
		}
		return list
	}
	w.Low = app.Losses{Conditions: ends(5, 0, 100_000), Contributors: ends(4, 2_000_000, 0),
		Hosts: ends(3, 1_900_000, 0)}
	w.High = app.Losses{Conditions: ends(5, 900_000, 1_500_000), Contributors: ends(4, 3_000_000, 1_100_000),
		Hosts: ends(3, 3_000_000, 1_500_000, 510_840)}
	return w, ctx.Err()
}

// fixtureAssume knows of no assumption with a range.
func fixtureAssume(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*worth.Worth, error) {
	w, err := fixtureWeigh(ctx, s, o)
	return w.Worth, err
}

// fixtureAssess is a hand-made outcome: magazines last for twenty nights.
func fixtureAssess(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*raid.Outcome, error) {
	out := &raid.Outcome{Scenario: s, Lead: scenario.Base, LostNights: scenario.Same(1)}
	three := func(low, base, high float64) scenario.Triple[float64] {
		return scenario.Triple[float64]{Low: low, Base: base, High: high}
	}
	nights := func(n float64) raid.Nights { return raid.Nights{Nights: n} }
	for i := range s.Threats {
		t := raid.ThreatOutcome{Threat: s.Threats[i]}
		t.Salvo = raid.Raid{Arrivals: scenario.Same(40.0), Leakers: three(27, 20, 15)}
		t.Routine = raid.Raid{Arrivals: scenario.Same(6.0), Nights: scenario.Triple[raid.Nights]{Low: nights(5),
			Base: nights(20), High: nights(60)},
			Half: scenario.Triple[raid.Nights]{Low: nights(9), Base: nights(45), High: nights(120)}}
		for _, n := range app.NightsAsked {
			row := raid.StayingRow{Night: n}
			for k, e := range scenario.Estimates {
				people := 1.5e6 * float64(k+1) * math.Exp(-float64(n*n)/[...]float64{100, 1600, 10_000}[k])
				row.People.Set(e, int(people))
			}
			t.Staying = append(t.Staying, row)
		}
		out.Threats = append(out.Threats, t)
	}
	return out, ctx.Err()
}
