package report

import (
	"fmt"
	"io"

	"airumbrella/coverage"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// PictureOptions choose what [SVG] and [PNG] draw; the zero value works.
type PictureOptions struct {
	// Threat is the id of a threat in play or [scenario.WorstID]; empty means
	// the one of [LeadThreat].
	Threat string
	// Width and Height are the size in CSS pixels, 240 to 8,000; 0 means 1,600
	// by 1,000. Text is laid out for that size and grows and shrinks with it.
	Width, Height int
	// Scale is how many pixels of a PNG make a CSS pixel, 1 to 4; 0 means 1.
	Scale int
	// Dark draws light on dark, for screens rather than print.
	Dark bool
	// Crop is the part of the map to show, in degrees; the zero value means
	// Ukraine, or all places where the scenario has no world.
	Crop orb.Bound
	// Lines are drawn besides the world's borders.
	Lines []PictureLine
	// Attribution is the credit for the map and its places; empty means that of
	// the reference data.
	Attribution string
}

// PictureLine is a river or another line for the ground of a picture.
type PictureLine struct {
	Kind   PictureLineKind
	Points orb.LineString // degrees
}

// PictureLineKind is what a line of the map is.
type PictureLineKind int

// The kinds of lines that a caller may add.
const (
	PictureRiver PictureLineKind = iota
	PictureBorder
)

// pictureAttribution credits the embedded reference data.
const pictureAttribution = "Map: made with Natural Earth (public domain). Places and populations: GeoNames (geonames.org), CC BY 4.0."

// PictureCaution is printed under the title of every picture.
const PictureCaution = "Covered = one unit could engage one missile in time. It does not mean safe. Notional units."

// Sizes of a picture, in CSS pixels; the limit is in pixels of the PNG.
const (
	pictureWidth, pictureHeight = 1600, 1000
	pictureLeast, pictureMost   = 240, 8000
	pictureMostPixels           = 100_000_000
)

// withDefaults fills the zero fields in and refuses what cannot be drawn.
func (o PictureOptions) withDefaults(r *coverage.Result) (PictureOptions, int, error) {
	if o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = pictureWidth, pictureHeight
	}
	if o.Width == 0 {
		o.Width = o.Height * pictureWidth / pictureHeight
	}
	if o.Height == 0 {
		o.Height = o.Width * pictureHeight / pictureWidth
	}
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Attribution == "" {
		o.Attribution = pictureAttribution
	}
	switch {
	case min(o.Width, o.Height) < pictureLeast || max(o.Width, o.Height) > pictureMost:
		return o, 0, fmt.Errorf("picture of %d x %d: each side takes %d to %d pixels", o.Width, o.Height, pictureLeast, pictureMost)
	case o.Scale < 1 || o.Scale > 4:
		return o, 0, fmt.Errorf("picture scale %d: 1 to 4 are accepted", o.Scale)
	case o.Width*o.Height*o.Scale*o.Scale > pictureMostPixels:
		return o, 0, fmt.Errorf("picture of %d x %d at scale %d: more than %s pixels", o.Width, o.Height, o.Scale, wording.Grouped(pictureMostPixels))
	case o.Crop != (orb.Bound{}) && !legalCrop(o.Crop):
		return o, 0, fmt.Errorf("picture crop %v: west, south, east, north in degrees, within 180W-180E and 85S-85N", o.Crop)
	}
	threat := LeadThreat(r)
	if o.Threat != "" {
		if threat = r.ThreatIndex(o.Threat); threat < 0 {
			return o, 0, fmt.Errorf("picture threat %q is not in play", wording.Clean(o.Threat))
		}
	}
	return o, threat, nil
}

// legalCrop reports whether a bound has a size and can be projected.
func legalCrop(b orb.Bound) bool {
	return b.Max[0]-b.Min[0] >= 0.1 && b.Max[1]-b.Min[1] >= 0.1 &&
		b.Min[0] >= -180 && b.Max[0] <= 180 && b.Min[1] >= -85 && b.Max[1] <= 85
}

// SVG writes the coverage map as a vector picture to share: title, headline,
// legend, scale bar, date, sources and a line to cite it by. The text stays
// text; the file has no scripts and refers to nothing outside.
func SVG(w io.Writer, r *coverage.Result, o PictureOptions) error {
	s, err := drawPicture(r, o)
	if err != nil {
		return err
	}
	return s.writeSVG(w)
}

// PNG writes the same picture as [SVG] as pixels.
func PNG(w io.Writer, r *coverage.Result, o PictureOptions) error {
	s, err := drawPicture(r, o)
	if err != nil {
		return err
	}
	return s.writePNG(w)
}
