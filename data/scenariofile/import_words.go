package scenariofile

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"airumbrella/data"
	"airumbrella/scenario"

	"golang.org/x/text/language"
)

// wordKey is a word as it is compared: Latin letters in lower case, and digits.
func wordKey(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(data.Latin(word)))
}

// ukrainianCountries is the names of countries in Ukrainian, by code.
var ukrainianCountries = map[string]string{
	"AL": "Албанія", "AM": "Вірменія", "AT": "Австрія", "AZ": "Азербайджан", "BA": "Боснія і Герцеговина", "BE": "Бельгія",
	"BG": "Болгарія", "BY": "Білорусь", "CA": "Канада", "CH": "Швейцарія", "CY": "Кіпр", "CZ": "Чехія", "DE": "Німеччина",
	"DK": "Данія", "EE": "Естонія", "ES": "Іспанія", "FI": "Фінляндія", "FR": "Франція", "GB": "Велика Британія",
	"GE": "Грузія", "GR": "Греція", "HR": "Хорватія", "HU": "Угорщина", "IE": "Ірландія", "IS": "Ісландія", "IT": "Італія",
	"LT": "Литва", "LU": "Люксембург", "LV": "Латвія", "MD": "Молдова", "ME": "Чорногорія", "MK": "Північна Македонія",
	"NL": "Нідерланди", "NO": "Норвегія", "PL": "Польща", "PT": "Португалія", "RO": "Румунія", "RS": "Сербія", "RU": "Росія",
	"SE": "Швеція", "SI": "Словенія", "SK": "Словаччина", "TR": "Туреччина", "UA": "Україна", "US": "США", "XK": "Косово",
	"AU": "Австралія", "JP": "Японія",
}

var countryIndex = sync.OnceValue(func() map[string]string {
	index := make(map[string]string)
	for name, code := range countryNames() {
		index[wordKey(name)] = code
	}
	for code, name := range ukrainianCountries {
		index[wordKey(name)] = code
	}
	for word, code := range map[string]string{
		"russian federation": "RU", "republic of moldova": "MD", "slovak republic": "SK", "the netherlands": "NL",
		"türkiye": "TR", "turkiye": "TR", "united states of america": "US", "england": "GB", "російська федерація": "RU",
		"великобританія": "GB", "сполучені штати": "US", "голландія": "NL", "ukrayina": "UA", "polska": "PL", "românia": "RO",
	} {
		index[wordKey(word)] = code
	}
	return index
})

// countryMeant is the code of the country that a word means: a code of two or
// three letters in any case, or a name in English or Ukrainian; "" for none.
func countryMeant(word string) string {
	key := wordKey(word)
	if code := countryIndex()[key]; code != "" {
		return code
	}
	if n := len(key); n != 2 && n != 3 {
		return ""
	}
	region, err := language.ParseRegion(key)
	if err != nil || !data.IsCountry(region.String()) {
		return ""
	}
	return region.String()
}

// CountryMeant returns the code of the country that a word means: a code of two or
// three letters, or a name in English or Ukrainian; "" for none.
func CountryMeant(word string) string { return countryMeant(word) }

var regionIndex = sync.OnceValue(func() map[string]string {
	index := make(map[string]string)
	for i := range data.World().Regions {
		r := &data.World().Regions[i]
		name := strings.TrimSuffix(r.NameUK, " область")
		for _, word := range []string{r.Code, r.Code[len("UA-"):], r.Name, name} {
			index[wordKey(word)] = r.Code
		}
		// What a city is called besides, its region is called too: Odessa.
		for _, p := range places() {
			if p.Kind == scenario.City && p.Name == r.Name && r.Code != kyivCity {
				for _, alias := range p.Aliases {
					index[wordKey(alias)] = r.Code
				}
			}
		}
	}
	for word, code := range map[string]string{
		"м. київ": kyivCity, "місто київ": kyivCity, "київ": kyivCity, "kyiv city": kyivCity, "ар крим": "UA-43", "крим": "UA-43",
		"arc": "UA-43", "autonomous republic of crimea": "UA-43", "krym": "UA-43", "м. севастополь": "UA-40",
		"transcarpathia": "UA-21", "zakarpattya": "UA-21", "kirovograd": "UA-35", "kropyvnytskyi": "UA-35", "volhynia": "UA-07",
		"dnepropetrovsk": "UA-12", "dnipro": "UA-12",
	} {
		index[wordKey(word)] = code
	}
	index[wordKey("Kyiv")] = "UA-32" // as the list of regions has it; its city says so
	return index
})

const kyivCity = "UA-30"

// regionSuffixes are words for a region that stand behind or before its name.
var regionSuffixes = []string{"oblast", "oblasti", "obl", "region", "province", "ska", "skaia", "skyi"}

// regionMeant is the code of the region that a word means, by code or by name in
// English or Ukrainian; "" for none.
func regionMeant(word string) string {
	key := strings.TrimPrefix(wordKey(word), "oblast")
	for {
		if code := regionIndex()[key]; code != "" {
			return code
		}
		i := slices.IndexFunc(regionSuffixes, func(suffix string) bool { return strings.HasSuffix(key, suffix) })
		if i < 0 {
			return ""
		}
		key = strings.TrimSuffix(key, regionSuffixes[i])
	}
}

// systemMeant is the id of the system that a word means: its id or name, whatever
// the case and the signs, or the only id that differs by one letter; "" for none.
func systemMeant(word string) string {
	key := wordKey(word)
	if key == "" {
		return ""
	}
	near := ""
	for _, id := range catalogueIDs() {
		system := catalogueSystem(id)
		if wordKey(id) == key || wordKey(system.Name) == key {
			return id
		}
		if digitsOf(id) == digitsOf(word) && oneLetterOff(key, wordKey(id)) {
			if near != "" {
				return ""
			}
			near = id
		}
	}
	return near
}

func digitsOf(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
}

// oneLetterOff reports whether two words of five letters or more differ by one.
func oneLetterOff(a, b string) bool {
	const least = 5
	return len(a) >= least && len(b) >= least && data.EditDistance(a, b) == 1
}

// controlMeanings is what people write for who holds a place.
var controlMeanings = map[string]scenario.Control{
	"government": scenario.Government, "governmentcontrolled": scenario.Government, "ukraine": scenario.Government,
	"ua": scenario.Government, "controlled": scenario.Government, "free": scenario.Government, "pidkontrolna": scenario.Government,
	"ukraina": scenario.Government, "occupied": scenario.Occupied, "temporarilyoccupied": scenario.Occupied,
	"russia": scenario.Occupied, "ru": scenario.Occupied, "rf": scenario.Occupied, "okupovana": scenario.Occupied,
	"okupovano": scenario.Occupied, "tymchasovookupovana": scenario.Occupied, "tot": scenario.Occupied,
}

// wordMeant is the one of some words that a word is in another case.
func wordMeant[W ~string](word string, known []W) string {
	i := slices.IndexFunc(known, func(w W) bool { return wordKey(string(w)) == wordKey(word) })
	if i < 0 {
		return ""
	}
	return string(known[i])
}
