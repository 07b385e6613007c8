package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"airumbrella/coverage"
	"airumbrella/wording"
)

// csvColumns is the head of the CSV report.
var csvColumns = []string{
	"place", "name", "name_uk", "kind", "region", "control", "counted", "lon", "lat", "population", "radius_km",
	"threat", "status", "depth_low", "depth_base", "depth_high", "units", "time_share",
	"nearest_unit", "gate", "distance_km", "short_km", "remedy_set", "remedy",
}

// CSV writes one row per place and threat under a head, figures rounded as in
// [JSON]. No cell is read as a formula by a spreadsheet.
func CSV(w io.Writer, r *coverage.Result) error {
	out := csv.NewWriter(w)
	if err := out.Write(csvColumns); err != nil {
		return err
	}
	for i := range r.Places {
		p := savedPlace(r, &r.Places[i])
		for k := range p.Threats {
			if err := out.Write(csvRow(&p, &p.Threats[k])); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func csvRow(p *SavedPlace, t *SavedPlaceThreat) []string {
	row := []string{
		csvText(p.ID), csvText(p.Name), csvText(p.NameUK), csvText(p.Kind), csvText(p.Region), csvText(p.Control),
		strconv.FormatBool(p.Counted), wording.Decimal(p.Lon), wording.Decimal(p.Lat), strconv.Itoa(p.Population), wording.Decimal(p.RadiusKM),
		csvText(t.ID), t.Status, strconv.Itoa(t.Depth.Low), strconv.Itoa(t.Depth.Base), strconv.Itoa(t.Depth.High),
		csvText(strings.Join(t.Units, " ")), wording.Decimal(t.TimeShare),
	}
	if n := t.Nearest; n != nil {
		row = append(row, csvText(n.Unit), csvText(wordsOf(n.Gate)), wording.Decimal(n.DistanceKM), numberOf(n.ShortKM))
		if n.Remedy != nil {
			row = append(row, csvText(wordsOf(n.Remedy.Set)), csvText(n.Remedy.Text))
		}
	}
	for len(row) < len(csvColumns) {
		row = append(row, "")
	}
	return row
}

// numberOf is a number, or empty where it was not measured.
func numberOf(x *float64) string {
	if x == nil {
		return ""
	}
	return wording.Decimal(*x)
}

// wordsOf is a text, or empty where there is none.
func wordsOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
