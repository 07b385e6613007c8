package share

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-kml/v3"
)

// KMZ writes an atlas for Google Earth: a folder per layer, in it folders per threat
// and estimate or per kind, the leading threat shown. Every polygon has a style of its
// fill, names of places can be switched, and units carry their APP-6 code as data.
func KMZ(w io.Writer, a *Atlas) error {
	icon, err := dot()
	if err != nil {
		return fmt.Errorf("KMZ: %w", err)
	}
	k := &kmlWriter{styles: map[kmlStyle]string{}}
	var folders []kml.Element
	for i := range a.layers {
		folders = append(folders, k.layer(&a.layers[i]))
	}
	about := strings.Join([]string{a.about, a.attribution, a.command}, " ")
	document := []kml.Element{
		kml.Name(plain(a.title)), kml.Open(true), kml.Snippet(plain(a.about)), kml.Description(plain(about)), lookAt(a),
	}
	document = append(append(document, k.shared...), folders...)
	if err := kml.WriteKMZ(w, map[string]any{
		"doc.kml": kml.KML(kml.Document(document...)), dotFile: icon,
	}); err != nil {
		return fmt.Errorf("KMZ: %w", err)
	}
	return nil
}

// plain returns a text that a balloon cannot take for HTML: Google Earth reads markup
// even where XML has escaped it.
func plain(text string) string {
	return strings.NewReplacer("<", "‹", ">", "›", "$[", "$ [").Replace(text)
}

// lookAt looks down on everything from as high as it takes.
func lookAt(a *Atlas) kml.Element {
	b := orb.Bound{Min: orb.Point{22, 44}, Max: orb.Point{40, 53}}
	if len(a.layers) > 0 {
		b = boundOf(&a.layers[0])
	}
	c := b.Center()
	high := max(b.Max[1]-b.Min[1], (b.Max[0]-b.Min[0])*math.Cos(c[1]*math.Pi/180)*0.6, 0.5) * 180_000
	return kml.LookAt(kml.Longitude(fiveDecimals(c[0])), kml.Latitude(fiveDecimals(c[1])), kml.Altitude(0),
		kml.Heading(0), kml.Tilt(0), kml.Range(math.Round(high)))
}

func fiveDecimals(x float64) float64 { return math.Round(x*1e5) / 1e5 }

// kmlStyle is a style that features share: a look, of a shape or of a name alone.
type kmlStyle struct {
	look look
	kind shapeKind
	name bool
}

// kmlWriter collects the styles that features share.
type kmlWriter struct {
	styles map[kmlStyle]string
	shared []kml.Element
}

// style returns the reference to a style.
func (k *kmlWriter) style(s kmlStyle) kml.Element {
	id, known := k.styles[s]
	if !known {
		id = "style" + strconv.Itoa(len(k.styles)+1)
		k.styles[s] = id
		var parts []kml.Element
		switch {
		case s.name:
			parts = []kml.Element{kml.IconStyle(kml.Scale(0)), kml.LabelStyle(kml.Scale(0.8))}
		case s.kind == ofPoints:
			parts = []kml.Element{
				kml.IconStyle(kml.Color(kmlColor(s.look.fill, s.look.opacity)), kml.Scale(0.4),
					kml.Icon(kml.Href(dotFile))), kml.LabelStyle(kml.Scale(0)),
			}
		default:
			parts = []kml.Element{
				kml.LineStyle(kml.Color(kmlColor(s.look.stroke, 1)), kml.Width(s.look.width)),
				kml.PolyStyle(kml.Color(kmlColor(s.look.fill, s.look.opacity)), kml.Fill(true), kml.Outline(true)),
			}
		}
		k.shared = append(k.shared, kml.SharedStyle(id, parts...))
	}
	return kml.StyleURL("#" + id)
}

func kmlColor(rgb string, opacity float64) color.Color {
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil {
		panic("bug in share: colour " + rgb)
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: uint8(opacity*255 + 0.5)}
}

// kmlFolder is a folder under way.
type kmlFolder struct {
	name    string
	folders []*kmlFolder
	marks   []kml.Element
	shown   bool
}

