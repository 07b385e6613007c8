package data

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Identity finds the place that another one is, whatever its id: of the same
// kind, and near enough for what their names say. The zero value holds none.
type Identity struct {
	cells    map[[2]int][]*scenario.Place
	names    map[string][]*scenario.Place
	spelling map[string][]identified // by the names that are left when a letter is taken out
}

// identified is a place under one of its names.
type identified struct {
	name  string
	place *scenario.Place
}

// How far apart two places of one kind may lie and still be one place.
const (
	sameNameCity = 30 * geo.Kilometre // under the same name: a centre may be that of the district
	sameNameNode = 10 * geo.Kilometre
	nearNameCity = 10 * geo.Kilometre // under a name that differs by a letter
	nearNameNode = 3 * geo.Kilometre
	besideCity   = geo.Kilometre // under any name: beside one another, see [Identity.Beside]
	besideNode   = 500 * geo.Metre
)

// identityDegrees is the size of a cell of an Identity: more than besideCity.
const identityDegrees = 0.05

// Add puts a place among those that are found.
func (x *Identity) Add(p *scenario.Place) {
	if x.cells == nil {
		x.cells = make(map[[2]int][]*scenario.Place)
		x.names, x.spelling = make(map[string][]*scenario.Place), make(map[string][]identified)
	}
	cell := identityCell(p.Position)
	x.cells[cell] = append(x.cells[cell], p)
	for _, name := range identityNames(p) {
		x.names[name] = append(x.names[name], p)
		for _, shorter := range withoutLetter(name) {
			x.spelling[shorter] = append(x.spelling[shorter], identified{name, p})
		}
	}
}

// leastSpelling is how many letters a name needs for a letter to differ.
const leastSpelling = 6

// withoutLetter is a name and what is left of it when one letter is taken out: two
// names that differ by a letter, or by neighbours swapped, share one of these.
func withoutLetter(name string) (list []string) {
	runes := []rune(name)
	if len(runes) < leastSpelling || len(runes) > LongestWord {
		return nil
	}
	list = append(list, name)
	for i := range runes {
		list = append(list, string(runes[:i])+string(runes[i+1:]))
	}
	return list
}

func identityCell(p orb.Point) [2]int {
	return [2]int{int(math.Floor(p[0] / identityDegrees)), int(math.Floor(p[1] / identityDegrees))}
}

// Same returns the place that p is by its names and position, the nearest where
// several are, or nil.
func (x *Identity) Same(p *scenario.Place) *scenario.Place {
	found := nearest{p: p, within: choose(p, sameNameCity, sameNameNode)}
	names := identityNames(p)
	for _, name := range names {
		for _, q := range x.names[name] {
			found.try(q)
		}
	}
	if found.place != nil {
		return found.place
	}
	found.within = choose(p, nearNameCity, nearNameNode)
	for _, name := range names {
		for _, shorter := range withoutLetter(name) {
			for _, q := range x.spelling[shorter] {
				if found.near(q.place) && nearNames(name, q.name) {
					found.try(q.place)
				}
			}
		}
	}
	return found.place
}

// nearNames reports whether two names differ by a letter, and not by a digit:
// numbered things differ by it alone.
func nearNames(a, b string) bool {
	return digitsIn(a) == digitsIn(b) && editDistance([]rune(a), []rune(b), 2) < 2
}

func digitsIn(name string) string { return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") }

// Beside returns the nearest place of p's kind that stands where p does, whatever
// its name, or nil.
func (x *Identity) Beside(p *scenario.Place) *scenario.Place {
	found := nearest{p: p, within: choose(p, besideCity, besideNode)}
	cell := identityCell(p.Position)
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			for _, q := range x.cells[[2]int{cell[0] + dx, cell[1] + dy}] {
				found.try(q)
			}
		}
	}
	return found.place
}

// nearest is the nearest place of p's kind within a distance.
type nearest struct {
	p, place *scenario.Place
	within   geo.Length
}

// near reports whether a place may lie within the distance, by plain arithmetic.
func (n *nearest) near(q *scenario.Place) bool {
	const most, east = 1.02 / 111_000, 1.02 / 55_000 // degrees per metre, to 60 degrees north
	return q.Kind == n.p.Kind && math.Abs(q.Position[1]-n.p.Position[1]) <= float64(n.within)*most &&
		math.Abs(q.Position[0]-n.p.Position[0]) <= float64(n.within)*east
}

