package share

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"

	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// geojsonFormat names the layers and properties that docs/formats.md describes.
const geojsonFormat = "airumbrella/geojson/1"

// GeoJSON writes an atlas as one feature collection (RFC 7946): longitude first, five
// decimals, outer rings counterclockwise, flat properties, of which "layer" tells the
// layers apart, and the keys of simplestyle.
func GeoJSON(w io.Writer, a *Atlas) error {
	out := &geojsonWriter{w: bufio.NewWriterSize(w, 1<<16)}
	out.raw(`{"type":"FeatureCollection"`)
	for _, member := range [...][2]string{
		{"format", geojsonFormat}, {"title", a.title}, {"about", a.about}, {"attribution", a.attribution},
		{"command", a.command}, {"digest", a.digest}, {"as_of", a.asOf}, {"lead_threat", a.lead},
	} {
		out.member(member[0], member[1])
	}
	out.raw(`,"features":[`)
	first := true
	for i := range a.layers {
		for k := range a.layers[i].features {
			if !first {
				out.raw(",")
			}
			first = false
			out.raw("\n")
			out.feature(&a.layers[i], &a.layers[i].features[k])
		}
	}
	out.raw("\n]}\n")
	return out.w.Flush()
}

// geojsonWriter writes JSON piece by piece; the buffer below remembers the first
// error.
type geojsonWriter struct {
	w       *bufio.Writer
	scratch []byte
}

func (w *geojsonWriter) raw(text string) { _, _ = w.w.WriteString(text) }

// member writes a member of an object after others.
func (w *geojsonWriter) member(key string, value any) {
	w.raw(",")
	w.value(key)
	w.raw(":")
	w.value(value)
}

// value writes a scalar; < and > in texts are escaped.
func (w *geojsonWriter) value(value any) {
	switch v := value.(type) {
	case float64:
		w.number(v, -1)
	default:
		text, err := json.Marshal(v)
		if err != nil {
			text = []byte("null")
		}
		_, _ = w.w.Write(text)
	}
}

func (w *geojsonWriter) number(x float64, decimals int) {
	w.scratch = strconv.AppendFloat(w.scratch[:0], x+0, 'f', decimals, 64)
	_, _ = w.w.Write(w.scratch)
}

func (w *geojsonWriter) feature(l *layer, f *feature) {
	w.raw(`{"type":"Feature"`)
	w.member("id", f.id)
	w.raw(`,"properties":{"layer":`)
	w.value(l.name)
	w.member("title", f.title)
	for i, field := range l.fields {
		w.member(field.key, f.values[i])
	}
	if l.kind == ofPoints {
		w.member("marker-color", "#"+f.look.fill)
	} else {
		w.member("stroke", "#"+f.look.stroke)
		w.member("stroke-width", f.look.width)
		w.member("fill", "#"+f.look.fill)
		w.member("fill-opacity", f.look.opacity)
	}
	w.raw(`},"geometry":{"type":"`)
	w.raw(f.shape.GeoJSONType())
	w.raw(`","coordinates":`)
	switch g := f.shape.(type) {
	case orb.Point:
		w.point(g)
	case orb.MultiPolygon:
		list(w, g, func(p orb.Polygon) { list(w, p, func(r orb.Ring) { list(w, r, w.point) }) })
	}
	w.raw("}}")
}

// point writes a position to five decimals, about a metre.
func (w *geojsonWriter) point(p orb.Point) {
	w.raw("[")
	w.number(wording.Decimals(p[0], 1e5), -1)
	w.raw(",")
	w.number(wording.Decimals(p[1], 1e5), -1)
	w.raw("]")
}

// list writes an array.
func list[T any](w *geojsonWriter, items []T, write func(T)) {
	w.raw("[")
	for i, item := range items {
		if i > 0 {
			w.raw(",")
		}
		write(item)
	}
	w.raw("]")
}
