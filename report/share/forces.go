package share

import (
	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// placesLayer is the places chosen, each with its status and shares against every
// threat.
func placesLayer(r *coverage.Result, v subject.View, chosen func(*coverage.PlaceResult) bool) layer {
	l := layer{name: "places", title: "Places", kind: ofPoints, fields: []field{
		{"place", isText}, {"name", isText}, {"name_uk", isText}, {"kind", isText}, {"region", isText},
		{"control", isText}, {"occupied", isYesNo}, {"counted", isYesNo}, {"population", isWhole}, {"radius_km", isReal},
		{"status", isText},
	}}
	for _, key := range threatKeys(r) {
		l.fields = append(l.fields, field{"status_" + key, isText}, field{"share_low_" + key, isReal},
			field{"share_base_" + key, isReal}, field{"share_high_" + key, isReal},
			field{"granted_status_" + key, isText}, field{"granted_share_" + key, isReal})
	}
	lead := leadOf(r, v)
	for i := range r.Places {
		p := &r.Places[i]
		if !chosen(p) {
			continue
		}
		place := p.Place
		occupied := place.Control == scenario.Occupied
		f := feature{
			id: "places/" + wording.Clean(place.ID), title: wording.Clean(place.Name), shape: place.Position,
			look: placeLooks[p.At(lead).Status], folder: []string{kindFolder(place.Kind)}, hidden: place.Kind != scenario.City,
			values: []any{
				wording.Clean(place.ID), wording.Clean(place.Name), wording.Clean(place.NameUK), wording.Clean(place.Kind),
				wording.Clean(place.Region), wording.Clean(string(place.Control)), occupied, place.Counted, place.Population,
				wording.Tenth(p.Radius.Kilometres()), p.At(lead).Status.String(),
			},
		}
		if occupied {
			f.look = occupiedLook
		}
		for t := range len(r.Threats) + 1 {
			f.values = append(f.values, standing(p.At(t))...)
		}
		l.features = append(l.features, f)
	}
	return l
}

// kindFolder is the folder of a kind of place.
func kindFolder(kind string) string {
	if kind == scenario.City {
		return "Cities"
	}
	return "Nodes: " + wording.Clean(kind)
}

// standing returns how well a place is covered against a threat, now and with every
// promise kept.
func standing(p *coverage.PlaceThreat) []any {
	granted := 0.0
	if p.Points > 0 {
		granted = float64(p.IfGranted.Count.Base) / float64(p.Points)
	}
	return []any{
		p.Status.String(), subject.RoundedShare(p.Share(scenario.Low)), subject.RoundedShare(p.Share(scenario.Base)),
		subject.RoundedShare(p.Share(scenario.High)), p.IfGranted.Status.String(), subject.RoundedShare(granted),
	}
}

// sidcs are the APP-6 identification codes of friendly units, by the kind of their
// system: air defence with missiles, a fighter, airborne warning, a radar.
var sidcs = map[scenario.Kind]string{
	scenario.GBAD: "SFGPUCDM-------", scenario.Fighter: "SFAPMFF--------", scenario.Sensor: "SFGPESR--------",
}

// airborneWarning is the code of a sensor that flies.
const airborneWarning = "SFAPMFRW-------"

// sidcOf returns the APP-6 code of a unit, nil where it has none.
func sidcOf(system *scenario.System, u *scenario.Unit) any {
	if system.Kind == scenario.Sensor && u.Station != nil {
		return airborneWarning
	}
	if code, has := sidcs[system.Kind]; has {
		return code
	}
	return nil
}

// unitFields are the attributes of units; those of each threat follow.
func unitFields(r *coverage.Result) []field {
	list := []field{
		{"unit", isText}, {"name", isText}, {"system", isText}, {"system_name", isText}, {"kind", isText},
		{"count", isWhole}, {"contributor", isText}, {"host", isText}, {"group", isText}, {"phase", isText},
		{"agreed", isYesNo}, {"notional", isYesNo}, {"sidc", isText},
	}
	for _, key := range threatKeys(r)[:len(r.Threats)] {
		list = append(list, field{"loss_if_removed_people_" + key, isWhole})
	}
	return list
}

// unitsLayer is the units where they are based.
func unitsLayer(r *coverage.Result) layer {
	l := layer{name: "units", title: "Units (notional)", kind: ofPoints, fields: unitFields(r)}
	s := r.Scenario
	for i := range r.Units {
		u := r.Units[i].Unit
		system := s.System(u)
		if system == nil {
			continue
		}
		phase := u.Phase
		if phase == "" {
			phase = scenario.Now
		}
		f := feature{
			id: "units/" + wording.Clean(u.ID), title: wording.Clean(u.Title()), shape: u.Position, look: allyLook,
			folder: []string{"Allied"}, hidden: true,
			values: []any{
				wording.Clean(u.ID), wording.Clean(u.Title()), wording.Clean(u.System), wording.Clean(system.Name),
				string(system.Kind), u.Count, wording.Clean(u.Contributor), wording.Clean(u.Host), wording.Clean(u.Group),
				string(phase), agreed(s, u), true, sidcOf(system, u),
			},
		}
		if u.Contributor == scenario.Ukraine {
			f.look, f.folder = ownLook, []string{"Ukraine's"}
		}
		for t := range r.Threats {
			f.values = append(f.values, r.Units[i].Threats[t].LossIfRemoved)
		}
		l.features = append(l.features, f)
	}
	return l
}

// agreed reports whether a unit's host and contributor take part.
func agreed(s *scenario.Scenario, u *scenario.Unit) bool {
	return s.HostGranted(u.Host) && s.ContributorGranted(u.Contributor)
}

// stationsLayer is the patrol stations.
func stationsLayer(r *coverage.Result) layer {
	l := layer{name: "stations", title: "Patrol stations (notional)", kind: ofPoints, fields: []field{
		{"unit", isText}, {"name", isText}, {"system", isText}, {"contributor", isText}, {"agreed", isYesNo},
		{"from_base_km", isReal},
	}}
	for i := range r.Scenario.Units {
		u := &r.Scenario.Units[i]
		if u.Station == nil {
			continue
		}
		l.features = append(l.features, feature{
			id: "stations/" + wording.Clean(u.ID), title: "Station of " + wording.Clean(u.Title()), shape: *u.Station,
			look: stationLook, hidden: true,
			values: []any{
				wording.Clean(u.ID), wording.Clean(u.Title()), wording.Clean(u.System), wording.Clean(u.Contributor),
				agreed(r.Scenario, u), wording.Tenth(geo.Distance(u.Position, *u.Station).Kilometres()),
			},
		})
	}
	return l
}

// basesLayer is the bases that units or the scenario name.
func basesLayer(r *coverage.Result) layer {
	l := layer{name: "bases", title: "Bases", kind: ofPoints, fields: []field{
		{"base", isText}, {"name", isText}, {"country", isText}, {"kind", isText}, {"agreed", isYesNo},
	}}
	s := r.Scenario
	for i := range s.Bases {
		b := &s.Bases[i]
		l.features = append(l.features, feature{
			id: "bases/" + wording.Clean(b.ID), title: wording.Clean(b.Name), shape: b.Position, look: baseLook,
			hidden: true,
			values: []any{
				wording.Clean(b.ID), wording.Clean(b.Name), wording.Clean(b.Country), wording.Clean(b.Kind),
				s.HostGranted(b.Country),
			},
		})
	}
	return l
}
