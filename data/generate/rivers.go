package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// riversBox is the area of the rivers: Ukraine and what lies around it.
var riversBox = orb.Bound{Min: orb.Point{12, 40}, Max: orb.Point{44, 56}}

// riverNames gives each river of the box the name that the map prints, keyed
// by the source's rivernum: several of its own names are misspelt, doubled
// ("Donau (Danube)") or missing.
var riverNames = map[string]string{
	"25":   "Danube",
	"38":   "Danube",
	"48":   "Kilia arm",
	"49":   "Saint George arm",
	"50":   "Sulina arm",
	"52":   "Borcea arm",
	"65":   "Euphrates",
	"116":  "Dnipro",
	"121":  "Dnipro",
	"130":  "Oder",
	"160":  "Elbe",
	"166":  "Vistula",
	"182":  "Daugava",
	"208":  "Mura and lower Drava",
	"219":  "Po",
	"231":  "Dnister",
	"277":  "Don",
	"303":  "Drava",
	"330":  "Tisza",
	"352":  "Ráckeve Danube",
	"353":  "Ferenc Canal",
	"363":  "Tisza",
	"429":  "Pripyat",
	"441":  "Great Morava",
	"442":  "Maritsa",
	"443":  "Tiber",
	"463":  "Siverskyi Donets",
	"464":  "Oka",
	"465":  "Desna",
	"469":  "Khopyor",
	"470":  "Neris",
	"481":  "Kızılırmak",
	"494":  "Sava",
	"554":  "Prut",
	"557":  "Kuban",
	"602":  "Sió",
	"612":  "Nemunas",
	"624":  "Măcin arm",
	"670":  "Southern Bug",
	"717":  "Olt",
	"718":  "Inn",
	"719":  "Morava",
	"720":  "Warta",
	"732":  "Western Bug",
	"741":  "Sakarya",
	"747":  "Kura",
	"779":  "Mukhavets",
	"863":  "Adige",
	"868":  "Haliacmon",
	"871":  "Mureș",
	"872":  "Drina",
	"911":  "Aras",
	"987":  "Lovat",
	"1050": "Vltava",
	"1051": "Moskva",
	"1053": "Tsna",
	"1059": "Simav",
	"1060": "Kelkit",
	"1065": "Ofanto",
	"1066": "Ialomița",
	"1067": "Struma",
	"1068": "Seim",
	"1133": "Drin",
	"1135": "Buna",
}

// riverPiece is one continuous line of a river.
type riverPiece struct {
	name string
	rank int
	line orb.LineString
}

// rivers writes rivers.csv from Natural Earth's 1:10m centre lines (rivers,
// and rivers through lakes) as Magics packs them.
func rivers(src *source, out string) error {
	const base = "/usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
	shapes, err := src.debFile("libmagics++-data", base+".shp")
	if err != nil {
		return err
	}
	attributes, err := src.debFile("libmagics++-data", base+".dbf")
	if err != nil {
		return err
	}
	lines, err := readPolylines(shapes)
	if err != nil {
		return err
	}
	records, err := readAttributes(attributes)
	if err != nil {
		return err
	}
	if len(lines) != len(records) {
		return fmt.Errorf("%d lines and %d attribute records", len(lines), len(records))
	}
	pieces, err := riversInBox(lines, records)
	if err != nil {
		return err
	}
	pieces = joinPieces(pieces)
	// By importance, then name, then the source's order.
	slices.SortStableFunc(pieces, func(a, b riverPiece) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.name, b.name)
	})
	t := &table{}
	if err := t.row("name", "scalerank", "points"); err != nil {
		return err
	}
	for _, p := range pieces {
		if err := t.row(p.name, strconv.Itoa(p.rank), formatPoints(p.line)); err != nil {
			return err
		}
	}
	return t.write(out, "rivers.csv")
}

// riversInBox clips, names and rounds the lines that reach into the box.
func riversInBox(lines []orb.MultiLineString, records []map[string]string) ([]riverPiece, error) {
	var pieces []riverPiece
	for i, river := range lines {
		clipped := clip.MultiLineString(riversBox, river)
		if len(clipped) == 0 {
			continue
		}
		record := records[i]
		name, ok := riverNames[record["rivernum"]]
		if !ok {
			return nil, fmt.Errorf("river %s (%q) has no name in the table", record["rivernum"], record["name"])
		}
		rank, err := strconv.ParseFloat(record["scalerank"], 64)
		if err != nil {
			return nil, fmt.Errorf("river %s: scalerank: %w", record["rivernum"], err)
		}
		for _, line := range clipped {
			if rounded := roundLine(line); len(rounded) > 1 {
				pieces = append(pieces, riverPiece{name, int(rank), rounded})
			}
		}
	}
	return pieces, nil
}

// joinPieces joins pieces of one name and rank end to end where exactly two
// of them meet: the source cuts rivers at lakes and elsewhere. Forks stay as
// they are.
func joinPieces(pieces []riverPiece) []riverPiece {
	for {
		first, second, ok := joint(pieces)
		if !ok {
			return pieces
		}
		pieces[first].line = joined(pieces[first].line, pieces[second].line)
		pieces = slices.Delete(pieces, second, second+1)
	}
}

// joint finds two pieces to join, the first in order.
func joint(pieces []riverPiece) (first, second int, ok bool) {
	type end struct {
		name string
		rank int
		at   orb.Point
	}
	meeting := map[end][]int{}
	ends := func(p riverPiece) [2]end {
		return [2]end{{p.name, p.rank, p.line[0]}, {p.name, p.rank, p.line[len(p.line)-1]}}
	}
	for i, p := range pieces {
		for _, e := range ends(p) {
			meeting[e] = append(meeting[e], i)
		}
	}
	for _, p := range pieces {
		for _, e := range ends(p) {
			// A loop meets itself and is not joined to itself.
			if m := meeting[e]; len(m) == 2 && m[0] != m[1] {
				return m[0], m[1], true
			}
		}
	}
	return 0, 0, false
}

// joined returns one line made of two that share an end.
func joined(a, b orb.LineString) orb.LineString {
	a, b = slices.Clone(a), slices.Clone(b)
	if a[0] == b[0] || a[0] == b[len(b)-1] {
		slices.Reverse(a)
	}
	if b[0] != a[len(a)-1] {
		slices.Reverse(b)
	}
	return append(a, b[1:]...)
}
