package subject

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
)

// CityOnMap is a counted city, who can uncover it and how late the order may come.
type CityOnMap struct {
	Place    int // by the index in the scenario
	Covered  bool
	Refusals []sweep.Refusal
	Latest   int  // minutes that the order may take; -1: not covered even at once
	Longer   bool // at the last minute asked it is still covered
}

// Fewest returns how many governments must refuse to uncover the city; -1 where none can,
// or it is not covered.
func (c *CityOnMap) Fewest() int {
	if len(c.Refusals) == 0 {
		return -1
	}
	return len(c.Refusals[0])
}

// Sets returns who can uncover the city, by code: "PL; NO+ES".
func (c *CityOnMap) Sets() string {
	words := make([]string, len(c.Refusals))
	for i, set := range c.Refusals {
		words[i] = strings.Join(set, "+")
	}
	return strings.Join(words, "; ")
}

// OnMap returns what is known of every counted city, the one with most people first; nothing
// where the scenario is not known.
func (d *Discovery) OnMap() []CityOnMap {
	if d.Orders == nil {
		return nil
	}
	return CitiesOnMap(d.Orders, d.Cities, d.Discovery.Threat)
}

// CitiesOnMap returns every counted city, the one with most people first, with how late the order may come, by the delays of
// a scenario in which all agree, and with who can uncover it there, against the threat at
// an index of [worth.Worth.At].
func CitiesOnMap(orders *worth.Worth, uncovered []sweep.City, threat int) []CityOnMap {
	list := make([]CityOnMap, 0, len(orders.Drops))
	for i := range orders.Drops {
		c := CityOnMap{Place: orders.Drops[i].Place}
		c.Latest, c.Longer = latestOrder(&orders.Drops[i], threat)
		at := slices.IndexFunc(uncovered, func(city sweep.City) bool { return city.Place == c.Place })
		if c.Covered = at >= 0; c.Covered {
			c.Refusals = uncovered[at].Refusals
		}
		list = append(list, c)
	}
	return list
}

// Mapped returns an error where a discovery cannot be shown on a map.
func (d *Discovery) Mapped() error {
	if d.Orders == nil {
		return errors.New("a map needs the scenario of the table: name it after the file, it is none of the built-in ones")
	}
	return nil
}

// Theme is a map of a discovery: each city is of one of its classes, the first not
// covered at all, then those that lose cover most easily first.
type Theme struct {
	Name, Title string
	Classes     [5]string
	Asks        string    // the title in brief, below a map on a screen
	Short       [5]string // the classes there
	Of          func(*CityOnMap) int
	Label       func(*CityOnMap) string // beside the name of a city; empty: nothing
	Sentence    func(*Discovery) string
}

// The maps of a discovery.
const (
	VetoTheme = iota
	OrderTheme
)

// Themes is the maps of a discovery.
var Themes = [...]Theme{
	VetoTheme: {
		Name: "veto", Title: "Who can uncover each city by refusing",
		Classes: [...]string{"under 95 % covered even if all agree", "one government alone", "two together", "three together",
			"no three governments"},
		Asks: "who can say no if granted", Short: [...]string{"under 95 %", "one alone", "two", "three", "no three"},
		Of: func(c *CityOnMap) int {
			switch n := c.Fewest(); {
			case !c.Covered:
				return 0
			case n < 0:
				return 4
			default:
				return n
			}
		},
		Label:    vetoLabel,
		Sentence: headlineRefusals,
	},
	OrderTheme: {
		Name: "latest_order", Title: "How late the order to intercept may come",
		Classes: [...]string{"under 95 % covered even with an order at once", "0 to 4 min", "5 to 14 min", "15 to 59 min",
			"an hour or more"},
		Asks: "latest order if granted", Short: [...]string{"none", "0-4 min", "5-14", "15-59", "an hour"},
		Of: func(c *CityOnMap) int {
			switch {
			case c.Latest < 0:
				return 0
			case c.Longer:
				return 4
			case c.Latest < 5:
				return 1
			case c.Latest < 15:
				return 2
			}
			return 3
		},
		Label: func(c *CityOnMap) string {
			if c.Longer || c.Latest < 0 {
				return ""
			}
			return fmt.Sprintf("%d min", c.Latest)
		},
		Sentence: headlineOrder,
	},
}

// vetoLabel names who can uncover a city, by code.
func vetoLabel(c *CityOnMap) string {
	const most = 2
	if len(c.Refusals) <= most {
		return strings.ReplaceAll(c.Sets(), "; ", ", ")
	}
	few := CityOnMap{Refusals: c.Refusals[:most]}
	return vetoLabel(&few) + ", …"
}
