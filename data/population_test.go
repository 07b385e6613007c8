package data

import (
	"regexp"
	"testing"
)

// A dated figure is of a city or a region that exists, is no guess of ours, and says where
// it was published.
func TestDatedPopulationsAreSourced(t *testing.T) {
	source := regexp.MustCompile(`^[^,]+, .*20\d\d`)
	for code, d := range DatedPopulations() {
		known := World().Region(code) != nil
		for _, p := range Places() {
			if p.ID == code && p.Population > 0 {
				known = true
				if d.People > p.Population*5/4 {
					t.Errorf("%s: %d people, before the war %d", code, d.People, p.Population)
				}
			}
		}
		if !known {
			t.Errorf("%s is neither a city nor a region", code)
		}
		if (d.People > 0) == (d.Share > 0) || d.Share > 1 {
			t.Errorf("%s: %d people and a share of %v: one of the two", code, d.People, d.Share)
		}
		if !source.MatchString(d.Source) || !asOfForm.MatchString(d.AsOf) {
			t.Errorf("%s: source %q, as of %q", code, d.Source, d.AsOf)
		}
	}
	if len(DatedPopulations()) < 7 {
		t.Errorf("%d dated figures", len(DatedPopulations()))
	}
}
