package data

import "testing"

func TestMapNamesStandWhereTheyBelong(t *testing.T) {
	codes := map[string]string{}
	for _, c := range Countries() {
		codes[c.Name] = c.Code
	}
	codes["Türkiye"] = "TR"
	for _, n := range MapNames() {
		at := CountryAt(n.Position)
		switch n.Kind {
		case NameCountry:
			if codes[n.Name] == "" || at != codes[n.Name] {
				t.Errorf("the name of %s stands in %q", n.Name, at)
			}
		case NameSea:
			if at != "" {
				t.Errorf("%s stands in %s", n.Name, at)
			}
		case NameTown:
			if at == "" || at == "UA" {
				t.Errorf("%s stands in %q", n.Name, at)
			}
		default:
			t.Errorf("%s is of no kind: %q", n.Name, n.Kind)
		}
		if n.Rank < 1 || n.Rank > 3 {
			t.Errorf("%s has rank %d", n.Name, n.Rank)
		}
	}
}
