package wording

import (
	"fmt"
	"strconv"

	"airumbrella/scenario"
)

// StockAsked returns for how many nights how many rounds must last.
func StockAsked(p scenario.Stockpile) string {
	if p.Nights == 0 {
		return "not asked"
	}
	words := Plural(p.Nights, "night", "nights")
	if p.Factor != 1 {
		words += " with " + RoundsWords(p.Factor)
	}
	return words
}

// RoundsWords returns how much of the stock there is: "all rounds", "half the
// rounds", "four times the rounds".
func RoundsWords(factor float64) string {
	switch factor {
	case 0:
		return "no rounds"
	case 0.1:
		return "a tenth of the rounds"
	case 0.25:
		return "a quarter of the rounds"
	case 0.5:
		return "half the rounds"
	case 1:
		return "all rounds"
	case 2:
		return "twice the rounds"
	case 4:
		return "four times the rounds"
	}
	if factor < 1 {
		return fmt.Sprintf("%.2g %% of the rounds", 100*factor)
	}
	return fmt.Sprintf("%.3g times the rounds", factor)
}

// NightsAsked returns for how many nights rounds must last: "one night".
func NightsAsked(n int) string {
	switch n {
	case 0:
		return "not asked"
	case 1:
		return "one night"
	}
	return fmt.Sprintf("%d nights", n)
}

// magazines returns how full the magazines are and how long they must last.
func magazines(s scenario.Stockpile) string {
	words := "full"
	if s.Factor != 1 {
		words = Percent(int(s.Factor*1000+0.5), 1000)
	}
	return words + ", to last " + Plural(s.Nights, "night", "nights")
}

// stockSwitch returns a change of the stock as a switch.
func stockSwitch(s *scenario.Scenario, factor float64) string {
	switch factor / s.Package.Stockpile.Factor {
	case 0.5:
		return "half the stock"
	case 2:
		return "twice the stock"
	case 4:
		return "four times the stock"
	}
	return "stock times " + strconv.FormatFloat(factor, 'f', -1, 64)
}
