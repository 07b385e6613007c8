package picture

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// svgWriter writes a scene as SVG and remembers the first error.
type svgWriter struct {
	w       *bufio.Writer
	hatches map[paint]string // id of the pattern of a hatched paint
	clips   map[pictureBox]string
	group   string // class of the open group
	id      string // before every id, so that pictures can share a page
	err     error
}

func (s *scene) writeSVG(out io.Writer) error {
	w := &svgWriter{
		w: bufio.NewWriterSize(out, 1<<16), hatches: map[paint]string{}, clips: map[pictureBox]string{}, id: s.id,
	}
	w.head(s)
	for i := range s.shapes {
		w.enter(&s.shapes[i])
		w.shape(&s.shapes[i])
	}
	w.leave()
	w.put("</svg>\n")
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

func (w *svgWriter) put(format string, values ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.w, format, values...)
	}
}

// head writes what stands before the first shape.
func (w *svgWriter) head(s *scene) {
	wide, high := float64(s.width)/s.unit, float64(s.height)/s.unit
	w.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %s %s" `+
		`font-family="%s" fill-rule="evenodd" role="img">`+"\n",
		s.width, s.height, svgNumber(wide), svgNumber(high), family)
	w.put("<title>%s</title>\n<desc>%s</desc>\n", svgEscape(s.title), svgEscape(s.about))
	w.put("<defs>\n")
	for i, v := range s.windows() {
		w.clips[v] = w.id + "-map"
		if i > 0 {
			w.clips[v] += strconv.Itoa(i + 1)
		}
		w.put(`<clipPath id="%s"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n", w.clips[v],
			svgNumber(v.left), svgNumber(v.top), svgNumber(v.width()), svgNumber(v.height()))
	}
	for i := range s.shapes {
		w.pattern(s.shapes[i].fill)
	}
	w.put("</defs>\n"+`<rect width="%s" height="%s" fill="%s"/>`+"\n", svgNumber(wide), svgNumber(high),
		svgColor(s.ground))
}

// pattern defines the pattern of a hatched paint once.
func (w *svgWriter) pattern(p paint) {
	if p.none() || p.hatch.pitch == 0 || w.hatches[p] != "" {
		return
	}
	id := w.id + "-hatch" + strconv.Itoa(len(w.hatches)+1)
	w.hatches[p] = id
	angle := 45 // lines along x = -y: they rise to the right
	if p.hatch.falling {
		angle = -45
	}
	h := svgNumber(p.hatch.pitch)
	half := svgNumber(p.hatch.width / 2)
	w.put(`<pattern id="%s" width="%s" height="%s" patternUnits="userSpaceOnUse" patternTransform="rotate(%d)">`, id,
		h, h, angle)
	w.put(`<path d="M0 0H%sV%sH0ZM%s 0H%sV%sH%sZ" fill="%s"%s/></pattern>`+"\n", half, h,
		svgNumber(p.hatch.pitch-p.hatch.width/2), h, h, svgNumber(p.hatch.pitch-p.hatch.width/2), svgColor(p.NRGBA),
		svgOpacity("fill", p.NRGBA))
}

// enter opens the group of a shape unless it is open already.
func (w *svgWriter) enter(s *pictureShape) {
	group := s.class
	if s.clip {
		group += " " + w.clips[s.window]
	}
	if group == w.group {
		return
	}
	w.leave()
	w.group = group
	w.put(`<g class="%s"`, s.class)
	if s.clip {
		w.put(` clip-path="url(#%s)"`, w.clips[s.window])
	}
	w.put(">\n")
}

func (w *svgWriter) leave() {
	if w.group != "" {
		w.put("</g>\n")
	}
	w.group = ""
}

func (w *svgWriter) shape(s *pictureShape) {
	if s.text != nil {
		w.text(s.text)
		return
	}
	style := w.style(s)
	if s.circle {
		at := s.rings[0][0]
		w.put(`<circle cx="%s" cy="%s" r="%s"%s/>`+"\n", svgNumber(at[0]), svgNumber(at[1]), svgNumber(s.radius), style)
		return
	}
	var d strings.Builder
	for _, ring := range s.rings {
		svgPath(&d, ring, !s.open)
	}
	w.put("<path d=\"%s\"%s/>\n", d.String(), style)
}

// style returns the attributes for fill and stroke.
func (w *svgWriter) style(s *pictureShape) string {
	var b strings.Builder
	switch {
	case s.fill.none():
		b.WriteString(` fill="none"`)
	case s.fill.hatch.pitch > 0:
		fmt.Fprintf(&b, ` fill="url(#%s)"`, w.hatches[s.fill])
	default:
		fmt.Fprintf(&b, ` fill="%s"%s`, svgColor(s.fill.NRGBA), svgOpacity("fill", s.fill.NRGBA))
	}
	if s.stroke.none() {
		return b.String()
	}
	fmt.Fprintf(&b, ` stroke="%s"%s stroke-width="%s"`, svgColor(s.stroke.NRGBA),
		svgOpacity("stroke", s.stroke.NRGBA), svgNumber(s.width))
	if !s.circle {
		b.WriteString(` stroke-linejoin="round" stroke-linecap="round"`)
	}
	if s.dash > 0 {
		fmt.Fprintf(&b, ` stroke-dasharray="%s"`, svgNumber(s.dash))
	}
	return b.String()
}

// text writes a line with its measured width, so that a viewer with another
// typeface keeps to the room there is.
func (w *svgWriter) text(t *pictureText) {
	x := t.at[0] + t.width*float64(t.anchor)/2
	w.put(`<text x="%s" y="%s" font-size="%s" fill="%s"`, svgNumber(x), svgNumber(t.at[1]), svgNumber(t.size),
		svgColor(t.color))
	switch t.anchor {
	case anchorMiddle:
		w.put(` text-anchor="middle"`)
	case anchorRight:
		w.put(` text-anchor="end"`)
	}
	if t.bold {
		w.put(` font-weight="bold"`)
	}
	if t.spacing > 0 {
		w.put(` letter-spacing="%s"`, svgNumber(t.spacing))
	} else {
		w.put(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, svgNumber(t.width))
	}
	if t.halo.A > 0 {
		w.put(` stroke="%s"%s stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`,
			svgColor(t.halo), svgOpacity("stroke", t.halo), svgNumber(2*pictureHalo))
	}
	w.put(">%s</text>\n", svgEscape(t.words))
}

// svgPath writes a line as moves of tenths of a unit.
func svgPath(b *strings.Builder, points []orb.Point, closed bool) {
	if closed && len(points) > 1 {
		points = points[:len(points)-1]
	}
	var x, y int64
	first := true // of the moves
	for i, p := range points {
		px, py := int64(math.Round(p[0]*10)), int64(math.Round(p[1]*10))
		switch {
		case i == 0:
			b.WriteByte('M')
			svgTenths(b, px, true)
			svgTenths(b, py, false)
			b.WriteByte('l')
		case px == x && py == y && i+1 < len(points):
			continue
		default:
			svgTenths(b, px-x, first)
			svgTenths(b, py-y, false)
			first = false
		}
		x, y = px, py
	}
	if len(points) == 1 {
		b.WriteString("0 0")
	}
	if closed {
		b.WriteByte('z')
	}
}

// svgTenths writes a number of tenths, with a blank before it unless it comes
// first or its sign parts it.
func svgTenths(b *strings.Builder, n int64, first bool) {
	if !first && n >= 0 {
		b.WriteByte(' ')
	}
	if n < 0 {
		b.WriteByte('-')
		n = -n
	}
	if n >= 10 || n%10 == 0 {
		b.WriteString(strconv.FormatInt(n/10, 10))
	}
	if n%10 != 0 {
		b.WriteByte('.')
		b.WriteByte(byte('0' + n%10))
	}
}

// svgNumber writes a number with two decimals at most.
func svgNumber(v float64) string {
	v = math.Round(v*100) / 100
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.FormatFloat(v+0, 'f', -1, 64)
}

func svgColor(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func svgOpacity(of string, c color.NRGBA) string {
	if c.A == 255 {
		return ""
	}
	return fmt.Sprintf(` %s-opacity="%s"`, of, svgNumber(float64(c.A)/255))
}

func svgEscape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return ""
	}
	return b.String()
}
