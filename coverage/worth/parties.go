package worth

import (
	"context"
	"maps"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// hosts weighs whose soil and air space carries the cover.
func (x *weighing) hosts(ctx context.Context) error {
	return x.parties(ctx, coverage.AsHost, x.scenario.Package.Hosts, func(u *scenario.Unit) string { return u.Host },
		func(t *Threat) *Group { return &t.Hosts })
}

// contributors weighs who sends what carries the cover.
func (x *weighing) contributors(ctx context.Context) error {
	return x.parties(
		ctx,
		coverage.AsContributor,
		x.scenario.Package.Contributors,
		func(u *scenario.Unit) string { return u.Contributor },
		func(t *Threat) *Group { return &t.Contributors },
	)
}

// parties weighs the countries of one role: those that a unit names or the
// package does. Those that are not granted at base, and those on whom nothing
// depends, have no share. Ukraine and the sea take part, so that the shares add
// up to everybody covered.
func (x *weighing) parties(
	ctx context.Context,
	role coverage.Role,
	named map[string]scenario.Permission,
	of func(*scenario.Unit) string,
	where func(*Threat) *Group,
) error {
	codes := x.codes(named, of)
	var players []coverage.Player
	for _, code := range codes {
		if x.counts(role, code) && len(players) < coverage.MostPlayers {
			players = append(players, coverage.Player{Role: role, Code: code})
		}
	}
	groups, err := x.weighPlayers(ctx, players)
	if err != nil {
		return err
	}
	for amount, group := range groups {
		shares := map[string]Share{}
		for _, share := range group.Shares {
			shares[share.ID] = share
		}
		group.Shares = make([]Share, len(codes))
		for i, code := range codes {
			share := shares[code]
			share.ID, share.State = code, x.state(role, code)
			group.Shares[i] = share
		}
		*where(x.worth.At(amount)) = group
	}
	return nil
}

// codes is who is named: first those that bring units, each part sorted.
func (x *weighing) codes(named map[string]scenario.Permission, of func(*scenario.Unit) string) []string {
	used := map[string]bool{}
	for i := range x.scenario.Units {
		used[of(&x.scenario.Units[i])] = true
	}
	codes := slices.Sorted(maps.Keys(used))
	for _, code := range slices.Sorted(maps.Keys(named)) {
		if !used[code] {
			codes = append(codes, code)
		}
	}
	return codes
}

// counts reports whether a country's word in a role counts as given.
func (x *weighing) counts(role coverage.Role, code string) bool {
	return scenario.Permission{State: x.state(role, code)}.Counts(x.scenario.Phase)
}

// state is a country's word in a role.
func (x *weighing) state(role coverage.Role, code string) scenario.PermissionState {
	p := x.scenario.Package.Hosts[code]
	if role == coverage.AsContributor {
		p = x.scenario.Package.Contributors[code]
	}
	if p.State == "" || code == "" || code == scenario.Ukraine {
		return scenario.Granted
	}
	return p.State
}

// weighPlayers is the shares of players, per amount. The idle are left out of
// the game: they change nothing and have no share.
func (x *weighing) weighPlayers(ctx context.Context, players []coverage.Player) ([]Group, error) {
	subsets, err := x.variants.Subsets(ctx, x.scenario, players, scenario.Base)
	if err != nil {
		return nil, err
	}
	var active []int
	for i := range players {
		if subsets.Idle()&(1<<i) == 0 {
			active = append(active, i)
		}
	}
	ids := make([]string, len(active))
	for k, i := range active {
		ids[k] = players[i].Code
	}
	worth := func(ctx context.Context, present uint64) ([]int, error) {
		return subsets.People(ctx, spread(present, active))
	}
	if !x.exact(len(active)) {
		return estimated(ctx, ids, x.amounts(), worth)
	}
	g, err := play(ctx, len(active), worth)
	if err != nil {
		return nil, err
	}
	groups := make([]Group, x.amounts())
	for amount := range groups {
		groups[amount] = g.group(amount, ids)
	}
	return groups, nil
}

// spread moves the bits of a smaller game to those of its players in a larger
// one.
func spread(present uint64, places []int) uint64 {
	var wide uint64
	for k, i := range places {
		if present&(1<<k) != 0 {
			wide |= 1 << i
		}
	}
	return wide
}
