package picture

import (
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// family names the typeface of a picture and others of the same widths.
// Liberation Sans has the letters of all languages around Ukraine, may be
// embedded (SIL Open Font License 1.1), and is as wide as Arial and Helvetica,
// so that what is measured here holds in other viewers.
const family = "'Liberation Sans',Arimo,Arial,Helvetica,sans-serif"

// pictureFaces is the regular and the bold typeface.
var pictureFaces = sync.OnceValue(func() [2]*sfnt.Font {
	var faces [2]*sfnt.Font
	for i, ttf := range [...][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		face, err := sfnt.Parse(ttf)
		if err != nil {
			panic("bug in the embedded typeface: " + err.Error())
		}
		faces[i] = face
	}
	return faces
})

// em is the size in pixels at which glyphs are read, the same as the
// typeface's own units.
const em = 2048

// pictureType measures and outlines text. It is not for concurrent use.
type pictureType struct {
	buffer sfnt.Buffer
	glyphs [2]map[rune]*glyph
	kerns  [2]map[[2]sfnt.GlyphIndex]float64
}

// glyph is a letter in ems, y downwards.
type glyph struct {
	index   sfnt.GlyphIndex
	advance float64
	rings   []orb.Ring // made when first drawn
	drawn   bool
}

func newType() *pictureType {
	t := &pictureType{}
	for i := range t.glyphs {
		t.glyphs[i] = map[rune]*glyph{}
		t.kerns[i] = map[[2]sfnt.GlyphIndex]float64{}
	}
	return t
}

func faceOf(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

// glyph returns the letter for a rune; one that the typeface lacks is its box.
func (t *pictureType) glyph(face int, r rune) *glyph {
	if g := t.glyphs[face][r]; g != nil {
		return g
	}
	g := &glyph{}
	f := pictureFaces()[face]
	if i, err := f.GlyphIndex(&t.buffer, r); err == nil {
		g.index = i
	}
	if a, err := f.GlyphAdvance(&t.buffer, g.index, fixed.I(em), font.HintingNone); err == nil {
		g.advance = float64(a) / 64 / em
	}
	t.glyphs[face][r] = g
	return g
}

// kern returns how much closer, in ems, two letters stand.
func (t *pictureType) kern(face int, a, b sfnt.GlyphIndex) float64 {
	pair := [2]sfnt.GlyphIndex{a, b}
	if k, known := t.kerns[face][pair]; known {
		return k
	}
	k := 0.0
	if v, err := pictureFaces()[face].Kern(&t.buffer, a, b, fixed.I(em), font.HintingNone); err == nil {
		k = float64(v) / 64 / em
	}
	t.kerns[face][pair] = k
	return k
}

// walk calls place for every letter with its left end in units from the start
// of the text, and returns the width of the whole.
func (t *pictureType) walk(words string, size float64, bold bool, spacing float64,
	place func(g *glyph, x float64)) float64 {
	face, x := faceOf(bold), 0.0
	var last *glyph
	for _, r := range words {
		g := t.glyph(face, r)
		if last != nil && spacing == 0 {
			x += size * t.kern(face, last.index, g.index)
		}
		if place != nil {
			place(g, x)
		}
		x += float64(size*g.advance) + spacing
		last = g
	}
	return x - spacing*boolean(last != nil)
}

func boolean(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (t *pictureType) width(words string, size float64, bold bool) float64 {
	return t.walk(words, size, bold, 0, nil)
}

// cut shortens words to a width, an ellipsis at the end.
func (t *pictureType) cut(words string, size float64, bold bool, most float64) string {
	if t.width(words, size, bold) <= most {
		return words
	}
	letters := []rune(words)
	low, high := 0, len(letters) // how many letters fit
	for low < high {
		mid := (low + high + 1) / 2
		if t.width(string(letters[:mid])+"…", size, bold) <= most {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(letters[:low]), " ,;") + "…"
}

// wrap breaks words into lines of a width, the last of at most so many cut.
func (t *pictureType) wrap(words string, size float64, bold bool, most float64, lines int) []string {
	var list []string
	line := ""
	fields := unbroken(words)
	for i, word := range fields {
		longer := strings.TrimLeft(line+" "+word, " ")
		if t.width(longer, size, bold) <= most {
			line = longer
			continue
		}
		if len(list)+1 == lines {
			rest := strings.Join(fields[i:], " ")
			return append(list, t.cut(strings.TrimLeft(line+" "+rest, " "), size, bold, most))
		}
		if line != "" {
			list = append(list, line)
		}
		line = t.cut(word, size, bold, most)
	}
	if line != "" {
		list = append(list, line)
	}
	return list
}

// unbroken returns the words of a text, each number together with its unit.
func unbroken(text string) []string {
	words := strings.Fields(text)
	list := words[:0]
	for _, word := range words {
		if n := len(list); n > 0 && isDigit(list[n-1][len(list[n-1])-1]) {
			switch strings.TrimRight(word, ".,;:") {
			case "M", "%", "km", "km2", "m":
				list[n-1] += "\u00a0" + word
				continue
			}
		}
		list = append(list, word)
	}
	return list
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// outline returns the closed curves of a letter, flattened.
func (t *pictureType) outline(face int, g *glyph) []orb.Ring {
	if g.drawn {
		return g.rings
	}
	g.drawn = true
	segments, err := pictureFaces()[face].LoadGlyph(&t.buffer, g.index, fixed.I(em), nil)
	if err != nil {
		return nil
	}
	at := func(p fixed.Point26_6) orb.Point {
		return orb.Point{float64(p.X) / 64 / em, float64(p.Y) / 64 / em}
	}
	var ring orb.Ring
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			g.rings = appendRing(g.rings, ring)
			ring = orb.Ring{at(s.Args[0])}
		case sfnt.SegmentOpLineTo:
			ring = append(ring, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			ring = appendQuadratic(ring, at(s.Args[0]), at(s.Args[1]))
		}
	}
	g.rings = appendRing(g.rings, ring)
	return g.rings
}

// appendRing closes a ring of three points or more and appends it.
func appendRing(rings []orb.Ring, ring orb.Ring) []orb.Ring {
	if len(ring) < 3 {
		return rings
	}
	if ring[0] != ring[len(ring)-1] {
		ring = append(ring, ring[0])
	}
	return append(rings, ring)
}

// appendQuadratic appends a quadratic Bezier curve in six pieces.
func appendQuadratic(ring orb.Ring, control, to orb.Point) orb.Ring {
	const pieces = 6
	from := ring[len(ring)-1]
	for i := 1; i <= pieces; i++ {
		u := float64(i) / pieces
		a, b, c := (1-u)*(1-u), 2*u*(1-u), u*u
		ring = append(ring, orb.Point{
			float64(a*from[0]) + float64(b*control[0]) + float64(c*to[0]),
			float64(a*from[1]) + float64(b*control[1]) + float64(c*to[1]),
		})
	}
	return ring
}