// at returns the folder below f at a path, made where there is none.
func (f *kmlFolder) at(path []string) *kmlFolder {
	for _, name := range path {
		var next *kmlFolder
		for _, sub := range f.folders {
			if sub.name == name {
				next = sub
			}
		}
		if next == nil {
			next = &kmlFolder{name: name}
			f.folders = append(f.folders, next)
		}
		f = next
	}
	return f
}

// element returns the folder with all below it; one is shown when something in it is.
func (f *kmlFolder) element() (folder kml.Element, shown bool) {
	shown = f.shown
	var below []kml.Element
	for _, sub := range f.folders {
		e, s := sub.element()
		below, shown = append(below, e), shown || s
	}
	parts := append([]kml.Element{kml.Name(plain(f.name)), kml.Visibility(shown)}, below...)
	return kml.Folder(append(parts, f.marks...)...), shown
}

func (k *kmlWriter) layer(l *layer) kml.Element {
	top := &kmlFolder{name: l.title}
	for i := range l.features {
		f := &l.features[i]
		folder := top.at(f.folder)
		folder.marks = append(folder.marks, kml.Placemark(append([]kml.Element{
			kml.Name(plain(f.title)), kml.Visibility(!f.hidden), k.style(kmlStyle{f.look, l.kind, false}), data(l, f),
		}, kmlShape(f.shape))...))
		folder.shown = folder.shown || !f.hidden
	}
	if l.name == "places" {
		k.names(l, top)
	}
	e, _ := top.element()
	return e
}

// names adds a folder with nothing but the names of the places that are shown.
func (k *kmlWriter) names(l *layer, top *kmlFolder) {
	for i := range l.features {
		f := &l.features[i]
		if f.hidden {
			continue
		}
		folder := top.at([]string{"Names"})
		folder.shown = true
		folder.marks = append(folder.marks, kml.Placemark(kml.Name(plain(f.title)),
			k.style(kmlStyle{look{}, ofPoints, true}), kmlShape(f.shape)))
	}
}

// data returns the values of a feature; what was not measured is left out.
func data(l *layer, f *feature) kml.Element {
	list := []kml.Element{kml.Data("id", kml.Value(plain(f.id)))}
	for i, field := range l.fields {
		value := f.values[i]
		if value == nil {
			continue
		}
		if text, is := value.(string); is {
			value = plain(text)
		}
		if x, is := value.(float64); is {
			value = strconv.FormatFloat(x, 'f', -1, 64)
		}
		list = append(list, kml.Data(field.key, kml.Value(value)))
	}
	return kml.ExtendedData(list...)
}

func kmlShape(shape orb.Geometry) kml.Element {
	switch g := shape.(type) {
	case orb.Point:
		return kml.Point(kml.Coordinates(kml.Coordinate{Lon: fiveDecimals(g[0]), Lat: fiveDecimals(g[1])}))
	case orb.MultiPolygon:
		list := make([]kml.Element, len(g))
		for i, polygon := range g {
			var rings []kml.Element
			for k, ring := range polygon {
				if k == 0 {
					rings = append(rings, kml.Tessellate(true), kml.OuterBoundaryIs(kmlRing(ring)))
				} else {
					rings = append(rings, kml.InnerBoundaryIs(kmlRing(ring)))
				}
			}
			list[i] = kml.Polygon(rings...)
		}
		return kml.MultiGeometry(list...)
	}
	panic(fmt.Sprintf("bug in share: a shape of type %T", shape))
}

func kmlRing(ring orb.Ring) kml.Element {
	points := make([]kml.Coordinate, len(ring))
	for i, p := range ring {
		points[i] = kml.Coordinate{Lon: p[0], Lat: p[1]}
	}
	return kml.LinearRing(kml.Coordinates(points...))
}

// dotFile is the icon of points in the archive.
const dotFile = "files/dot.png"

// dot returns a white disc with a soft edge, which styles tint.
func dot() ([]byte, error) {
	const side = 64
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			edge := side/2 - 2 - math.Hypot(float64(x)-side/2+0.5, float64(y)-side/2+0.5)
			m.SetNRGBA(x, y, color.NRGBA{255, 255, 255, uint8(255 * min(max(edge, 0), 1))})
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, m)
	return b.Bytes(), err
}
