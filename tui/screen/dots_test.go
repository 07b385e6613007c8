package screen

import "testing"

// dotsOf reads a cell as four rows of two dots: s sea, g gap, a assured.
func dotsOf(rows string) (dots [8]Ground) {
	names := map[byte]Ground{'v': GroundVoid, 's': GroundSea, 'g': GroundGap, 'l': GroundLikely, 'a': GroundAssured}
	for i := range 8 {
		dots[i] = names[rows[i]]
	}
	return dots
}

func TestQuadrants(t *testing.T) {
	p := &trueDark
	cases := []struct {
		name, dots string
		want       rune
		fg, bg     Ground
	}{
		{"all sea", "ssssssss", ' ', GroundVoid, GroundSea},
		{"upper half gap", "ggggssss", '▄', GroundSea, GroundGap},
		{"left column assured", "agagagag", '▐', GroundGap, GroundAssured},
		{"lower right quarter sea", "gggggsgs", '▗', GroundSea, GroundGap},
		{"a third ground sides with the nearer", "aaaaasls", '▗', GroundSea, GroundAssured},
		{"beyond the map is the background", "vvvvgggg", '▄', GroundGap, GroundVoid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out cell
			quadrantCell(&out, dotsOf(c.dots), &p.fill)
			if out.Ch != c.want || out.bg != p.fill[c.bg] || c.want != ' ' && out.fg != p.fill[c.fg] {
				t.Errorf(
					"got %c fg %x bg %x, want %c fg %x bg %x",
					out.Ch,
					out.fg,
					out.bg,
					c.want,
					p.fill[c.fg],
					p.fill[c.bg],
				)
			}
		})
	}
}

func TestMeanColorUnderALine(t *testing.T) {
	colors := [GroundCount]color{GroundSea: rgb(0x000010), GroundGap: rgb(0x808000)}
	if got := meanColor(dotsOf("ssssgggg"), &colors); got != rgb(0x404008) {
		t.Errorf("half sea, half gap: %x", got)
	}
	colors[GroundSea] = indexed(17)
	if got := meanColor(dotsOf("sssssggg"), &colors); got != indexed(17) {
		t.Errorf("without components the commonest: %x", got)
	}
}

func TestGroundNotCountedAtTheEstimateIsFaint(t *testing.T) {
	p := &trueDark
	for least, full := range map[Ground][]Ground{
		GroundAssured: {GroundAssured}, GroundLikely: {GroundLikely, GroundAssured}, GroundPossible: {GroundPossible,
			GroundLikely, GroundAssured},
	} {
		colors, isFull := p.groundColors(least, false), map[Ground]bool{}
		for _, g := range full {
			isFull[g] = true
		}
		for g := GroundPossible; g < GroundCount; g++ {
			if (colors[g] == p.fill[g]) != isFull[g] {
				t.Errorf("from %d: ground %d full is %v", least, g, !isFull[g])
			}
		}
	}
}

func TestPalettesTellGroundsApart(t *testing.T) {
	for name, p := range map[string]*Palette{"true dark": &trueDark, "true light": &trueLight, "256 dark": &indexedDark,
		"256 light": &indexedLight} {
		for a := range Ground(GroundCount) {
			for b := range a {
				if p.fill[a] == p.fill[b] {
					t.Errorf("%s: grounds %d and %d have one colour", name, a, b)
				}
			}
		}
	}
	for _, p := range []*Palette{&basicDark, &basicLight, &monochrome} {
		for g := GroundGap; g < GroundCount; g++ {
			for b := GroundGap; b < g; b++ {
				if p.hatch[g] == p.hatch[b] {
					t.Errorf("grounds %d and %d have one hatch", g, b)
				}
			}
		}
	}
}
