package picture

import (
	"image/color"

	"airumbrella/coverage"
)

// palette is the colours of a picture by what they mean. The covered
// grounds start from the blue, green and orange of Okabe and Ito, which stay
// apart for colour-blind eyes; their lightness falls from possible to assured
// so that they stay apart in grey too, and what is only possible is hatched.
type palette struct {
	page, ink, muted, rule color.NRGBA
	sea, abroad, ukraine   color.NRGBA
	fill                   [5]color.NRGBA // by status; ground is never partly covered
	edge                   [5]color.NRGBA // by status
	hatch                  color.NRGBA    // lines on possible ground
	gained, lost, kept     color.NRGBA    // ground of a comparison
	coast, border, outline color.NRGBA
	region, river          color.NRGBA
	halo                   color.NRGBA
	covered, gap, occupied color.NRGBA // markers and names of cities
	marker                 color.NRGBA // around markers
	warm, mild, firm       color.NRGBA // cities that lose cover less and less easily; gap: most easily
	ally, own              color.NRGBA // bases and units
	country, water         color.NRGBA // names
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

var light = palette{
	page: hex(0xffffff), ink: hex(0x1b222b), muted: hex(0x5d6670), rule: hex(0xc9cdd2),
	sea: hex(0xd6e4ee), abroad: hex(0xebe9e4), ukraine: hex(0xfdfcf8),
	fill: [5]color.NRGBA{
		coverage.Uncovered: hex(0xfdfcf8), coverage.Possible: hex(0xf8e7b4),
		coverage.Likely: hex(0x93d1b9), coverage.Assured: hex(0x5ba4d0),
	},
	edge: [5]color.NRGBA{
		coverage.Possible: hex(0xc08e1c), coverage.Likely: hex(0x1f8a68), coverage.Assured: hex(0x1d6496),
	},
	hatch: hex(0xe0b95a), gained: hex(0xa893d6), lost: hex(0xf0c3ae), kept: hex(0xcbd3cc),
	coast: hex(0x7f9db5), border: hex(0xa5a49f), outline: hex(0x2a313a),
	region: alpha(hex(0x4a5058), 90), river: hex(0x9dbdd6),
	halo:    alpha(hex(0xffffff), 225),
	covered: hex(0x12212f), gap: hex(0xb2351a), occupied: hex(0x75607f), marker: hex(0xffffff),
	warm: hex(0xe0a126), mild: hex(0x7fa650), firm: hex(0x1d6496),
	ally: hex(0x5b2d91), own: hex(0x3a4653),
	country: hex(0x8a8881), water: hex(0x5f8bad),
}

var dark = palette{
	page: hex(0x14181d), ink: hex(0xeef0f2), muted: hex(0x9aa3ad), rule: hex(0x3a424b),
	sea: hex(0x0f1b28), abroad: hex(0x1d2126), ukraine: hex(0x30353c),
	fill: [5]color.NRGBA{
		coverage.Uncovered: hex(0x30353c), coverage.Possible: hex(0x4d4630),
		coverage.Likely: hex(0x237a5e), coverage.Assured: hex(0x4a9fd4),
	},
	edge: [5]color.NRGBA{
		coverage.Possible: hex(0xd8ae3a), coverage.Likely: hex(0x4fd6a8), coverage.Assured: hex(0x9bd4f8),
	},
	hatch: hex(0x9a7f35), gained: hex(0x8a72c4), lost: hex(0x5c3325), kept: hex(0x4d555c),
	coast: hex(0x4c6a86), border: hex(0x565d66), outline: hex(0xe3e6ea),
	region: alpha(hex(0xd5dae0), 70), river: hex(0x35557a),
	halo:    alpha(hex(0x101418), 215),
	covered: hex(0xffffff), gap: hex(0xff9a73), occupied: hex(0xc9a9d6), marker: hex(0x101418),
	warm: hex(0xe8b84a), mild: hex(0x9cc46a), firm: hex(0x6bb4ea),
	ally: hex(0xd9c2ff), own: hex(0xb9c3ce),
	country: hex(0x7c848e), water: hex(0x6f9cc4),
}
