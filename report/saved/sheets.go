package saved

import (
	"airumbrella/report/subject"
)

// Sheet is rows with a name, one table of several.
type Sheet struct {
	Name string
	*Rows
}

// CoverageSheets returns the tables of a result: threats, places, regions, gaps and
// units, figures rounded as in JSON.
func CoverageSheets(c *subject.Coverage) []Sheet {
	return []Sheet{
		{"threats", threatRows(c)}, {"places", CoverageRows(c)}, {"regions", regionRows(c)},
		{"gaps", gapRows(c)}, {"units", unitRows(c)},
	}
}

// all calls a function with every threat, the worst among them.
func all(c *subject.Coverage, each func(t *threatJSON)) {
	for i := range len(c.Result.Threats) + 1 {
		t := savedThreat(c.Result, i)
		each(&t)
	}
}

// threatRows returns one row per threat.
func threatRows(c *subject.Coverage) *Rows {
	rows := &Rows{Head: []string{"threat", "altitude_m", "speed_kmh", "people_total",
		"people_low", "people_base", "people_high",
		"ukraine_alone_low", "ukraine_alone_base", "ukraine_alone_high",
		"links_low", "links_base", "links_high", "guarantee_low", "guarantee_base", "guarantee_high",
		"if_granted_low", "if_granted_base", "if_granted_high",
		"before_ceasefire_low", "before_ceasefire_base", "before_ceasefire_high",
		"places_total", "places_low", "places_base", "places_high",
		"area_total_km2", "area_low_km2", "area_base_km2", "area_high_km2"}}
	all(c, func(t *threatJSON) {
		cells := []any{t.ID, t.AltitudeM, t.SpeedKMH, t.Population.Total}
		for _, r := range []rangeJSON[int]{t.Population.rangeJSON, t.UkraineAlone, *t.Links, *t.Guarantee, *t.IfGranted,
			t.BeforeCeasefire} {
			cells = append(cells, r.Low, r.Base, r.High)
		}
		cells = append(cells, t.Places.Total, t.Places.Low, t.Places.Base, t.Places.High)
		rows.add(append(cells, areaCells(t.AreaKM2)...)...)
	})
	return rows
}

// areaCells returns a total and what of it is covered, nothing where it was not
// measured.
func areaCells(a *tallyJSON[float64]) []any {
	if a == nil {
		return nil
	}
	return []any{a.Total, a.Low, a.Base, a.High}
}

// regionRows returns one row per threat and region.
func regionRows(c *subject.Coverage) *Rows {
	rows := &Rows{Head: []string{"threat", "region", "name", "people_total", "people_low", "people_base", "people_high",
		"area_total_km2", "area_low_km2", "area_base_km2", "area_high_km2"}}
	all(c, func(t *threatJSON) {
		for i := range t.Regions {
			r := &t.Regions[i]
			cells := []any{t.ID, r.Code, r.Name, r.Population.Total, r.Population.Low, r.Population.Base, r.Population.High}
			rows.add(append(cells, areaCells(r.AreaKM2)...)...)
		}
	})
	return rows
}

// gapRows returns one row per threat and gap.
func gapRows(c *subject.Coverage) *Rows {
	rows := &Rows{Head: []string{"threat", "rank", "area_km2", "people", "places", "lon", "lat", "largest_circle_km"}}
	all(c, func(t *threatJSON) {
		for i := range t.Gaps {
			g := &t.Gaps[i]
			rows.add(t.ID, g.Rank, g.AreaKM2, g.Population, len(g.Places), g.Centre[0], g.Centre[1], g.LargestCircleKM)
		}
	})
	return rows
}

// unitRows returns one row per unit and threat.
func unitRows(c *subject.Coverage) *Rows {
	rows := &Rows{Head: []string{"unit", "system", "host", "threat", "loss_if_removed_people", "shapley_people"}}
	for _, u := range savedUnits(c.Result) {
		for _, t := range u.Threats {
			rows.add(u.ID, u.System, wordsOf(u.Host), t.ID, t.LossIfRemoved, t.Shapley)
		}
	}
	return rows
}
