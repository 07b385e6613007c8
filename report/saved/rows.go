package saved

import (
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Rows is what programs read of a subject row by row, figures rounded as in
// JSON. A cell is a string, an int, a float64, a bool, a *float64, or nil where
// there is nothing.
type Rows struct {
	Head  []string
	Cells [][]any
}

// add adds a row; what it lacks to the end is empty.
func (r *Rows) add(cells ...any) {
	for len(cells) < len(r.Head) {
		cells = append(cells, nil)
	}
	r.Cells = append(r.Cells, cells)
}

// CoverageRows returns one row per place and threat.
func CoverageRows(c *subject.Coverage) *Rows {
	rows := &Rows{Head: []string{
		"place", "name", "name_uk", "kind", "region", "control", "counted", "lon", "lat", "population", "radius_km",
		"threat", "status", "share_low", "share_base", "share_high", "if_granted_status", "if_granted_share",
		"depth_low", "depth_base", "depth_high", "units", "time_share",
		"margin_gate", "margin", "margin_unit", "margin_part", "decision_unit", "decision_gates", "decision_set",
		"nearest_unit", "gate", "distance_km", "short_km", "remedy_set", "remedy",
	}}
	for i := range c.Result.Places {
		p := savedPlace(c.Result, &c.Result.Places[i])
		for k := range p.Threats {
			t := &p.Threats[k]
			cells := []any{
				p.ID, p.Name, p.NameUK, p.Kind, p.Region, p.Control, p.Counted, p.Lon, p.Lat, p.Population, p.RadiusKM,
				t.ID, t.Status, t.Share.Low, t.Share.Base, t.Share.High, t.IfGranted.Status, t.IfGranted.Share.Base,
				t.Depth.Low, t.Depth.Base, t.Depth.High, strings.Join(t.Units, " "), t.TimeShare,
			}
			cells = append(cells, marginCells(t.Margin)...)
			cells = append(cells, decisionCells(t.ByDecision)...)
			rows.add(append(cells, nearestCells(t.Nearest)...)...)
		}
	}
	return rows
}

// marginCells returns how far a place is from the edge of its cover.
func marginCells(m *marginJSON) []any {
	if m == nil {
		return []any{nil, nil, nil, nil}
	}
	return []any{m.Gate, m.Value, m.Unit, m.Part}
}

// decisionCells returns the unit that only decisions stop, and them.
func decisionCells(d *decisionJSON) []any {
	if d == nil {
		return []any{nil, nil, nil}
	}
	cells := []any{d.Unit, strings.Join(d.Gates, " "), nil}
	if d.Remedy != nil {
		cells[2] = d.Remedy.Set.words()
	}
	return cells
}

// nearestCells returns the unit that comes closest to covering a place, and what
// would let it.
func nearestCells(n *nearestJSON) []any {
	if n == nil {
		return nil
	}
	cells := []any{n.Unit, wordsOf(n.Gate), n.DistanceKM, n.ShortKM}
	if n.Remedy != nil {
		cells = append(cells, n.Remedy.Set.words(), n.Remedy.Text)
	}
	return cells
}

// GapsRows returns one row per threat and place not covered, then one per threat
// and connected area, worst first.
func GapsRows(r *coverage.Result) *Rows {
	rows := &Rows{Head: []string{
		"threat", "what", "id", "name", "name_uk", "kind", "region", "population", "left", "status", "share",
		"nearest_unit",
		"gate", "distance_km", "short_km", "remedy_set", "remedy",
		"rank", "area_km2", "lon", "lat", "largest_circle_km", "places",
	}}
	for i := range r.Threats {
		t := leftOut(r, i)
		for k := range t.Places {
			p := &t.Places[k]
			rows.add(append([]any{t.ID, "place", p.ID, p.Name, p.NameUK, p.Kind, p.Region, p.Population, p.Left,
				p.Status, p.Share.Base},
				nearestCells(p.Nearest)...)...)
		}
		for k := range t.Gaps {
			g := &t.Gaps[k]
			rows.add(t.ID, "area", nil, nil, nil, nil, nil, g.Population, nil, nil, nil, nil, nil, nil, nil, nil, nil,
				g.Rank, g.AreaKM2, g.Centre[0], g.Centre[1], g.LargestCircleKM, strings.Join(g.Places, " "))
		}
	}
	return rows
}

// ComparisonRows returns one row per place and threat that is covered otherwise.
func ComparisonRows(c *subject.Comparison) *Rows {
	rows := &Rows{Head: []string{
		"threat", "place", "name", "name_uk", "kind", "population", "a", "a_share", "b", "b_share",
	}}
	for _, t := range append(slices.Clip(c.Threats), c.Worst) {
		for _, p := range t.Places {
			rows.add(t.ID, p.ID, p.Name, p.NameUK, p.Kind, p.Population, p.A.Status.String(), p.A.Share.Base,
				p.B.Status.String(), p.B.Share.Base)
		}
	}
	return rows
}

// RaidRows is, per threat and estimate, a row for the routine night, one for
// the salvo and one per night of staying power.
func RaidRows(o *raid.Outcome) *Rows {
	rows := &Rows{Head: []string{
		"threat", "what", "night", "estimate", "arrivals", "engaged", "leakers", "no_leaker", "rounds", "nights",
		"nights_half", "served", "people", "light_layer",
	}}
	for i := range o.Threats {
		t := savedRaids(o, &o.Threats[i])
		for _, e := range scenario.Estimates {
			for _, size := range []struct {
				what string
				r    *raidJSON
			}{{"routine", &t.Routine}, {"salvo", &t.Salvo}} {
				r := size.r
				rows.add(t.ID, size.what, nil, e.String(), end(r.Arrivals, e), end(r.Engaged, e), end(r.Leakers, e),
					end(r.NoLeaker, e), end(r.Rounds, e), end(r.Nights, e), end(r.NightsHalf, e),
					nil, nil, end(r.Light, e))
			}
			for _, row := range t.Staying {
				rows.add(t.ID, "staying", row.Night, e.String(), nil, nil, end(row.Leakers, e), nil, nil, nil, nil,
					end(row.Served, e), end(row.People, e))
			}
		}
	}
	for i := range o.Massed.Threats {
		w := &o.Massed.Threats[i]
		addWave(rows, wording.Clean(o.Threats[w.Threat].Threat.ID), &w.Wave)
	}
	if len(o.Massed.Threats) > 0 {
		addWave(rows, "together", &o.Massed.Together)
	}
	return rows
}

// addWave adds a row per estimate of one threat's part of a massed night, or of all.
func addWave(rows *Rows, id string, w *raid.Wave) {
	s := savedWave(w)
	for _, e := range scenario.Estimates {
		rows.add(id, "massed-night", nil, e.String(), end(s.Arrivals, e), end(s.Engaged, e), end(s.Leakers, e), nil,
			end(s.Rounds, e), nil, nil, nil, nil, end(s.Light, e))
	}
}

// end returns the value of an estimate.
func end[T any](r endsJSON[T], e scenario.Estimate) T {
	return scenario.Triple[T](r).At(e)
}

// DrawRows returns one row per night and threat.
func DrawRows(r *raid.Run) *Rows {
	rows := &Rows{Head: []string{"night", "salvo", "allied", "threat", "arrivals", "decoys", "engaged", "shots",
		"kills", "decoys_stopped", "leakers", "light_layer"}}
	for _, n := range r.Nights {
		for _, t := range n.Threats {
			rows.add(
				n.Night,
				n.Salvo,
				n.Allied,
				t.ID,
				t.Arrivals,
				t.Decoys,
				t.Engaged,
				t.Shots,
				t.Kills,
				t.Wasted,
				t.Leakers,
				t.Light,
			)
		}
	}
	return rows
}

// TableRows returns a table under a head of keys; a column of triples becomes
// three, KEY_low, KEY_base and KEY_high.
func TableRows(t *subject.Table) *Rows {
	rows, triple := &Rows{}, make([]bool, len(t.Columns))
	for i := range t.Columns {
		for k := range t.Rows {
			_, is := t.Cell(k, i).(scenario.Triple[float64])
			triple[i] = triple[i] || is
		}
		key := columnKey(&t.Columns[i])
		if triple[i] {
			rows.Head = append(rows.Head, key+"_low", key+"_base", key+"_high")
		} else {
			rows.Head = append(rows.Head, key)
		}
	}
	for k := range t.Rows {
		var row []any
		for i := range t.Columns {
			row = append(row, tableCells(t.Cell(k, i), triple[i])...)
		}
		rows.add(row...)
	}
	return rows
}

// tableCells returns a cell as one or, in a column of triples, as three.
func tableCells(cell any, triple bool) []any {
	switch v := cell.(type) {
	case scenario.Triple[float64]:
		return []any{plainNumber(v.Low), plainNumber(v.Base), plainNumber(v.High)}
	case float64:
		cell = plainNumber(v)
	case nil, string, bool, int:
	default:
		cell = "?"
	}
	if triple {
		return []any{nil, cell, nil}
	}
	return []any{cell}
}

// plainNumber returns a figure of a table, rounded; nil for what is none.
func plainNumber(x float64) *float64 {
	if measured(x) == nil {
		return nil
	}
	return measured(wording.Decimals(x, 1e5))
}

// wordsOf returns a text, nil where there is none.
func wordsOf(text *string) any {
	if text == nil {
		return nil
	}
	return *text
}

// WorthRows returns one row per threat and whatever carries its cover, then one per
// subset of the conditions and per minute of delay, per set of switches that
// reaches a target, per end of an assumption, and per radar and network.
func WorthRows(x *worth.Worth) *Rows {
	rows := &Rows{Head: []string{"threat", "what", "id", "covered", "shapley", "loss_if_removed", "permission",
		"loss_low", "loss_high", "sees_km"}}
	s := savedWorth(x)
	for i := range s.Threats {
		carriedRows(rows, &s.Threats[i])
	}
	carriedRows(rows, &s.Worst)
	minimumRows(rows, s.Minimum)
	assumptionRows(rows, s.Assumptions)
	sensorRows(rows, s.Sensors)
	return rows
}

// sensorRows adds one row per threat and unit that only sees.
func sensorRows(rows *Rows, list []sensorJSON) {
	for i := range list {
		for _, t := range list[i].Threats {
			var sees any
			if t.Sees != nil {
				sees = *t.Sees
			}
			rows.add(t.ID, "sensor", list[i].ID, nil, nil, t.Lost.Base, nil, t.Lost.Low, t.Lost.High, sees)
		}
	}
}

// minimumRows adds one row per set of switches that reaches a target, from where
// the scenario stands and from no promise at all.
func minimumRows(rows *Rows, list []minimumJSON) {
	for i := range list {
		m := &list[i]
		for _, start := range []struct {
			what string
			from *searchJSON
		}{{"least set from here", &m.Onward}, {"least set from nothing", &m.Scratch}} {
			for _, set := range start.from.Sets {
				var switches []string
				for _, step := range set.Steps {
					switches = append(switches, step.Set)
				}
				rows.add(m.ID, start.what, strings.Join(switches, " "), set.Covered)
			}
		}
	}
}

// assumptionRows adds two rows per assumption and threat: who is covered with it
// alone at its bad and at its good end.
func assumptionRows(rows *Rows, list []assumptionJSON) {
	for i := range list {
		a := &list[i]
		id := a.Words
		if a.System != nil || a.Threat != nil {
			id = *a.ID + " " + a.Field
		}
		for _, m := range a.Moves {
			rows.add(m.ID, "assumption at its bad end", id, m.Low)
			rows.add(m.ID, "assumption at its good end", id, m.High)
		}
	}
}

func carriedRows(rows *Rows, t *carriedJSON) {
	rows.add(t.ID, "covered", nil, t.Covered)
	rows.add(t.ID, "ukraine alone", nil, t.UkraineAlone)
	for _, g := range []struct {
		what   string
		shares []shareJSON
	}{{"condition", t.Conditions}, {"contributor", t.Contributors}, {"host", t.Hosts}, {"base", t.Bases},
		{"unit", t.Units}} {
		for _, share := range g.shares {
			rows.add(t.ID, g.what, share.ID, nil, share.Shapley, share.LossIfRemoved, wordsOf(share.Permission))
		}
	}
	for _, subset := range t.Subsets {
		rows.add(t.ID, "conditions", strings.Join(subset.Conditions, " "), subset.Covered)
	}
	for _, d := range t.Delay {
		rows.add(t.ID, "delay of minutes", d.Minutes, d.Covered)
	}
}
