package data

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"
)

//go:generate go -C generate run . -out ..

// The embedded outlines. Positions are WGS84 longitude and latitude in
// degrees, rounded to 4 decimals: "lon lat;lon lat;...". No field holds a
// comma or a quote.
var (
	//go:embed countries.csv
	countriesCSV string
	//go:embed regions.csv
	regionsCSV string
	//go:embed held.csv
	heldCSV string
	//go:embed rivers.csv
	riversCSV string
	//go:embed lines.csv
	linesCSV string
)

// Country is a state and the part of its territory that lies in the
// [OutlineBox].
type Country struct {
	Code string // ISO 3166-1 alpha-2; XK for Kosovo
	Name string // short English name
	// Territory in degrees: outer rings anticlockwise, holes clockwise, all
	// closed. Rings are quantised and may touch themselves: fill by even-odd.
	// Where the territory goes on beyond the box, a ring runs along the box's
	// edge, which is no border: draw [BoundaryLines] instead of rings.
	Territory orb.MultiPolygon
}

// Region is one of the 27 first-level divisions of Ukraine.
type Region struct {
	Code   string // ISO 3166-2, such as UA-46
	Name   string // English, without "Oblast"; "Kyiv City" for the city
	NameUK string // full Ukrainian name
	// Territory in degrees: outer rings anticlockwise, holes clockwise, all
	// closed. Kyiv City is drawn at twice its size and borders are
	// generalised: decide a city's region by its record, not by this polygon.
	Territory orb.MultiPolygon
}

// River is one continuous piece of a river; a river with forks, or cut by the
// box of 12-44E and 40-56N, has several.
type River struct {
	Name string         // the name to print
	Rank int            // Natural Earth's scale rank: 2 the greatest to 9 the least
	Line orb.LineString // degrees
}

// Kinds of [BoundaryLine].
const (
	KindCoast   = "coast"   // land and sea, lagoons included
	KindBorder  = "border"  // between two countries, neither of them Ukraine
	KindUkraine = "ukraine" // Ukraine's land border
)

// BoundaryLine is a stretch of coast or land border. Each stretch occurs once,
// though both neighbours' territories run along it, and none runs along the
// edge of the [OutlineBox].
type BoundaryLine struct {
	Kind string         // KindCoast, KindBorder or KindUkraine
	Line orb.LineString // degrees, with exactly the positions of the territories' rings
}

// OutlineBox is the area that the outlines cover, 5-46E and 34-60N: countries
// are clipped to it.
func OutlineBox() orb.Bound {
	return orb.Bound{Min: orb.Point{5, 34}, Max: orb.Point{46, 60}}
}

// Countries returns the countries of the [OutlineBox] by code: Natural Earth
// 1:10m (public domain), with Crimea in Ukraine and Snake Island added. The
// value is shared: do not change it.
func Countries() []Country { return countries() }

// Regions returns Ukraine's 27 regions by code, Crimea and Sevastopol
// included: Natural Earth 1:10m, generalised (public domain). The value is
// shared: do not change it.
func Regions() []Region { return regions() }

var countries = sync.OnceValue(func() []Country {
	var list []Country
	eachOutline("countries.csv", countriesCSV, "code,name,part,ring,points", func(fields []string) {
		if n := len(list); n == 0 || list[n-1].Code != fields[0] {
			list = append(list, Country{Code: fields[0], Name: fields[1]})
		}
		addRing(&list[len(list)-1].Territory, fields[3], fields[4])
	})
	return list
})

var regions = sync.OnceValue(func() []Region {
	var list []Region
	eachOutline("regions.csv", regionsCSV, "code,name,name_uk,part,ring,points", func(fields []string) {
		if n := len(list); n == 0 || list[n-1].Code != fields[0] {
			list = append(list, Region{Code: fields[0], Name: fields[1], NameUK: fields[2]})
		}
		addRing(&list[len(list)-1].Territory, fields[4], fields[5])
	})
	return list
})

// heldGround is the ground that Ukraine's government holds, as the generator makes
// it of the other sets.
var heldGround = sync.OnceValue(func() (ground orb.MultiPolygon) {
	eachOutline("held.csv", heldCSV, "part,ring,points", func(fields []string) {
		addRing(&ground, fields[1], fields[2])
	})
	return ground
})

