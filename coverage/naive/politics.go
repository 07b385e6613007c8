package naive

import (
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// offered is the state of a dated public statement of readiness without a legal act.
const offered scenario.PermissionState = "offered"

// afterCeasefire reports whether the scenario plays after a ceasefire.
//
// Decision: a scenario without a phase plays before one.
func (m *Model) afterCeasefire() bool { return m.s.Phase == scenario.AfterCeasefire }

// counts reports whether a permission counts: granted always, offered after a ceasefire,
// open and denied never, the same at every estimate.
func (m *Model) counts(p scenario.Permission) bool {
	switch p.State {
	case scenario.Granted, "":
		return true
	case offered:
		return m.afterCeasefire()
	}
	return false
}

// hostGranted is the gate of basing. Ukraine, the sea and hosts not named are granted.
func (m *Model) hostGranted(host string) bool {
	return host == "" || host == scenario.Ukraine || m.counts(m.s.Package.Hosts[host])
}

// contributorGranted is the gate of contribution.
func (m *Model) contributorGranted(code string) bool {
	return code == "" || code == scenario.Ukraine || m.counts(m.s.Package.Contributors[code])
}

// present is the gate of phase and caveats.
func (m *Model) present(u *scenario.Unit) bool {
	if u.Phase == scenario.AfterCeasefire && !m.afterCeasefire() {
		return false
	}
	for _, caveat := range m.s.Package.Caveats[u.Contributor] {
		switch caveat {
		case scenario.NotInUkraine:
			if u.Host == scenario.Ukraine {
				return false
			}
		case scenario.OwnSoilOnly:
			// Decision: the sea is nobody's own soil.
			if u.Host != u.Contributor {
				return false
			}
		case scenario.AfterCeasefireOnly:
			// Decision: it holds for all units of the contributor, wherever they stand.
			if !m.afterCeasefire() {
				return false
			}
		}
	}
	return true
}

// ukrainian reports whether Ukraine contributes a unit.
func ukrainian(u *scenario.Unit) bool { return u.Contributor == scenario.Ukraine }

// providerGranted reports whether the backbone of command is there.
func (m *Model) providerGranted() bool { return m.contributorGranted(m.s.Package.C2.Provider) }

// packageLevel returns the command level of the package, or what is left without its
// provider.
func (m *Model) packageLevel() int {
	c2 := m.s.Package.C2
	if m.providerGranted() {
		return c2.Level
	}
	return min(c2.Level, c2.Without)
}

// level returns the command level of a unit: 3 is for active and infrared seekers.
func (m *Model) level(unit int) int {
	level := m.packageLevel()
	switch m.system(unit).Guidance {
	case scenario.ActiveSeeker, scenario.InfraredSeeker:
		return level
	}
	return min(level, 2)
}

// onePicture reports whether Ukrainian and allied groups use each other's sensors.
func (m *Model) onePicture() bool {
	return m.s.Package.C2.Picture == scenario.SharedPicture && m.providerGranted()
}

// sharing reports whether two units belong to one group as far as sensors go.
//
// Decision: a shared picture is one picture of all units, of whatever group or none; with
// separate pictures a group named alike by both tiers is two groups, Ukraine's and the
// allies'.
func (m *Model) sharing(a, b int) bool {
	u, v := m.unit(a), m.unit(b)
	if a == b || m.onePicture() {
		return true
	}
	return u.Group != "" && u.Group == v.Group && ukrainian(u) == ukrainian(v)
}

// delay returns t_auth in seconds: the larger of the package's and the host's for the
// class; Ukraine's units wait for nobody.
func (m *Model) delay(unit int, class scenario.Class, e scenario.Estimate) float64 {
	u := m.unit(unit)
	if ukrainian(u) {
		return 0
	}
	own := m.s.Package.Authorisation.Delay[class].At(e)
	host := m.s.Package.Hosts[u.Host].Delay[class].At(e)
	return max(own, host).Seconds()
}

// authorised is the gate of authorisation: class, zone and, for aircraft, stand-off.
func (m *Model) authorised(q asked, target orb.Point) bool {
	u, a := m.unit(q.unit), &m.s.Package.Authorisation
	if ukrainian(u) {
		return true
	}
	profile := m.profile(q)
	if !a.Classes.Has(profile.Class) || !m.inZone(target, m.s.Places[q.place].Region) {
		return false
	}
	for _, p := range m.releasePoints(target, profile) {
		if !m.inZone(p, m.world.RegionAt(p)) {
			return false
		}
	}
	return m.stationAllowed(q.unit) && m.standoffSlack(q, target) >= 0
}

// releasePoints returns those of 16 points of the release circle that lie in Ukraine.
func (m *Model) releasePoints(target orb.Point, profile scenario.Profile) []orb.Point {
	var points []orb.Point
	if profile.Release <= 0 {
		return nil
	}
	for k := range 16 {
		p := geo.Destination(target, geo.Angle(float64(k)*math.Pi/8), profile.Release)
		if m.world.Inside(p) {
			points = append(points, p)
		}
	}
	return points
}

// inZone reports whether a point lies in the zone.
//
// Decision: allied soil is that of NATO's members. A demand point lies in the region that
// its place states, since outlines of regions are coarse; without one, in the region whose
// outline holds it. An unknown or empty zone is nowhere.
func (m *Model) inZone(p orb.Point, region string) bool {
	if region == "" {
		region = m.world.RegionAt(p)
	}
	a := &m.s.Package.Authorisation
	country := m.world.CountryAt(p)
	allied := country != scenario.Ukraine && slices.Contains(scenario.NATO, country)
	switch a.Zone {
	case scenario.ZoneHost:
		return allied
	case scenario.ZoneBorderStrip:
		return allied || m.stripSlack(p) >= 0
	case scenario.ZoneRegions:
		return allied || slices.Contains(a.Regions, region)
	case scenario.ZoneAll:
		return true
	}
	return false
}

// stripSlack returns by how many metres a point lies within the border strip; negative
// outside it.
//
// Decision: the strip lies over Ukraine and the sea, never over a third country.
func (m *Model) stripSlack(p orb.Point) float64 {
	if country := m.world.CountryAt(p); country != "" && country != scenario.Ukraine {
		return math.Inf(-1)
	}
	return float64(m.s.Package.Authorisation.Strip) - m.nearest(p, m.alliedSoil()).metres
}

// stationAllowed reports whether an aircraft's station keeps its stand-off.
//
// Decision: airborne sensors are aircraft, so their stations are bound too; an aircraft
// on alert at its base has no station.
func (m *Model) stationAllowed(unit int) bool {
	u := m.unit(unit)
	if m.system(unit).Aircraft == nil || u.Station == nil || ukrainian(u) {
		return true
	}
	return m.standoffFree() || m.keepOut(*u.Station) >= float64(m.s.Package.Authorisation.Standoff.Distance)
}

// standoffSlack returns by how many metres a point is far enough from the territory that
// aircraft keep away from: the distance less (stand-off - missile reach).
func (m *Model) standoffSlack(q asked, target orb.Point) float64 {
	system := m.system(q.unit)
	if system.Aircraft == nil || m.standoffFree() {
		return math.Inf(1)
	}
	reach := float64(system.Aircraft.MissileReach.At(q.e))
	return m.keepOut(target) - (float64(m.s.Package.Authorisation.Standoff.Distance) - reach)
}

// standoffFree reports that there is no stand-off.
func (m *Model) standoffFree() bool { return m.s.Package.Authorisation.Standoff.Distance <= 0 }

// occupiedWord stands for occupied ground among the codes of a stand-off.
const occupiedWord = "occupied"

// keepOut returns the distance in metres to the territory that aircraft keep away from.
//
// Decision: occupied ground is the outlines of Crimea, Sevastopol and Luhansk oblast, the
// discs of the scenario's occupied places and of the world's occupied settlements.
func (m *Model) keepOut(p orb.Point) float64 {
	if d, ok := m.keepOuts[p]; ok {
		return d
	}
	least := math.Inf(1)
	for _, code := range m.s.Package.Authorisation.Standoff.From {
		if code == occupiedWord {
			least = min(least, m.occupiedDistance(p))
			continue
		}
		least = min(least, m.nearest(p, m.countryOutlines(code)).metres)
	}
	m.keepOuts[p] = least
	return least
}

func (m *Model) occupiedDistance(p orb.Point) float64 {
	least := m.nearest(p, m.regionOutlines(occupiedRegions...)).metres
	for i := range m.s.Places {
		place := &m.s.Places[i]
		if place.Control != scenario.Occupied {
			continue
		}
		radius := 0.0
		if place.Kind == scenario.City {
			radius = discRadius(place.Population)
		}
		least = min(least, max(0, distance(p, place.Position)-radius))
	}
	for i := range m.world.Settlements {
		if m.world.Settlements[i].Occupied {
			settlement := &m.world.Settlements[i]
			least = min(least, max(0, distance(p, settlement.Position)-float64(settlement.Radius)))
		}
	}
	return least
}
