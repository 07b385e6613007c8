// Package picture draws the coverage map as a picture to share, as SVG and as
// PNG: title, headline, legend, scale bar, date, sources and a line to cite it by.
//
// It assumes an evaluated result, whose scenario may lack a world, places, units
// or threats, and takes nothing else but a [subject.View]: borders and coasts come
// from the scenario's world, rivers from the view. The raster, its even-odd fills
// and its hatches are its own, so that the same result gives the same bytes. It
// does not know files, terminals or the reference data, and draws no place for a
// name that does not fit.
package picture

import (
	"fmt"
	"io"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// options is how a picture is drawn, with nothing left to default.
type options struct {
	subject.Picture
	threat int // index of the one shown
}

// Sizes of a picture, in CSS pixels; the limit is in pixels of the PNG.
const (
	pictureWidth, height = 1600, 1000
	least, pictureMost   = 240, 8000
	mostPixels           = 100_000_000
)

// withDefaults fills in what a view leaves open and refuses what cannot be drawn.
func withDefaults(r *coverage.Result, view subject.View) (options, error) {
	o := options{Picture: view.Picture, threat: subject.LeadThreat(r)}
	if o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = pictureWidth, height
	}
	if o.Width == 0 {
		o.Width = o.Height * pictureWidth / height
	}
	if o.Height == 0 {
		o.Height = o.Width * height / pictureWidth
	}
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Attribution == "" {
		o.Attribution = subject.Attribution
	}
	switch {
	case min(o.Width, o.Height) < least || max(o.Width, o.Height) > pictureMost:
		return o, fmt.Errorf(
			"picture of %d x %d: each side takes %d to %d pixels",
			o.Width,
			o.Height,
			least,
			pictureMost,
		)
	case o.Scale < 1 || o.Scale > 4:
		return o, fmt.Errorf("picture scale %d: 1 to 4 are accepted", o.Scale)
	case o.Width*o.Height*o.Scale*o.Scale > mostPixels:
		return o, fmt.Errorf("picture of %d x %d at scale %d: more than %s pixels", o.Width, o.Height, o.Scale,
			wording.Grouped(mostPixels))
	case o.Crop != (orb.Bound{}) && !legalCrop(o.Crop):
		return o, fmt.Errorf(
			"picture crop %v: west, south, east, north in degrees, within 180W-180E and 85S-85N",
			o.Crop,
		)
	}
	if view.Threat != "" {
		if o.threat = r.ThreatIndex(view.Threat); o.threat < 0 {
			return o, fmt.Errorf("picture threat %q is not in play", wording.Clean(view.Threat))
		}
	}
	return o, nil
}

// legalCrop reports whether a bound has a size and can be projected.
func legalCrop(b orb.Bound) bool {
	return b.Max[0]-b.Min[0] >= 0.1 && b.Max[1]-b.Min[1] >= 0.1 &&
		b.Min[0] >= -180 && b.Max[0] <= 180 && b.Min[1] >= -85 && b.Max[1] <= 85
}

// Drawing is a picture that is composed: the same one as vectors or as pixels.
type Drawing struct{ scene *scene }

// Map returns the coverage map of a result: title, headline, legend, scale bar, date,
// sources and a line to cite it by.
func Map(r *coverage.Result, v subject.View) (Drawing, error) {
	s, err := drawPicture(r, v)
	return Drawing{s}, err
}

// Plate returns two results and their difference in three maps under one legend. It
// returns an error where a side has no ground, as a saved report has none.
func Plate(c *subject.Comparison, v subject.View) (Drawing, error) {
	s, err := drawPlate(c, v)
	return Drawing{s}, err
}

// Themes returns the maps of a discovery under one title. It returns an error where the
// scenario of its table is not known.
func Themes(d *subject.Discovery, v subject.View) (Drawing, error) {
	s, err := drawThemes(d, v)
	return Drawing{s}, err
}

// SVG writes the drawing as vectors, with a title and a description for those who do
// not see it. The text stays text; the file has no scripts and refers to nothing
// outside.
func (d Drawing) SVG(w io.Writer) error { return d.scene.writeSVG(w) }

// PNG writes the drawing as pixels.
func (d Drawing) PNG(w io.Writer) error { return d.scene.writePNG(w) }
