package main

import (
	"strings"
	"testing"
)

func TestTransliterateFollowsTheNationalRomanisation(t *testing.T) {
	cases := []struct{ about, ukrainian, roman string }{
		{"г is h", "Ужгород", "Uzhhorod"},
		{"зг is zgh, so that zh stays ж", "Згурівка", "Zghurivka"},
		{"Є opens a word as Ye", "Євпаторія", "Yevpatoriia"},
		{"є inside is ie", "Єнакієве", "Yenakiieve"},
		{"Ї opens a word as Yi", "Їжаківка", "Yizhakivka"},
		{"ї inside is i", "Миколаїв", "Mykolaiv"},
		{"й opens a word as y, closes it as i", "Йосипівка", "Yosypivka"},
		{"ий is yi", "Кривий Ріг", "Kryvyi Rih"},
		{"ю and я after a soft consonant", "Любомль", "Liuboml"},
		{"Я opens a word as Ya", "Яни Капу", "Yany Kapu"},
		{"the apostrophe is left out", "Кам'янець-Подільський", "Kamianets-Podilskyi"},
		{"a word after a hyphen opens anew", "Біюк-Онлар", "Biiuk-Onlar"},
		{"щ is shch", "Щастя", "Shchastia"},
		{"doubled letters stay doubled", "Запоріжжя", "Zaporizhzhia"},
	}
	for _, c := range cases {
		roman, err := transliterate(c.ukrainian)
		if err != nil || roman != c.roman {
			t.Errorf("%s: transliterate(%q) = %q, %v, want %q", c.about, c.ukrainian, roman, err, c.roman)
		}
	}
}

func TestTransliterateRefusesOtherAlphabets(t *testing.T) {
	for _, name := range []string{"Сумы", "Щёлкино", "Львовъ", "Аўдзееўка", "Kyiv",
		"Ові\u0301діополь"} {
		if roman, err := transliterate(name); err == nil || !strings.Contains(err.Error(), "Ukrainian alphabet") {
			t.Errorf("transliterate(%q) = %q, %v, want an error about the alphabet", name, roman, err)
		}
	}
}
