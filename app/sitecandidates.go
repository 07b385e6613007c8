package app

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// candidates lists every unit as it would stand at every site of the sorts asked for, in
// a fixed order.
func (o *SiteOptions) candidates(s *scenario.Scenario) []siting.Candidate {
	sites := o.sites(s)
	var list []siting.Candidate
	for k, kind := range o.Kinds {
		if s.Systems.Find(kind.System).Kind == scenario.Fighter {
			list = append(list, o.fighters(s, k)...)
			continue
		}
		for i := range sites {
			c := sites[i]
			c.Kind = k
			c.Unit = o.unit(s, kind.System, c.Unit)
			list = append(list, c)
		}
	}
	return list
}

// sites lists where ground units may stand.
func (o *SiteOptions) sites(s *scenario.Scenario) (list []siting.Candidate) {
	where := o.Where
	if len(where) == 0 {
		where = []Where{AtCities, AtBases}
	}
	if slices.Contains(where, AtCities) {
		for i := range s.Places {
			p := &s.Places[i]
			if p.Kind != scenario.City || p.Control == scenario.Occupied {
				continue
			}
			host := scenario.Ukraine
			if p.Custom {
				host = s.World.CountryAt(p.Position)
			}
			unit := scenario.Unit{At: p.ID, Position: p.Position, Host: host}
			list = append(list, siting.Candidate{Unit: unit, Name: p.Name})
		}
	}
	if slices.Contains(where, AtBases) {
		for _, b := range basesOf(s) {
			unit := scenario.Unit{At: b.ID, Position: b.Position, Host: b.Country}
			list = append(list, siting.Candidate{Unit: unit, Name: b.Name})
		}
	}
	if slices.Contains(where, AtGrid) {
		for _, p := range gridOver(s.World, o.spacing()) {
			name, away := nearestCity(s, p)
			unit := scenario.Unit{Position: p, Host: scenario.Ukraine}
			list = append(list, siting.Candidate{Unit: unit, Name: name, Away: away})
		}
	}
	return list
}

func (o *SiteOptions) spacing() geo.Length {
	if o.Grid > 0 {
		return o.Grid
	}
	return DefaultGrid
}

// basesOf lists the embedded airfields and the scenario's own, each once.
func basesOf(s *scenario.Scenario) []scenario.Airbase {
	list := data.Bases()
	for _, b := range s.Bases {
		if i := slices.IndexFunc(list, func(known scenario.Airbase) bool { return known.ID == b.ID }); i < 0 {
			list = append(list, b)
		} else {
			list[i] = b
		}
	}
	return list
}

// unit completes a unit at a site.
func (o *SiteOptions) unit(s *scenario.Scenario, system string, at scenario.Unit) scenario.Unit {
	u := at
	u.System, u.Count, u.Contributor, u.Group = system, max(1, o.Count), o.contributor(), o.Group
	u.Phase = scenario.Now
	if u.Contributor != scenario.Ukraine && u.Host == scenario.Ukraine {
		u.Phase = scenario.AfterCeasefire
	}
	where := u.Position
	if u.Station != nil {
		where = *u.Station
	}
	if u.Group == "" {
		u.Group = nearestGroup(s, u.Contributor, where)
	}
	site := u.At
	if site == "" || u.Station != nil {
		site = strings.Trim(site+"-"+degreesText(where), "-")
	}
	u.ID = freeID(s, "new-"+system+"-"+strings.ToLower(site))
	return u
}

func (o *SiteOptions) contributor() string {
	if o.Contributor == "" {
		return scenario.Ukraine
	}
	return o.Contributor
}

// nearestGroup returns the group of the nearest unit of the same tier that belongs to one.
func nearestGroup(s *scenario.Scenario, contributor string, p orb.Point) string {
	group, nearest := "", geo.Length(math.Inf(1))
	for i := range s.Units {
		u := &s.Units[i]
		if u.Group == "" || (u.Contributor == scenario.Ukraine) != (contributor == scenario.Ukraine) {
			continue
		}
		if d := geo.Distance(u.Position, p); d < nearest {
			group, nearest = u.Group, d
		}
	}
	return group
}

func degreesText(p orb.Point) string { return fmt.Sprintf("%.1f-%.1f", p[0], p[1]) }

// freeID returns an id that no unit of the scenario has.
func freeID(s *scenario.Scenario, id string) string {
	free := id
	for n := 2; s.Unit(free) != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// fighters lists squadrons with a patrol station over government-held ground, each at the nearest
// base that may take them, and on alert at every base.
func (o *SiteOptions) fighters(s *scenario.Scenario, kind int) (list []siting.Candidate) {
	system := o.Kinds[kind].System
	squadron := *o
	if squadron.Count == 0 {
		squadron.Count = SquadronCount
	}
	var allowed []scenario.Airbase
	for _, b := range basesOf(s) {
		u := squadron.unit(s, system, scenario.Unit{At: b.ID, Position: b.Position, Host: b.Country})
		list = append(list, siting.Candidate{Unit: u, Kind: kind, Name: b.Name})
		if coverage.Barred(s, &u) == coverage.GateNone {
			allowed = append(allowed, b)
		}
	}
	if len(allowed) == 0 {
		return list
	}
	for _, p := range gridOver(s.World, max(2*siting.FinestGrid, o.spacing())) {
		b := slices.MinFunc(allowed, func(a, b scenario.Airbase) int {
			return cmp.Compare(geo.Distance(a.Position, p), geo.Distance(b.Position, p))
		})
		station := p
		u := squadron.unit(s, system, scenario.Unit{
			At: b.ID, Position: b.Position, Host: b.Country, Station: &station, OnStation: scenario.DefaultOnStation,
		})
		name, away := nearestCity(s, p)
		list = append(list, siting.Candidate{Unit: u, Kind: kind, Name: name, Away: away})
	}
	return list
}

// gridOver lists points of government-held ground so far apart, rounded to a tenth of a degree,
// row by row from the south.
func gridOver(w *scenario.World, spacing geo.Length) []orb.Point {
	if w == nil {
		return nil
	}
	var points []orb.Point
	box := w.Border.Bound()
	const east = 90 * geo.Degree
	for row := box.Min; row[1] <= box.Max[1]; row = geo.Destination(row, 0, spacing) {
		for p := row; p[0] <= box.Max[0]; p = geo.Destination(p, east, spacing) {
			p[1] = row[1]
			at := orb.Point{wording.Tenth(p[0]), wording.Tenth(p[1])}
			if w.Held(at) {
				points = append(points, at)
			}
		}
	}
	return points
}

// nearestCity returns the name of the city nearest to a point, and how far it is.
func nearestCity(s *scenario.Scenario, p orb.Point) (name string, away geo.Length) {
	away = geo.Length(math.Inf(1))
	for i := range s.Places {
		if c := &s.Places[i]; c.Kind == scenario.City {
			if d := geo.Distance(c.Position, p); d < away {
				name, away = c.Name, d
			}
		}
	}
	if name == "" {
		return "", 0
	}
	return name, away
}
