package naive

import (
	"math"

	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// sensor is a radar where it stands, against one threat at one estimate.
type sensor struct {
	unit          int
	at            orb.Point
	reach         float64 // D, metres
	sector        bool    // it sees a sector, not all round
	facing, width float64 // radians
}

// sensorOf returns the radar of a unit; ok is false without one, or where it sees nothing.
//
// Decision: the radar of a fighter is its 80 km in [Model.aloft], whatever its system
// states, and serves that fighter alone. Eyes are no sensor of a group. A sector radar
// whose unit states no facing faces north.
func (m *Model) sensorOf(unit int, q asked) (found sensor, ok bool) {
	u, s := m.unit(unit), m.system(unit)
	if s.Radar == nil || s.Kind == scenario.Fighter {
		return found, false
	}
	found = sensor{unit: unit, at: origin(u), reach: detection(s.Radar, m.profile(q), q.e)}
	if width := float64(s.Radar.Sector.At(q.e)); width < 2*math.Pi-1e-9 {
		found.sector, found.facing, found.width = true, float64(u.Facing), width
	}
	return found, found.reach > 0
}

// aloft returns the own radar of a fighter on station: a disc of 80 km against 0.1 m2.
func (m *Model) aloft(q asked) sensor {
	reach := scaled(aloftRange, m.profile(q).RCS, aloftRCS)
	return sensor{unit: q.unit, at: *m.unit(q.unit).Station, reach: reach}
}

// looks reports whether a unit's sensor may be used: the unit is there, its host and
// contributor are granted, and one in the air has a station that it may and can hold.
//
// Decision: looking needs no authorisation, save that a stand-off binds stations.
func (m *Model) looks(unit int, e scenario.Estimate) bool {
	u := m.unit(unit)
	return m.present(u) && m.hostGranted(u.Host) && m.contributorGranted(u.Contributor) &&
		m.stationAllowed(unit) && m.held(unit, e)
}

// sensors returns the radars that a unit may use: at level 0 its own, from level 1 its
// group's; a fighter has at every level those of its contributor and, on station, its own.
func (m *Model) sensors(q asked) []sensor {
	key := matchup{q.unit, q.threat, q.e}
	list, known := m.sights[key]
	if known {
		return list
	}
	fighter := m.system(q.unit).Kind == scenario.Fighter
	for v := range m.s.Units {
		shared := m.level(q.unit) >= 1 && m.sharing(q.unit, v)
		country := fighter && m.unit(q.unit).Contributor == m.unit(v).Contributor
		// A unit's gates are asked each on its own, so its own radar is there.
		if v != q.unit && (!shared && !country || !m.looks(v, q.e)) {
			continue
		}
		if found, ok := m.sensorOf(v, q); ok {
			list = append(list, found)
		}
	}
	if fighter && m.unit(q.unit).Station != nil {
		list = append(list, m.aloft(q))
	}
	m.sights[key] = list
	return list
}

// networks returns the units whose area sensors cue or vector a unit: from level 1 those of
// its group and those of its contributor.
//
// Decision: "its owner's too" is said of every unit, not of fighters alone. A network sees what flies strictly lower than its height, and its classes do
// not matter for ballistic missiles, whose time is that of radars.
func (m *Model) networks(q asked) []int {
	var list []int
	profile := m.profile(q)
	if m.level(q.unit) < 1 || profile.Class == scenario.Ballistic {
		return nil
	}
	for v := range m.s.Units {
		s := m.system(v)
		if s.Kind != scenario.Network || s.Area == nil || !m.looks(v, q.e) {
			continue
		}
		owned := m.unit(q.unit).Contributor == m.unit(v).Contributor
		if !owned && !m.sharing(q.unit, v) {
			continue
		}
		if s.Area.Sees.Has(profile.Class) && profile.Altitude < s.Area.Below.At(q.e) {
			list = append(list, v)
		}
	}
	return list
}

// ownSight returns D of a ground-based unit: that of its radar, or of its eyes.
//
// Decision: eyes have neither horizon nor radar cross-section.
func (m *Model) ownSight(q asked) float64 {
	if m.system(q.unit).Radar == nil {
		return visualRange
	}
	own, _ := m.sensorOf(q.unit, q)
	return own.reach
}

// bearing is the direction in radians in which the nearest hostile ground lies.
type bearing struct {
	known, nowhere bool // nowhere: there is no hostile ground
	angle          float64
}

// hostileBearing returns the bearing from a point to the nearest ground of Russia, Belarus,
// Crimea or Luhansk oblast.
//
// Decision: Sevastopol is ground of Crimea. A point on such ground has no bearing, and no
// sector holds it; in a world without any such ground every sector does.
func (m *Model) hostileBearing(p orb.Point) bearing {
	if b, ok := m.hostile[p]; ok {
		return b
	}
	outlines := append(m.countryOutlines("RU", "BY"), m.regionOutlines(occupiedRegions...)...)
	near := m.nearest(p, outlines)
	b := bearing{nowhere: math.IsInf(near.metres, 1)}
	if near.metres > 0 && !math.IsInf(near.metres, 1) {
		b = bearing{known: true, angle: azimuth(p, near.at)}
	}
	m.hostile[p] = b
	return b
}

// facesThreat is the bearing rule: the sector holds the bearing from the point to the
// nearest hostile ground.
func (m *Model) facesThreat(r sensor, p orb.Point) bool {
	b := m.hostileBearing(p)
	return b.nowhere || b.known && turn(b.angle, r.facing) <= r.width/2
}

// inSector reports whether a radar has a point in its sector. Within 20 km of the radar the
// threat is met in front: always at base and high, at low by the bearing rule alone.
func (m *Model) inSector(r sensor, p orb.Point, e scenario.Estimate) bool {
	if !r.sector {
		return true
	}
	if distance(r.at, p) <= nearRadar {
		return e != scenario.Low || m.facesThreat(r, p)
	}
	return turn(azimuth(r.at, p), r.facing) <= r.width/2
}

// warns reports whether D - s of a radar counts: at low only that of a sector radar which
// faces the threat.
func (m *Model) warns(r sensor, p orb.Point, e scenario.Estimate) bool {
	return !r.sector || e != scenario.Low || m.facesThreat(r, p)
}

// sectorSlack returns by how many metres a point may move before a sector radar's answer
// can change.
func (m *Model) sectorSlack(r sensor, p orb.Point) float64 {
	if !r.sector {
		return math.Inf(1)
	}
	d := distance(r.at, p)
	least := min(math.Abs(d-nearRadar), d*math.Abs(turn(azimuth(r.at, p), r.facing)-r.width/2))
	if b := m.hostileBearing(p); b.known {
		least = min(least, nearRadar*math.Abs(turn(b.angle, r.facing)-r.width/2))
	}
	return least
}

// geometry is the gate of reach and view: s <= kinematic reach, and s <= D; at level 3 it is
// enough that some radar of the group sees the place. The second result is false where the
// point lies outside every sector that could hold it; that has no measure.
func (m *Model) geometry(q asked) (measured answer, inSector bool) {
	s, p := m.system(q.unit), m.profile(q)
	if s.Kind == scenario.Fighter {
		return m.fuelReach(q), true
	}
	d := m.distanceS(q)
	reach := within(d, missileReach(s, p, q.e))
	own, radar := m.sensorOf(q.unit, q)
	view, inside := within(d, m.ownSight(q)), !radar || m.inSector(own, m.target(q), q.e)
	if m.level(q.unit) >= 3 {
		group, some := m.bestView(q)
		switch {
		case inside && some:
			view = either(view, group)
		case some:
			view, inside = group, true
		}
	}
	if !inside {
		return reach, false
	}
	return both(reach, view), true
}

// bestView answers whether some radar of the group sees the demand point; some is false
// where none has it in its sector.
//
// Decision: it must see the point itself, whatever the release range, and a sector radar
// must have it in its sector as in the unit's own view. A view by its own eyes is enough
// for a unit, so that level 3 never covers less.
func (m *Model) bestView(q asked) (best answer, some bool) {
	best = answer{math.Inf(-1), math.Inf(-1)}
	for _, r := range m.sensors(q) {
		if m.inSector(r, m.target(q), q.e) {
			best, some = either(best, within(distance(r.at, m.target(q)), r.reach)), true
		}
	}
	return best, some
}
