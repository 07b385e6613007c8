package scenario

import (
	"reflect"
	"testing"
)

func TestASourceNamesItsPublications(t *testing.T) {
	rubryka := Citation{"Rubryka", "France plans to give Ukraine Crotale", "16 October 2022"}
	for _, c := range []struct {
		source string
		want   []Citation
	}{
		{"press quoting the maker or a ministry", nil},
		{"general knowledge, unverified", nil},
		{"planner's assumption: as SAMP/T", nil},
		{"AirRecognition, February 2017: 400 km", []Citation{{"AirRecognition", "", "February 2017"}}},
		{"A ministry, Annual report, 2016", []Citation{{"A ministry", "Annual report", "2016"}}},
		{"Rubryka, France plans to give Ukraine Crotale, 16 October 2022, quoting the Associated Press: 500 to 10,000 m; " +
			"the range against aircraft is taken to hold", []Citation{rubryka}},
		{"NATO, One, two: three, 18 March 2002: in May 2003 more; Herald, 1999: less",
			[]Citation{{"NATO", "One, two: three", "18 March 2002"}, {"Herald", "", "1999"}}},
		{"press, August 2025", nil},
		{"general knowledge, unverified; Online, Some F-16s, 12 June 2024: 500 km",
			[]Citation{{"Online", "Some F-16s", "12 June 2024"}}},
		{"Herald, No date at all: 5 km", nil},
		{", Title, 2020", nil},
	} {
		if got := (Provenance{Source: c.source}).Citations(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v, want %v", c.source, got, c.want)
		}
	}
}

func TestACitationIsWrittenAsItIsStated(t *testing.T) {
	for _, source := range []string{"AirRecognition, February 2017", "Rubryka, France plans, 16 October 2022"} {
		c := Provenance{Source: source}.Citations()[0]
		if c.String() != source || c.Year() != source[len(source)-4:] {
			t.Errorf("%q: %q of %s", source, c, c.Year())
		}
	}
}
