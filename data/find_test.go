package data

import "testing"

func TestFindByAnyName(t *testing.T) {
	for query, want := range map[string]string{
		"lviv": "lviv", "Lviv": "lviv", "LVIV": "lviv", "Львів": "lviv", "львів": "lviv", "Lvov": "lviv",
		"Kiev": "kyiv", "київ": "kyiv", "Odessa": "odesa", "Kharkov": "kharkiv",
		"Zaporizhzh": "zaporizhzhia", "ivano frankivsk": "ivano-frankivsk", "Ivano-Frankivsk": "ivano-frankivsk",
		" Vinnytsia ": "vinnytsia",
	} {
		place, candidates := Find(query, Cities())
		if place == nil || place.ID != want {
			t.Errorf("%q finds %v (candidates %d), want %s", query, place, len(candidates), want)
		}
	}
}

func TestFindOffersWhatWasMeant(t *testing.T) {
	place, candidates := Find("Lwiv", Cities())
	if place != nil || len(candidates) == 0 || candidates[0].ID != "lviv" {
		t.Errorf("Lwiv finds %v with candidates %v, want lviv offered", place, candidates)
	}
	if place, candidates = Find("Pokrov", Cities()); place == nil && len(candidates) < 2 {
		t.Errorf("an ambiguous name finds %v with %d candidates", place, len(candidates))
	}
	if place, candidates = Find("k", Cities()); place != nil || len(candidates) < 2 {
		t.Errorf("a prefix of many finds %v with %d candidates, want several", place, len(candidates))
	}
	for _, query := range []string{"", "  ", "xyzzyxyzzy", "\x00", "-"} {
		if place, candidates = Find(query, Cities()); place != nil || len(candidates) != 0 {
			t.Errorf("%q finds %v and %v, want nothing", query, place, candidates)
		}
	}
}

func TestACityComesBeforeTheNodesThatBearItsName(t *testing.T) {
	for _, query := range []string{"Львів", "Lviv", "lviv"} {
		if place, candidates := Find(query, Places()); place == nil || place.ID != "lviv" {
			t.Errorf("%q finds %v with %d candidates", query, place, len(candidates))
		}
	}
}
