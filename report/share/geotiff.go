package share

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// noData marks cells outside Ukraine's border.
const noData = -9999

// GeoTIFF writes the raster against the threat that a view leads with, as float32 in
// WGS84, cells of two scanlines (1 km or less) from the north-west:
//
//	band 1  depth: how many units cover the middle of the cell, at base
//	band 2  status: 0 uncovered, 1 possible, 3 likely, 4 assured, as [coverage.Status]
//	band 3  if granted: the status with every promise kept; -9999 where it is not known
//
// Cells outside the border are -9999. It returns an error where the result has no map.
func GeoTIFF(w io.Writer, r *coverage.Result, v subject.View) error {
	if r.Map == nil || r.Map.Lines.Len() == 0 {
		return errors.New("GeoTIFF: the scenario has no ground to draw: it lacks a world")
	}
	g := newGrid(r.Map)
	t := leadOf(r, v)
	bands := [][]float32{g.depth(r.Map, t), g.status(r.Map, t), g.empty()}
	if granted := v.Picture.Granted; granted != nil && t < len(granted.Covered) {
		bands[2] = g.status(granted, t)
	} else if everyPromiseKept(r) {
		bands[2] = bands[1]
	}
	tiff := &tiffFile{}
	if err := tiff.build(g, bands, tiffNotes(r, v, t)); err != nil {
		return fmt.Errorf("GeoTIFF: %w", err)
	}
	_, err := w.Write(tiff.bytes)
	return err
}

// everyPromiseKept reports whether the scenario has no promise left to keep.
func everyPromiseKept(r *coverage.Result) bool { return r.Scenario.IfGranted() == r.Scenario }

// grid is the cells of a raster in degrees.
type grid struct {
	west, north float64 // outer edges
	dLon, dLat  float64
	columns     int
	lines       []int // the scanline of each row's middle, from the north
	inside      []geo.Spans
}

// newGrid lays cells over the ground: every second scanline is the middle of a row, and
// cells are about as wide as high in the middle of the country.
func newGrid(m *coverage.Map) *grid {
	const linesPerRow = 2
	g := &grid{inside: m.Inside, dLat: linesPerRow * m.Lines.Step()}
	west, east := math.Inf(1), math.Inf(-1)
	first, last := m.Lines.Len(), -1
	for i, row := range m.Inside {
		if len(row) > 0 {
			west, east = min(west, row[0].West), max(east, row[len(row)-1].East)
			first, last = min(first, i), max(last, i)
		}
	}
	if last < 0 {
		first, last, west, east = 0, m.Lines.Len()-1, 0, 1
	}
	for i := last; i >= first; i -= linesPerRow {
		g.lines = append(g.lines, i)
	}
	g.north = m.Lines.Latitude(last) + g.dLat/2
	middle := m.Lines.Latitude((first+last)/2) * math.Pi / 180
	g.dLon = g.dLat / math.Cos(middle)
	g.columns = int(math.Ceil((east-west)/g.dLon)) + 1
	g.west = west - (float64(g.columns)*g.dLon-(east-west))/2
	return g
}

// longitude returns the middle of a column.
func (g *grid) longitude(column int) float64 { return g.west + (float64(column)+0.5)*g.dLon }

// empty returns a band without data.
func (g *grid) empty() []float32 {
	band := make([]float32, g.columns*len(g.lines))
	for i := range band {
		band[i] = noData
	}
	return band
}

// paint sets the cells of a row whose middle lies in a span.
func (g *grid) paint(row []float32, s geo.Span, value float32) {
	from := max(int(math.Ceil((s.West-g.west)/g.dLon-0.5)), 0)
	for i := from; i < g.columns && g.longitude(i) <= s.East; i++ {
		row[i] = value
	}
}

// rows gives every row of a band to be painted, zero inside the border.
func (g *grid) rows(paint func(row []float32, line int)) []float32 {
	band := g.empty()
	for k, line := range g.lines {
		row := band[k*g.columns : (k+1)*g.columns]
		for _, s := range g.inside[line] {
			g.paint(row, s, 0)
		}
		paint(row, line)
	}
	return band
}

func (g *grid) depth(m *coverage.Map, t int) []float32 {
	return g.rows(func(row []float32, line int) {
		for _, run := range m.Depth[t][line] {
			g.paint(row, run.Span, float32(run.Depth))
		}
	})
}

func (g *grid) status(m *coverage.Map, t int) []float32 {
	return g.rows(func(row []float32, line int) {
		for _, layer := range [...]struct {
			e scenario.Estimate
			s coverage.Status
		}{{scenario.High, coverage.Possible}, {scenario.Base, coverage.Likely}, {scenario.Low, coverage.Assured}} {
			for _, s := range m.Covered[t].At(layer.e)[line] {
				g.paint(row, s, float32(layer.s))
			}
		}
	})
}

// tiffNotes returns what the file says of itself: a description, and GDAL's names of
// the bands.
func tiffNotes(r *coverage.Result, v subject.View, t int) [2]string {
	threat := &r.At(t).Threat
	attribution := v.Picture.Attribution
	if attribution == "" {
		attribution = subject.Attribution
	}
	about := strings.Join([]string{
		wording.Clean(r.Scenario.Name), "against " + wording.ThreatPhrase(threat), subject.MapCaution,
		wording.Clean(attribution), wording.Clean(v.Command),
	}, "; ")
	var b strings.Builder
	b.WriteString("<GDALMetadata>\n")
	for i, name := range [...]string{
		"depth at base, units", "status: 0 uncovered, 1 possible, 3 likely, 4 assured", "status if every promise is kept",
	} {
		fmt.Fprintf(&b, `<Item name="DESCRIPTION" sample="%d" role="description">%s</Item>`+"\n", i, escaped(name))
	}
	fmt.Fprintf(&b, "<Item name=\"THREAT\">%s</Item>\n<Item name=\"ATTRIBUTION\">%s</Item>\n</GDALMetadata>\n",
		escaped(wording.Clean(threat.ID)), escaped(wording.Clean(attribution)))
	return [2]string{ascii(about), ascii(b.String())}
}

