package wording

import "airumbrella/scenario"

// kindRow is what places of one kind are called.
type kindRow struct{ one, many string }

// kinds is the table of kinds of places.
var kinds = map[string]kindRow{
	scenario.City: {"city", "cities"},
	"port":        {"port", "ports"},
	"rail":        {"rail hub", "rail hubs"},
	"airport":     {"airport", "airports"},
	"crossing":    {"border crossing", "border crossings"},
	"power":       {"power plant", "power plants"},
	"bridge":      {"bridge", "bridges"},
}

// KindWord names one place of a kind: "rail hub".
func KindWord(kind string) string {
	if row, ok := kinds[kind]; ok {
		return row.one
	}
	return Clean(kind)
}

// KindWords names several places of a kind: "rail hubs".
func KindWords(kind string) string { return kinds[kind].many }

// classList returns classes of threats in a sentence: "drones and cruise
// missiles".
func classList(set scenario.ClassSet) string {
	var names []string
	for _, c := range set.List() {
		names = append(names, c.Words())
	}
	return Enumerate(names, "nothing")
}
