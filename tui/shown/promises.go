package shown

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// Promise is one promise of the package that can be switched or stepped, or,
// without a step, a heading.
type Promise struct {
	Name  string
	Value string
	Mark  string // [x], [+], [~], [ ]; empty for what has more than these
	// Step returns the switch so many steps up or down; 0 throws it.
	Step func(by int) scenario.Switch
}

// Promises returns the rows of the promises of a scenario.
func Promises(s *scenario.Scenario) []Promise {
	rows := []Promise{{Name: "THE RULES"}}
	rows = append(rows, ruleRows(s)...)
	rows = append(rows, Promise{Name: "MAY BE INTERCEPTED"})
	for _, class := range scenario.Classes {
		rows = append(rows, classRow(s, class))
	}
	rows = append(rows, Promise{Name: "BASES IN"})
	rows = append(
		rows,
		partyRows(s, s.Package.Hosts, func(code string, state scenario.PermissionState) scenario.Switch {
			return scenario.SetHost{Code: code, State: state}
		})...)
	rows = append(rows, Promise{Name: "FORCES FROM"})
	return append(rows, partyRows(s, s.Package.Contributors, func(code string,
		state scenario.PermissionState) scenario.Switch {
		return scenario.SetContributor{Code: code, State: state}
	})...)
}

// next is the value so many steps from the one that is there, or nearest to
// it; without an end a switch goes round.
func next[T any](values []T, at, by int) T {
	if by == 0 {
		return values[(at+1)%len(values)]
	}
	return values[min(max(at+by, 0), len(values)-1)]
}

// ruleRows are the rules of the package.
func ruleRows(s *scenario.Scenario) []Promise {
	p := &s.Package
	return []Promise{
		{Name: "Phase", Value: wording.PhaseWords(s.Phase), Step: func(by int) scenario.Switch {
			phases := []scenario.Phase{scenario.Now, scenario.AfterCeasefire}
			return scenario.SetPhase{Phase: next(phases, slices.Index(phases, s.Phase), by)}
		}},
		{Name: "Zone", Value: wording.ZoneBriefly(&p.Authorisation),
			Step: func(by int) scenario.Switch { return stepZone(&p.Authorisation, by) }},
		{Name: "Order", Value: "after " + wording.Minutes(OrderDelay(p)),
			Step: func(by int) scenario.Switch { return stepDelay(p, by) }},
		{Name: "Tracks", Value: fmt.Sprintf("%d, %s", p.C2.Level, wording.LevelTracks(p.C2.Level)),
			Step: func(by int) scenario.Switch {
				return scenario.SetLevel{Level: next([]int{0, 1, 2, 3}, p.C2.Level, by)}
			}},
		{Name: "Stock", Value: wording.RoundsWords(p.Stockpile.Factor), Step: func(by int) scenario.Switch {
			factors := []float64{0.1, 0.25, 0.5, 1, 2, 4}
			return scenario.SetStock{Factor: next(factors, nearestIndex(factors, p.Stockpile.Factor), by)}
		}},
		{Name: "Nights", Value: wording.NightsAsked(p.Stockpile.Nights), Step: func(by int) scenario.Switch {
			nights := []int{0, 1, 3, 7, 14, 30, 90, 365}
			return scenario.SetNights{Nights: next(nights, nearestIndex(nights, p.Stockpile.Nights), by)}
		}},
		{Name: "Picture", Value: wording.PictureBriefly(p.C2.Picture), Step: func(by int) scenario.Switch {
			pictures := []scenario.Picture{scenario.SeparatePicture, scenario.SharedPicture}
			return scenario.SetPicture{Picture: next(pictures, max(slices.Index(pictures, p.C2.Picture), 0), by)}
		}},
		{Name: "Raids", Value: wording.ApproachBriefly(s.Approach), Step: func(by int) scenario.Switch {
			sides := scenario.Approaches[:]
			return scenario.SetApproach{Approach: next(sides, max(slices.Index(sides, s.Approach), 0), by)}
		}},
	}
}

// nearestIndex is the index of the value nearest to v.
func nearestIndex[T int | float64 | time.Duration](values []T, v T) int {
	best := 0
	for i, w := range values {
		if max(w-v, v-w) < max(values[best]-v, v-values[best]) {
			best = i
		}
	}
	return best
}

// OrderDelay is the delay that the promises show: that against cruise missiles
// at base; ballistic missiles have a standing order.
func OrderDelay(p *scenario.Package) time.Duration {
	return p.Authorisation.Delay[scenario.CruiseMissile].Base
}

// delaySteps are the delays that the promises step through.
var delaySteps = []time.Duration{0, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute,
	20 * time.Minute, 30 * time.Minute, 45 * time.Minute, time.Hour}