// ascii returns a text in the seven bits that TIFF's text fields have.
func ascii(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r >= ' ' && r <= '~':
			return r
		case r == '–', r == '—', r == '‐':
			return '-'
		}
		return '?'
	}, text)
}

// tiffFile is a little-endian TIFF under way.
type tiffFile struct {
	bytes   []byte
	entries []tiffEntry
}

// tiffEntry is a field of the directory with its values as bytes.
type tiffEntry struct {
	tag, kind uint16
	count     uint32
	value     []byte
}

// The types of fields.
const (
	tiffASCII, tiffShort, tiffLong, tiffDouble = 2, 3, 4, 12
)

func (f *tiffFile) shorts(tag uint16, values ...uint16) {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	f.entries = append(f.entries, tiffEntry{tag, tiffShort, uint32(len(values)), b})
}

func (f *tiffFile) longs(tag uint16, values ...uint32) {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	f.entries = append(f.entries, tiffEntry{tag, tiffLong, uint32(len(values)), b})
}

func (f *tiffFile) doubles(tag uint16, values ...float64) {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	f.entries = append(f.entries, tiffEntry{tag, tiffDouble, uint32(len(values)), b})
}

func (f *tiffFile) text(tag uint16, text string) {
	f.entries = append(f.entries, tiffEntry{tag, tiffASCII, uint32(len(text) + 1), append([]byte(text), 0)})
}

// rowsPerStrip is how many rows of a band are compressed together.
const rowsPerStrip = 64

// build lays out the file: head, strips band by band, then the directory with its
// values. Tags are those of TIFF 6.0, GeoTIFF 1.1 and GDAL.
func (f *tiffFile) build(g *grid, bands [][]float32, notes [2]string) error {
	f.bytes = []byte{'I', 'I', 42, 0, 0, 0, 0, 0}
	var offsets, lengths []uint32
	for _, band := range bands {
		for from := 0; from < len(g.lines); from += rowsPerStrip {
			to := min(from+rowsPerStrip, len(g.lines))
			strip, err := deflated(band[from*g.columns : to*g.columns])
			if err != nil {
				return err
			}
			offsets, lengths = append(offsets, uint32(len(f.bytes))), append(lengths, uint32(len(strip)))
			f.bytes = append(f.bytes, strip...)
		}
	}
	n := len(bands)
	same := func(v uint16) []uint16 { return slices.Repeat([]uint16{v}, n) }
	f.longs(256, uint32(g.columns))
	f.longs(257, uint32(len(g.lines)))
	f.shorts(258, same(32)...) // bits per sample
	f.shorts(259, 8)           // compression: deflate
	f.shorts(262, 1)           // black is zero
	f.text(270, notes[0])
	f.longs(273, offsets...)
	f.shorts(277, uint16(n))
	f.longs(278, rowsPerStrip)
	f.longs(279, lengths...)
	f.shorts(284, 2) // band by band
	f.text(305, "airumbrella")
	f.shorts(338, same(0)[1:]...) // further bands are no alpha
	f.shorts(339, same(3)...)     // floating point
	f.doubles(33550, g.dLon, g.dLat, 0)
	f.doubles(33922, 0, 0, 0, g.west, g.north, 0)
	// Model: geographic; raster: pixels are areas; EPSG:4326; degrees.
	f.shorts(34735, 1, 1, 0, 4, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326, 2054, 0, 1, 9102)
	f.text(42112, notes[1])
	f.text(42113, fmt.Sprint(noData))
	f.directory()
	return nil
}

// directory writes the fields in the order of their tags, and the values that do not
// fit into a field before them.
func (f *tiffFile) directory() {
	slices.SortFunc(f.entries, func(a, b tiffEntry) int { return cmp.Compare(a.tag, b.tag) })
	pad := func() {
		if len(f.bytes)%2 == 1 {
			f.bytes = append(f.bytes, 0)
		}
	}
	var table []byte
	for _, e := range f.entries {
		table = binary.LittleEndian.AppendUint16(table, e.tag)
		table = binary.LittleEndian.AppendUint16(table, e.kind)
		table = binary.LittleEndian.AppendUint32(table, e.count)
		if len(e.value) <= 4 {
			table = append(table, append(e.value, make([]byte, 4-len(e.value))...)...)
			continue
		}
		pad()
		table = binary.LittleEndian.AppendUint32(table, uint32(len(f.bytes)))
		f.bytes = append(f.bytes, e.value...)
	}
	pad()
	binary.LittleEndian.PutUint32(f.bytes[4:], uint32(len(f.bytes)))
	f.bytes = binary.LittleEndian.AppendUint16(f.bytes, uint16(len(f.entries)))
	f.bytes = append(append(f.bytes, table...), 0, 0, 0, 0)
}

// deflated returns values compressed.
func deflated(values []float32) ([]byte, error) {
	raw := make([]byte, 0, 4*len(values))
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
