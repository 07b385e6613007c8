package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// Weighing is what promises are worth, with what the other estimates say of it.
type Weighing struct {
	Worth     *worth.Worth
	Low, High Losses
}

// Losses is the people lost without each of a group alone at one estimate: one
// list for each of its shares, by the index of [coverage.Result.At]; nil where
// it was not measured.
type Losses struct{ Conditions, Contributors, Hosts [][]int }

// Weigh weighs a scenario at base, and asks for the losses at low and high.
func Weigh(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Weighing, error) {
	x, err := worth.Weigh(ctx, s, worth.Options{Coverage: o})
	if err != nil {
		return nil, err
	}
	w := &Weighing{Worth: x}
	if w.Low, err = lossesAt(ctx, x, o, scenario.Low); err != nil {
		return nil, err
	}
	w.High, err = lossesAt(ctx, x, o, scenario.High)
	return w, err
}

// Assume weighs a scenario at base and moves each assumption alone, which takes longer
// than all that [Weigh] asks.
func Assume(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*worth.Worth, error) {
	return worth.Weigh(ctx, s, worth.Options{Coverage: o, Assumptions: true})
}

// lossesAt takes each away alone, by the rules of the weighing, and asks the
// predicate at an estimate.
func lossesAt(ctx context.Context, x *worth.Worth, o coverage.Options, e scenario.Estimate) (l Losses, err error) {
	s := x.Result.Scenario
	variants := coverage.NewVariants(s, o)
	whole, err := variants.Cover(ctx, s, e)
	if err != nil {
		return l, err
	}
	each := func(shares []worth.Share, without func(i int) *scenario.Scenario) [][]int {
		list := make([][]int, len(shares))
		for i := range shares {
			changed := without(i)
			if changed == nil || err != nil {
				continue
			}
			var left *coverage.Cover
			if left, err = variants.Cover(ctx, changed, e); err != nil {
				continue
			}
			for amount, people := range left.People {
				list[i] = append(list[i], whole.People[amount]-people)
			}
		}
		return list
	}
	parties := func(shares []worth.Share, role coverage.Role) [][]int {
		return each(shares, func(i int) *scenario.Scenario {
			if !matters(s, role, shares[i].ID) {
				return nil
			}
			return coverage.Restrict(s, []coverage.Player{{Role: role, Code: shares[i].ID}}, 0)
		})
	}
	worst := &x.Worst
	l.Conditions = each(worst.Conditions.Shares, func(i int) *scenario.Scenario { return worth.Without(s, 1<<i) })
	l.Contributors = parties(worst.Contributors.Shares, coverage.AsContributor)
	l.Hosts = parties(worst.Hosts.Shares, coverage.AsHost)
	return l, err
}

// matters reports whether anything can depend on a country's word: whether a
// unit stands there or comes from there, or the links of command do.
func matters(s *scenario.Scenario, role coverage.Role, code string) bool {
	if role == coverage.AsContributor && code == s.Package.C2.Provider {
		return true
	}
	for i := range s.Units {
		if u := &s.Units[i]; role == coverage.AsHost && u.Host == code || role == coverage.AsContributor &&
			u.Contributor == code {
			return true
		}
	}
	return false
}

// NightsAsked are the nights that the curve of staying power goes through:
// those that reports show, and between them as many as a plot can tell apart.
var NightsAsked = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 21, 24, 27, 30, 35, 40, 46, 53, 61, 70, 81, 93,
	107, 123, 141, 162, 186, 214, 246, 283, 325, 365}

// EvaluateFunc computes a result, as [coverage.Evaluate] does.
type EvaluateFunc func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error)

// AssessFunc reckons raids on a scenario.
type AssessFunc func(context.Context, *scenario.Scenario, coverage.Options) (*raid.Outcome, error)

// AssessBy returns a function that reckons raids as [Service.Raid] does, evaluated by
// the function given, for the curve of many nights.
func AssessBy(evaluate EvaluateFunc) AssessFunc {
	return func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*raid.Outcome, error) {
		o.PlacesOnly, o.SkipRemedies = true, true
		open, err := evaluate(ctx, raid.OpenStock(s), o)
		if err != nil {
			return nil, err
		}
		outcome, err := raid.Assess(ctx, open, raid.Options{Nights: NightsAsked})
		if err != nil {
			return nil, err
		}
		outcome.Scenario = s
		return outcome, nil
	}
}