func (n *nearest) try(q *scenario.Place) {
	if !n.near(q) {
		return
	}
	if d := geo.Distance(n.p.Position, q.Position); d <= n.within {
		n.place, n.within = q, d
	}
}

// choose is the length for a city or for a node.
func choose(p *scenario.Place, city, node geo.Length) geo.Length {
	if p.Kind == scenario.City {
		return city
	}
	return node
}

// identityNames is every name of a place as it is compared.
func identityNames(p *scenario.Place) (names []string) {
	words := append([]string{p.Name, p.NameUK, p.ID}, p.Aliases...)
	for i, word := range words {
		if word == "" || slices.Contains(words[:i], word) {
			continue
		}
		if p.Kind == "rail" {
			word = strings.ReplaceAll(word, "rail ", "")
		}
		if name := skeleton(word); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// skeleton is a name in Latin letters without what spellings of one name differ
// by: case, accents, y and i, g and h, doubled letters, and the words that say of
// what kind the place is.
func skeleton(name string) string {
	var words []string
	plain := fold(name)
	if strings.ContainsFunc(plain, func(r rune) bool { return r >= utf8.RuneSelf }) {
		plain = Latin(plain)
	}
	for word := range strings.FieldsSeq(plain) {
		if !slices.Contains(kindWords, word) {
			words = append(words, cmp.Or(shortWords[word], word))
		}
	}
	plain = alike.Replace(strings.Join(words, ""))
	var b strings.Builder
	last := rune(0)
	for _, r := range plain {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var alike = strings.NewReplacer("y", "i", "j", "i", "w", "v", "kh", "h", "g", "h", "tz", "ts", "ck", "k")

// kindWords stand beside names and name nothing.
var kindWords = strings.Fields("of the port sea seaport river airport international airfield aerodrome railway junction " +
	"station power plant bridge crossing checkpoint city town misto m stantsiia vokzal aeroport mist terminal")

// shortWords are the abbreviations of words that tell plants of one place apart.
var shortWords = map[string]string{
	"tpp": "thermal", "tes": "thermal", "hpp": "hydroelectric", "hes": "hydroelectric", "npp": "nuclear", "aes": "nuclear",
	"hydro": "hydroelectric",
}

// Latin is a text with Cyrillic letters written in Latin ones, by the Ukrainian
// rules of 2010; letters that Ukrainian has not, as Russian ones usually are.
func Latin(text string) string {
	var b strings.Builder
	for _, r := range text {
		if latin, ok := latinLetters()[r]; ok {
			b.WriteString(latin)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

var latinLetters = sync.OnceValue(func() map[rune]string {
	letters := make(map[rune]string)
	pairs := strings.Fields("а a б b в v г h ґ g д d е e є ie ж zh з z и y і i к k л l м m н n о o п p р r с s т t " +
		"у u ф f х kh ц ts ч ch ш sh щ shch ю iu я ia ї i й i ё e ы y э e")
	for i := 0; i < len(pairs); i += 2 {
		letter := []rune(pairs[i])[0]
		letters[letter] = pairs[i+1]
		letters[[]rune(strings.ToUpper(pairs[i]))[0]] = strings.ToUpper(pairs[i+1][:1]) + pairs[i+1][1:]
	}
	letters['ь'], letters['ъ'], letters['Ь'], letters['Ъ'] = "", "", "", ""
	return letters
})

// Neighbour returns the reference place nearest to a position, which tells who
// holds the ground there.
func Neighbour(p orb.Point) *scenario.Place {
	at := geo.NewGeocentric(p)
	var nearest *scenario.Place
	best := math.Inf(1)
	for i, q := range placePoints() {
		if d := at.Chord2(&q); d < best {
			nearest, best = &places()[i], d
		}
	}
	return nearest
}

var placePoints = sync.OnceValue(func() (points []geo.Geocentric) {
	for i := range places() {
		points = append(points, geo.NewGeocentric(places()[i].Position))
	}
	return points
})
