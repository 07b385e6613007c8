package data

import (
	"strings"
	"testing"
)

func TestSourcesSayWhereEverySetComesFromAndWhatIsNotModelled(t *testing.T) {
	text := make(map[string]string)
	for _, group := range Sources() {
		if len(group.Lines) == 0 && group.Heading != "Sources of the reference data" {
			t.Errorf("nothing stands under %q", group.Heading)
		}
		text[group.Heading] = strings.Join(group.Lines, "\n")
	}
	everything := ""
	for _, lines := range text {
		everything += lines + "\n"
	}
	for _, word := range []string{"GeoNames", "CC BY 4.0", "Natural Earth", "SRTM", "cities.csv", "countries.csv",
		"relief.bin"} {
		if !strings.Contains(everything, word) {
			t.Errorf("%s is not named", word)
		}
	}
	for _, word := range []string{"sanctions", "money", "alliance membership", "deterrence", "suppression",
		"tankers", "crews", "displacement"} {
		if !strings.Contains(text["Not modelled"], word) {
			t.Errorf("%s is not among what is not modelled", word)
		}
	}
	if strings.ContainsAny(everything, "|`") {
		t.Error("marks of the file's table are left in")
	}
}
