package report

// ReportFormat names the JSON report. A later field may be added to it; a
// named one never changes its meaning without a new number after the slash.
const ReportFormat = "airumbrella/report/1"

// SavedReport is the JSON report as written by [JSON] and read by [ReadJSON].
// Distances are in kilometres and areas in square kilometres to one decimal,
// degrees to five, people whole. A nil pointer is a value that was not
// measured; lists are never nil.
type SavedReport struct {
	Format   string        `json:"format"`
	Scenario SavedScenario `json:"scenario"`
	Options  SavedOptions  `json:"options"`
	Threats  []SavedThreat `json:"threats"` // in the scenario's order
	Worst    SavedThreat   `json:"worst"`   // takes for every place and cell its worst threat
	Places   []SavedPlace  `json:"places"`
	Units    []SavedUnit   `json:"units"`
	Notes    []string      `json:"notes"`
}

// SavedScenario identifies the scenario of a report.
type SavedScenario struct {
	Name   string  `json:"name"`
	Digest *string `json:"digest"` // "sha256:..."
}

// SavedOptions is how the report was computed.
type SavedOptions struct {
	CellKM  *float64 `json:"cell_km"` // nil: places only
	Terrain string   `json:"terrain"`
}

// SavedRange is one number per estimate.
type SavedRange[T int | float64 | *float64] struct {
	Low  T `json:"low"`
	Base T `json:"base"`
	High T `json:"high"`
}

// SavedTally is a total and how much of it is covered at each estimate.
type SavedTally[T int | float64] struct {
	Total T `json:"total"`
	SavedRange[T]
}

// SavedPopulation is a tally of people. TimeWeighted adds the people covered
// part of the time, by their share.
type SavedPopulation struct {
	SavedTally[int]
	TimeWeighted SavedRange[int] `json:"time_weighted"`
}

// SavedThreat is the result against one threat.
type SavedThreat struct {
	ID              string               `json:"id"`
	AltitudeM       *float64             `json:"altitude_m"` // nil for the worst
	SpeedKMH        *float64             `json:"speed_kmh"`  // nil for the worst
	Population      SavedPopulation      `json:"population"`
	UkraineAlone    SavedRange[int]      `json:"ukraine_alone"`    // people
	BeforeCeasefire SavedRange[int]      `json:"before_ceasefire"` // people
	Places          SavedTally[int]      `json:"places"`
	AreaKM2         *SavedTally[float64] `json:"area_km2"`
	Depth           []SavedDepth         `json:"depth"` // at base
	Regions         []SavedRegion        `json:"regions"`
	Gaps            []SavedGap           `json:"gaps"` // at base, worst first
}

// SavedDepth is what at least so many units cover, at base.
type SavedDepth struct {
	AtLeast    int      `json:"at_least"`
	AreaKM2    *float64 `json:"area_km2"`
	Population int      `json:"population"`
}

// SavedRegion is one region's share.
type SavedRegion struct {
	Code       string               `json:"code"`
	Name       string               `json:"name"`
	Population SavedTally[int]      `json:"population"`
	AreaKM2    *SavedTally[float64] `json:"area_km2"`
}

// SavedGap is a connected area that nothing covers at base.
type SavedGap struct {
	Rank            int        `json:"rank"`
	AreaKM2         float64    `json:"area_km2"`
	Population      int        `json:"population"`
	Places          []string   `json:"places"` // ids
	Centre          [2]float64 `json:"centre"` // lon, lat, to 0.1 degree
	LargestCircleKM *float64   `json:"largest_circle_km"`
}

// SavedPlace is one place against every threat.
type SavedPlace struct {
	ID         string             `json:"id"`
	Name       string             `json:"name"`
	NameUK     string             `json:"name_uk"`
	Kind       string             `json:"kind"`
	Control    string             `json:"control"`
	Counted    bool               `json:"counted"`
	Region     string             `json:"region"`
	Lon        float64            `json:"lon"`
	Lat        float64            `json:"lat"`
	Population int                `json:"population"`
	RadiusKM   float64            `json:"radius_km"`
	Threats    []SavedPlaceThreat `json:"threats"`
}

// SavedPlaceThreat is one place against one threat.
type SavedPlaceThreat struct {
	ID        string          `json:"id"`
	Status    string          `json:"status"`
	Depth     SavedRange[int] `json:"depth"`
	Units     []string        `json:"units"`      // ids of those that cover it at base
	TimeShare float64         `json:"time_share"` // at base; only 1 counts as covered
	Nearest   *SavedNearest   `json:"nearest"`    // nil when assured or without units
}

// SavedNearest is the unit that comes closest to covering a place. Gate is nil
// where no gate fails and the unit is there only part of the time; ShortKM is
// nil where the gate measures no distance.
type SavedNearest struct {
	Unit       string       `json:"unit"`
	Gate       *string      `json:"gate"`
	DistanceKM float64      `json:"distance_km"`
	ShortKM    *float64     `json:"short_km"`
	Remedy     *SavedRemedy `json:"remedy"`
}

// SavedRemedy is a single change that was found to cover the place.
type SavedRemedy struct {
	Set  *string `json:"set"` // as --set takes it; nil where it is no switch
	Text string  `json:"text"`
}

// SavedUnit is what one unit contributes, at base.
type SavedUnit struct {
	ID      string            `json:"id"`
	System  string            `json:"system"`
	Host    *string           `json:"host"` // nil at sea
	Threats []SavedUnitThreat `json:"threats"`
}

// SavedUnitThreat is a unit's contribution against one threat, in people. The
// Shapley shares of all units add up to the people covered.
type SavedUnitThreat struct {
	ID            string `json:"id"`
	LossIfRemoved int    `json:"loss_if_removed"`
	Shapley       int    `json:"shapley"`
}
