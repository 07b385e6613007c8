package share

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// qml returns the style of a layer as QGIS keeps it: a rule for every look, in a group
// for every folder; what is hidden until asked for is switched off.
func qml(a *Atlas, l *layer) string {
	q := &qmlWriter{kind: l.kind}
	q.rules(l)
	var b strings.Builder
	b.WriteString("<!DOCTYPE qgis>\n")
	b.WriteString(`<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="`)
	b.WriteString(flag(l.name == "places"))
	b.WriteString("\">\n" + `<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">` + "\n")
	fmt.Fprintf(&b, "<rules key=\"{%s}\">\n%s</rules>\n<symbols>\n%s</symbols>\n</renderer-v2>\n", l.name,
		q.list.String(), q.symbols.String())
	if l.name == "places" {
		b.WriteString(placeLabels)
	}
	fmt.Fprintf(&b, "<customproperties/>\n<!-- %s -->\n</qgis>\n", strings.ReplaceAll(escaped(a.title), "-", "\u2010"))
	return b.String()
}

// placeLabels labels places with their names, within the scale that leaves them room.
const placeLabels = `<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="name" isExpression="0" fontFamily="Sans Serif" fontSize="8" fontSizeUnit="Point"` +
	` textColor="27,34,43,255" textOpacity="1" fontWeight="50">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
</text-style>
<placement placement="6" dist="1.5" distUnits="MM" priority="5"/>
<rendering obstacle="1" drawLabels="1" displayAll="0" scaleVisibility="1" scaleMin="0" scaleMax="6000000"/>
</settings></labeling>
`

// qmlWriter collects rules and the symbols that they use.
type qmlWriter struct {
	kind    shapeKind
	list    strings.Builder
	symbols strings.Builder
	looks   []look
	keys    int
}

// rules writes a rule for each run of features of one folder and look. A rule chooses
// its features by their id.
func (q *qmlWriter) rules(l *layer) {
	type group struct {
		label  string
		hidden bool
		look   look
		ids    []string
	}
	var groups []group
	for i := range l.features {
		f := &l.features[i]
		label := strings.Join(f.folder, ", ")
		if f.look.means != "" {
			label = strings.TrimPrefix(label+": "+f.look.means, ": ")
		}
		n := len(groups) - 1
		for ; n >= 0; n-- {
			if g := &groups[n]; g.label == label && g.look == f.look && g.hidden == f.hidden {
				break
			}
		}
		if n < 0 {
			n = len(groups)
			groups = append(groups, group{label: label, hidden: f.hidden, look: f.look})
		}
		groups[n].ids = append(groups[n].ids, "'"+strings.ReplaceAll(f.id, "'", "''")+"'")
	}
	for _, g := range groups {
		if g.label == "" {
			g.label = l.title
		}
		filter := fmt.Sprintf(`"id" IN (%s)`, strings.Join(g.ids, ","))
		q.keys++
		fmt.Fprintf(&q.list, `<rule key="{%s-%d}" symbol="%d" label="%s" filter="%s" checkstate="%s"/>`+"\n", l.name,
			q.keys, q.symbol(g.look), escaped(g.label), escaped(filter), flag(!g.hidden))
	}
}

// symbol returns the number of the symbol of a look.
func (q *qmlWriter) symbol(k look) int {
	for i, known := range q.looks {
		if known == k {
			return i
		}
	}
	q.looks = append(q.looks, k)
	kind, class := "fill", "SimpleFill"
	properties := [][2]string{
		{"color", colour(k.fill, k.opacity)}, {"outline_color", colour(k.stroke, 1)}, {"outline_style", "solid"},
		{"outline_width", strconv.FormatFloat(k.width*0.26, 'f', 2, 64)}, {"outline_width_unit", "MM"}, {"style", "solid"},
	}
	if q.kind == ofPoints {
		kind, class = "marker", "SimpleMarker"
		properties = [][2]string{
			{"color", colour(k.fill, k.opacity)}, {"name", k.mark}, {"outline_color", colour(k.stroke, 1)},
			{"outline_style", "solid"}, {"outline_width", "0.2"}, {"outline_width_unit", "MM"}, {"size", "2.2"},
			{"size_unit", "MM"},
		}
	}
	n := len(q.looks) - 1
	fmt.Fprintf(&q.symbols, `<symbol type="%s" name="%d" alpha="1" clip_to_extent="1" force_rhr="0">`, kind, n)
	fmt.Fprintf(&q.symbols, `<layer class="%s" enabled="1" locked="0" pass="0"><Option type="Map">`, class)
	for _, p := range properties {
		fmt.Fprintf(&q.symbols, `<Option name="%s" type="QString" value="%s"/>`, p[0], p[1])
	}
	q.symbols.WriteString(`</Option>`)
	for _, p := range properties {
		fmt.Fprintf(&q.symbols, `<prop k="%s" v="%s"/>`, p[0], p[1])
	}
	q.symbols.WriteString("</layer></symbol>\n")
	return n
}

// colour returns "red,green,blue,alpha" of 255.
func colour(rgb string, opacity float64) string {
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil {
		panic("bug in share: colour " + rgb)
	}
	return fmt.Sprintf("%d,%d,%d,%d", n>>16, n>>8&255, n&255, int(opacity*255+0.5))
}

func flag(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

// escaped returns a text for an attribute of XML.
func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return ""
	}
	return b.String()
}
