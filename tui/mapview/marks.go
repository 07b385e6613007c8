package mapview

import (
	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// PlaceMark is the shape and the role of a place, whether or not it was
// evaluated yet.
func PlaceMark(a *shown.Answer, i int) (rune, screen.Role) {
	switch {
	case a.Scenario.Places[i].Control == scenario.Occupied:
		return screen.MarkOccupied, screen.RoleOccupied
	case a.Result != nil:
		s := a.Result.Places[i].At(a.Threat).Status
		return screen.StatusMarker[s], screen.StatusRole[s]
	}
	return screen.StatusMarker[coverage.Uncovered], screen.RoleDim
}

// UnitMark is the shape of a unit: on the ground or in the air, and open
// where something keeps it out.
func UnitMark(a *shown.Answer, i int) rune {
	air, out := a.Scenario.Units[i].Station != nil, UnitRole(a, i) == screen.RoleDim
	switch {
	case air && out:
		return screen.MarkStationShut
	case air:
		return screen.MarkStation
	case out:
		return screen.MarkUnitShut
	}
	return screen.MarkUnit
}

// UnitRole shows a unit that its host, its sender or the phase keeps out
// another way.
func UnitRole(a *shown.Answer, i int) screen.Role {
	u := &a.Scenario.Units[i]
	switch {
	case !a.Scenario.HostGranted(u.Host) || !a.Scenario.ContributorGranted(u.Contributor),
		u.Phase == scenario.AfterCeasefire && a.Scenario.Phase == scenario.Now:
		return screen.RoleDim
	}
	return screen.RoleBase
}

// BaseMark is filled where the host has opened the base.
func BaseMark(a *shown.Answer, i int) rune {
	if a.Scenario.HostGranted(a.Scenario.Bases[i].Country) {
		return screen.MarkBase
	}
	return screen.MarkBaseShut
}
