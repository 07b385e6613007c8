package main

import (
	"slices"
	"testing"
)

func TestUkrainianSpellingAmongAlternates(t *testing.T) {
	cases := []struct {
		about, latin string
		alternates   []string
		want         string
	}{
		{"Russian in letters that Ukrainian shares", "Mykolaiv", []string{"Nikolaev", "Николаев", "Миколаїв"},
			"Миколаїв"},
		{
			"an old name in Ukrainian letters",
			"Kamianske",
			[]string{"Дніпродзержинськ", "Кам’янське", "Каменское"},
			"Кам'янське",
		},
		{"letters that Ukrainian lacks", "Sumy", []string{"Суми", "Сумы"}, "Суми"},
		{"a stress mark", "Ovidiopol", []string{"Овидио\u0301поль", "Ові\u0301діополь"},
			"Овідіополь"},
		{"forms that differ by a soft sign", "Perevals'k", []string{"Перевальск", "Перевальськ"},
			"Перевальськ"},
		{"a blank alternate", "Uman", []string{"", "Умань"}, "Умань"},
	}
	for _, c := range cases {
		got, err := ukrainianSpelling(c.latin, c.alternates)
		if err != nil || got != c.want {
			t.Errorf("%s: ukrainianSpelling = %q, %v, want %q", c.about, got, err, c.want)
		}
	}
	if got, err := ukrainianSpelling("Sumy", []string{"Sumy", "Сумы"}); err == nil {
		t.Errorf("without a Ukrainian form: ukrainianSpelling = %q, want an error", got)
	}
}

func TestLatinAliases(t *testing.T) {
	alternates := []string{"Kanev", "Kaniv", "Kanivas", "KNV", "Канів", "Kaniów", "Ka niv", "kaneff", "Czehryn",
		"Kanev'"}
	got := latinAliases("Kaniv", alternates)
	// "Ka niv" is a name of its own; "Kanev'" is "Kanev" once more; "Czehryn"
	// is more than two steps away, half of Kaniv's five letters.
	want := []string{"Ka niv", "Kanev"}
	if !slices.Equal(got, want) {
		t.Errorf("latinAliases = %q, want %q", got, want)
	}
}

func TestEditDistance(t *testing.T) {
	cases := []struct {
		a, b  string
		steps int
	}{{"", "", 0}, {"", "abc", 3}, {"kiev", "kyiv", 2}, {"lvov", "lviv", 1}, {"odessa", "odesa", 1}, {"kitten",
		"sitting", 3}}
	for _, c := range cases {
		if got := editDistance(c.a, c.b); got != c.steps {
			t.Errorf("editDistance(%q, %q) = %d, want %d", c.a, c.b, got, c.steps)
		}
		if got := editDistance(c.b, c.a); got != c.steps {
			t.Errorf("editDistance(%q, %q) = %d, want %d", c.b, c.a, got, c.steps)
		}
	}
}
