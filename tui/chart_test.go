package tui

import (
	"testing"

	"airumbrella/scenario"
)

// dotsOf reads a cell as four rows of two dots: s sea, g gap, a assured.
func dotsOf(rows string) (dots [8]ground) {
	names := map[byte]ground{'v': groundVoid, 's': groundSea, 'g': groundGap, 'l': groundLikely, 'a': groundAssured}
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
		fg, bg     ground
	}{
		{"all sea", "ssssssss", ' ', groundVoid, groundSea},
		{"upper half gap", "ggggssss", '▄', groundSea, groundGap},
		{"left column assured", "agagagag", '▐', groundGap, groundAssured},
		{"lower right quarter sea", "gggggsgs", '▗', groundSea, groundGap},
		{"a third ground sides with the nearer", "aaaaasls", '▗', groundSea, groundAssured},
		{"beyond the map is the background", "vvvvgggg", '▄', groundGap, groundVoid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out cell
			quadrantCell(&out, dotsOf(c.dots), &p.fill)
			if out.ch != c.want || out.bg != p.fill[c.bg] || c.want != ' ' && out.fg != p.fill[c.fg] {
				t.Errorf("got %c fg %x bg %x, want %c fg %x bg %x", out.ch, out.fg, out.bg, c.want, p.fill[c.fg], p.fill[c.bg])
			}
		})
	}
}

func TestMeanColorUnderALine(t *testing.T) {
	colors := [groundCount]color{groundSea: rgb(0x000010), groundGap: rgb(0x808000)}
	if got := meanColor(dotsOf("ssssgggg"), &colors); got != rgb(0x404008) {
		t.Errorf("half sea, half gap: %x", got)
	}
	colors[groundSea] = indexed(17)
	if got := meanColor(dotsOf("sssssggg"), &colors); got != indexed(17) {
		t.Errorf("without components the commonest: %x", got)
	}
}

func TestGroundNotCountedAtTheEstimateIsFaint(t *testing.T) {
	p := &trueDark
	for e, full := range map[scenario.Estimate][]ground{
		scenario.Low: {groundAssured}, scenario.Base: {groundLikely, groundAssured}, scenario.High: {groundPossible, groundLikely, groundAssured},
	} {
		colors, isFull := p.groundColors(e), map[ground]bool{}
		for _, g := range full {
			isFull[g] = true
		}
		for g := groundPossible; g < groundCount; g++ {
			if (colors[g] == p.fill[g]) != isFull[g] {
				t.Errorf("%v: ground %d full is %v", e, g, !isFull[g])
			}
		}
	}
}

func TestLabelsNeverOverlap(t *testing.T) {
	var c canvas
	var l labeller
	area := rect{5, 2, 40, 12}
	c.reset(50, 16)
	l.begin(&c, area, &monochrome)
	at := [][2]int{{0, 0}, {39, 0}, {20, 5}, {21, 5}, {22, 5}, {20, 6}, {39, 11}, {0, 11}, {5, 5}, {12, 5}}
	var shown []label
	for i, p := range at {
		b := label{col: p[0], row: p[1], marker: '○', name: "Place" + string(rune('A'+i))}
		if l.mark(b) {
			shown = append(shown, b)
		}
	}
	named := 0
	for _, b := range shown {
		if l.name(b) {
			named++
		}
	}
	// Every name that was written is whole, and every marker is still there.
	whole, markers := 0, 0
	var rows []rune
	for y := range c.h {
		for x := range c.w {
			ch := c.at(x, y).ch
			rows = append(rows, ch)
			if ch == '○' {
				markers++
			}
			if ch != ' ' && !area.contains(x, y) {
				t.Errorf("%c at %d, %d lies outside the chart", ch, x, y)
			}
		}
	}
	for i := range at {
		for k := 0; k+6 <= len(rows); k++ {
			if string(rows[k:k+6]) == "Place"+string(rune('A'+i)) {
				whole++
			}
		}
	}
	if whole != named || named < 6 || markers != len(at) {
		t.Errorf("%d names written, %d whole; %d markers of %d", named, whole, markers, len(at))
	}
}

func TestPalettesTellGroundsApart(t *testing.T) {
	for name, p := range map[string]*palette{"true dark": &trueDark, "true light": &trueLight, "256 dark": &indexedDark, "256 light": &indexedLight} {
		for a := range ground(groundCount) {
			for b := range a {
				if p.fill[a] == p.fill[b] {
					t.Errorf("%s: grounds %d and %d have one colour", name, a, b)
				}
			}
		}
	}
	for _, p := range []*palette{&basicDark, &basicLight, &monochrome} {
		for g := groundGap; g < groundCount; g++ {
			for b := groundGap; b < g; b++ {
				if p.hatch[g] == p.hatch[b] {
					t.Errorf("grounds %d and %d have one hatch", g, b)
				}
			}
		}
	}
}
