package data

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

// Default is the built-in scenario that is meant when none is named.
const Default = "package-four-legs"

//go:embed scenarios/*.yaml
var scenarioFiles embed.FS

// builtinOrder is the order in which to read the built-in scenarios: each
// shows one thing more than those before it. Others follow by name.
var builtinOrder = []string{
	Default, "no-umbrella", "deliveries", "bases-only", "romania-only", "without-us", "integrated",
	"coalition", "after-ceasefire", "veto", "reassurance-small", "reassurance-medium", "reassurance-large",
	"sky-shield", "sky-shield-2", "no-fly",
}

// BuiltinNames returns the names of the built-in scenarios in the order in
// which to read them, the default first.
func BuiltinNames() []string { return slices.Clone(builtinNames()) }

var builtinNames = sync.OnceValue(func() []string {
	entries, err := scenarioFiles.ReadDir("scenarios")
	if err != nil {
		panic("bug in data/scenarios: " + err.Error())
	}
	var names []string
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".yaml"))
	}
	place := func(name string) int {
		if i := slices.Index(builtinOrder, name); i >= 0 {
			return i
		}
		return len(builtinOrder)
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
})

// Builtin returns the text of a built-in scenario.
func Builtin(name string) ([]byte, bool) {
	if !slices.Contains(builtinNames(), name) {
		return nil, false
	}
	text, err := scenarioFiles.ReadFile("scenarios/" + name + ".yaml")
	return text, err == nil
}