// stepDelay changes the delay of every class but ballistic.
func stepDelay(p *scenario.Package, by int) scenario.Switch {
	delay := scenario.UniformDelay(next(delaySteps, nearestIndex(delaySteps, OrderDelay(p)), by))
	delay[scenario.Ballistic] = p.Authorisation.Delay[scenario.Ballistic]
	return scenario.SetDelay{Delay: delay}
}

// defaultStrip is the width of the border strip where none is stated, in km.
const defaultStrip = 100_000

// stepZone goes from nowhere to all of Ukraine. The regions named stay in the
// package, so that stepping back finds them.
func stepZone(a *scenario.Authorisation, by int) scenario.Switch {
	zones := slices.Clone(scenario.Zones[:])
	if len(a.Regions) == 0 {
		zones = slices.DeleteFunc(zones, func(z scenario.Zone) bool { return z == scenario.ZoneRegions })
	}
	step := scenario.SetZone{Zone: next(zones, slices.Index(zones, a.Zone), by), Keep: true}
	if step.Zone == scenario.ZoneBorderStrip && a.Strip == 0 {
		step.Strip = defaultStrip
	}
	return step
}

// classRow is whether allies may intercept a class.
func classRow(s *scenario.Scenario, class scenario.Class) Promise {
	set := s.Package.Authorisation.Classes
	row := Promise{Name: wording.Capital(class.Words()), Mark: "[ ]", Value: "no"}
	if set.Has(class) {
		row.Mark, row.Value = "[x]", "yes"
	}
	row.Step = func(int) scenario.Switch { return scenario.SetClasses{Classes: set ^ scenario.ClassSetOf(class)} }
	return row
}

// permissionStates are the states from the least to the most; throwing a permission goes
// round through all of them.
var permissionStates = []scenario.PermissionState{scenario.Denied, scenario.Open, scenario.Offered, scenario.Granted}

// permissionMarks are their signs.
var permissionMarks = map[scenario.PermissionState]string{scenario.Denied: "[ ]", scenario.Open: "[~]",
	scenario.Offered: "[+]", scenario.Granted: "[x]"}

// partyRows are the countries of a list of permissions by name. Ukraine is
// always granted and not among them.
func partyRows(s *scenario.Scenario, list map[string]scenario.Permission,
	set func(code string, state scenario.PermissionState) scenario.Switch) []Promise {
	var rows []Promise
	for code, permission := range list {
		if code == scenario.Ukraine {
			continue
		}
		state := permission.Stated()
		row := Promise{Name: wording.CountryName(s, code), Value: string(state), Mark: permissionMarks[state]}
		row.Step = func(by int) scenario.Switch {
			return set(code, next(permissionStates, slices.Index(permissionStates, state), by))
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b Promise) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return rows
}

// StepPromise returns a scenario with one of its promises, by its row, so many
// steps up or down, or thrown where by is 0, and what was done; or no scenario
// and why not, in words, if there are any.
func StepPromise(s *scenario.Scenario, row, by int) (next *scenario.Scenario, words string) {
	rows := Promises(s)
	if row < 0 || row >= len(rows) || rows[row].Step == nil {
		return nil, ""
	}
	next, err := rows[row].Step(by).Apply(s)
	if err != nil {
		return nil, err.Error()
	}
	after := Promises(next)
	if row >= len(after) || after[row].Value == rows[row].Value {
		return nil, rows[row].Name + ": " + rows[row].Value + ", no further"
	}
	return next, rows[row].Name + " " + after[row].Value
}

// Changes says what one scenario has otherwise than another, in the words of the switches
// where there is one for it: "Order after 15 min"; none where that cannot be said.
func Changes(before, after *scenario.Scenario) (list []string) {
	was, is, heading := Promises(before), Promises(after), ""
	value := func(rows []Promise, name, under string) string {
		at := ""
		for i := range rows {
			if rows[i].Step == nil {
				at = rows[i].Name
			} else if at == under && rows[i].Name == name {
				return rows[i].Value
			}
		}
		return ""
	}
	for i := range is {
		if is[i].Step == nil {
			heading = is[i].Name
		} else if is[i].Value != value(was, is[i].Name, heading) {
			list = append(list, is[i].Name+" "+is[i].Value)
		}
	}
	if units := unitChange(before, after); units != "" {
		list = append(list, units)
	}
	if len(list) == 0 {
		list = wording.PackageChanges(before, after)
	}
	return list
}

// unitChange is how many units were added, removed and changed.
func unitChange(before, after *scenario.Scenario) string {
	added, changed, kept := 0, 0, 0
	for i := range after.Units {
		old := before.Unit(after.Units[i].ID)
		switch {
		case old == nil:
			added++
			continue
		case !reflect.DeepEqual(*old, after.Units[i]):
			changed++
		}
		kept++
	}
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{added, "unit added", "units added"}, {len(before.Units) - kept, "unit removed", "units removed"},
		{changed, "unit changed", "units changed"}} {
		if part.n > 0 {
			parts = append(parts, wording.Plural(part.n, part.one, part.many))
		}
	}
	return strings.Join(parts, ", ")
}
