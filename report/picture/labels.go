package picture

import (
	"image/color"

	"github.com/paulmach/orb"
)

// pictureHalo is how far the ground around a name is lightened or darkened.
const pictureHalo = 1.6

// placer keeps names apart from each other, from markers and from the
// edge of the map. Names are placed one by one, the most important first.
type placer struct {
	area  pictureBox
	marks []pictureBox
	names []pictureBox
}

// block keeps names out of a box.
func (p *placer) block(b pictureBox) { p.marks = append(p.marks, b) }

// free reports whether a name may stand in a box.
func (p *placer) free(b pictureBox) bool {
	if !b.within(p.area) {
		return false
	}
	for _, list := range [...][]pictureBox{p.marks, p.names} {
		for _, taken := range list {
			if b.overlaps(taken) {
				return false
			}
		}
	}
	return true
}

// pictureName is a name on the map.
type pictureName struct {
	class   string
	words   string
	size    float64
	bold    bool
	spacing float64
	color   color.NRGBA
}

// Heights of a line of text above and below its baseline, of its size.
const (
	textAscent  = 0.74
	textDescent = 0.22
)

// nameBox returns the box of a name whose baseline starts at a point.
func (d *draft) nameBox(n *pictureName, at orb.Point) pictureBox {
	w := d.types.walk(n.words, n.size, n.bold, n.spacing, nil)
	return pictureBox{at[0], at[1] - textAscent*n.size, at[0] + w, at[1] + textDescent*n.size}.grown(1)
}

// nameBeside writes a name beside a marker of a radius where there is room:
// right, left, above, below, and between; closer before further away. It
// reports whether there was.
func (d *draft) nameBeside(n pictureName, at orb.Point, radius float64) bool {
	w := d.types.walk(n.words, n.size, n.bold, n.spacing, nil)
	for _, gap := range [...]float64{radius + 3.5, radius + 9} {
		middle, above, below := 0.36*n.size, -gap-textDescent*n.size, gap+textAscent*n.size
		for _, to := range [...]struct {
			x, y   float64
			anchor pictureAnchor
		}{
			{gap, middle, anchorLeft}, {-gap - w, middle, anchorRight},
			{-w / 2, above, anchorMiddle}, {-w / 2, below, anchorMiddle},
			{gap, middle - 5, anchorLeft}, {gap, middle + 5, anchorLeft}, {-gap - w, middle - 5, anchorRight},
			{-gap - w, middle + 5, anchorRight},
			{radius, above + 2, anchorLeft}, {radius, below - 2, anchorLeft}, {-radius - w, above + 2, anchorRight},
			{-radius - w, below - 2, anchorRight},
			{-w * 0.2, above, anchorLeft}, {-w * 0.2, below, anchorLeft}, {-w * 0.8, above, anchorRight},
			{-w * 0.8, below, anchorRight},
		} {
			spot := orb.Point{at[0] + to.x, at[1] + to.y}
			if box := d.nameBox(&n, spot); d.placer.free(box) {
				d.writeName(&n, spot, to.anchor, box)
				return true
			}
		}
	}
	return false
}

// nameOver writes a name whose middle is at a point, if it is free.
func (d *draft) nameOver(n pictureName, at orb.Point) bool {
	w := d.types.walk(n.words, n.size, n.bold, n.spacing, nil)
	spot := orb.Point{at[0] - w/2, at[1] + 0.36*n.size}
	box := d.nameBox(&n, spot)
	if !d.placer.free(box) {
		return false
	}
	d.writeName(&n, spot, anchorMiddle, box)
	return true
}

func (d *draft) writeName(n *pictureName, at orb.Point, anchor pictureAnchor, box pictureBox) {
	d.placer.names = append(d.placer.names, box)
	d.scene.names = append(d.scene.names, box)
	halo := d.paint.halo
	if n.spacing > 0 {
		halo = color.NRGBA{}
	}
	d.scene.add(pictureShape{class: n.class, clip: true, text: &pictureText{
		at: at, anchor: anchor, words: n.words, size: n.size, bold: n.bold, spacing: n.spacing,
		color: n.color, halo: halo,
		width: d.types.walk(n.words, n.size, n.bold, n.spacing, nil),
	}})
}