// Rivers returns the rivers of 12-44E and 40-56N, the greatest first: Natural
// Earth 1:10m (public domain). They are read anew: few ask, and those draw them once.
func Rivers() []River {
	var list []River
	eachOutline("rivers.csv", riversCSV, "name,scalerank,points", func(fields []string) {
		rank, err := strconv.Atoi(fields[1])
		if err != nil {
			panic(fmt.Sprintf("field scalerank is %q, want a whole number", fields[1]))
		}
		list = append(list, River{Name: fields[0], Rank: rank, Line: parsePoints(fields[2])})
	})
	return list
}

// BoundaryLines returns the coasts and borders of [Countries], read anew as [Rivers] are.
func BoundaryLines() []BoundaryLine {
	var list []BoundaryLine
	eachOutline("lines.csv", linesCSV, "kind,points", func(fields []string) {
		list = append(list, BoundaryLine{Kind: fields[0], Line: parsePoints(fields[1])})
	})
	return list
}

// eachOutline calls row with the fields of every row of an embedded table. The
// fields are reused from row to row. A malformed table is a bug in the
// generator, so it panics with the file and line.
func eachOutline(file, text, header string, row func(fields []string)) {
	line := 1
	defer func() {
		if reason := recover(); reason != nil {
			panic(fmt.Sprintf("bug in data/%s:%d: %v", file, line, reason))
		}
	}()
	first, rest, _ := strings.Cut(text, "\n")
	if first != header {
		panic(fmt.Sprintf("header is %q, want %q", first, header))
	}
	fields := make([]string, strings.Count(header, ",")+1)
	for rest != "" {
		line++
		var record string
		record, rest, _ = strings.Cut(rest, "\n")
		// The points come last and are long: find the commas before them only.
		for i := range fields[:len(fields)-1] {
			field, after, ok := strings.Cut(record, ",")
			if !ok {
				panic(fmt.Sprintf("%d fields, want %d", i+1, len(fields)))
			}
			fields[i], record = field, after
		}
		fields[len(fields)-1] = record
		row(fields)
	}
}

// addRing appends a ring: number "0" begins a polygon, others are its holes.
func addRing(territory *orb.MultiPolygon, number, points string) {
	ring := orb.Ring(parsePoints(points))
	if number == "0" {
		*territory = append(*territory, orb.Polygon{ring})
		return
	}
	last := len(*territory) - 1
	if last < 0 {
		panic(fmt.Sprintf("ring %s stands before ring 0", number))
	}
	(*territory)[last] = append((*territory)[last], ring)
}

// parsePoints reads "lon lat;lon lat;...".
func parsePoints(text string) []orb.Point {
	points := make([]orb.Point, strings.Count(text, ";")+1)
	at := 0
	for i := range points {
		points[i][0], at = parseDegrees(text, at, ' ')
		points[i][1], at = parseDegrees(text, at, ';')
	}
	return points
}

// powersOfTen are exact in float64, and so is the integer of a short decimal:
// their quotient is the correctly rounded value, the same that
// strconv.ParseFloat gives, in a quarter of the time.
var powersOfTen = [...]float64{1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10}

// parseDegrees reads a plain decimal, such as "12.3456", that starts at
// text[at] and runs to the separator or the end of the text, and returns the
// index after the separator. It has no sign: the box lies north and east of 0.
func parseDegrees(text string, at int, separator byte) (degrees float64, next int) {
	start, digits := at, int64(0)
	for at < len(text) && text[at]-'0' <= 9 {
		digits = 10*digits + int64(text[at]-'0')
		at++
	}
	decimals := 0
	if at < len(text) && text[at] == '.' {
		point := at + 1
		for at = point; at < len(text) && text[at]-'0' <= 9; at++ {
			digits = 10*digits + int64(text[at]-'0')
		}
		decimals = at - point
	}
	if at < len(text) && text[at] != separator {
		panic(fmt.Sprintf("position %q: byte %q, want a decimal number", text[start:at+1], text[at]))
	}
	if at <= start || at-start > len(powersOfTen) {
		panic(
			fmt.Sprintf(
				"position %q: want a decimal number of at most %d characters",
				text[min(start, len(text)):],
				len(powersOfTen),
			),
		)
	}
	return float64(digits) / powersOfTen[decimals], at + 1
}
