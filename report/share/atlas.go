package share

import (
	"strconv"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// Atlas is layers of features with what must be said of all of them. Make it with
// [CoverageAtlas], [GapsAtlas], [ComparisonAtlas] or [DiscoveryAtlas].
type Atlas struct {
	title, about string // texts are clean
	attribution  string
	command      string // that makes it again; empty: not known
	digest, asOf string
	lead         string // id of the threat that is shown first
	layers       []layer
}

// layer is features of one theme and one kind of shape.
type layer struct {
	name, title string // name: lower-case ASCII, for tables and properties
	kind        shapeKind
	fields      []field
	features    []feature
}

// shapeKind is what shapes a layer has.
type shapeKind int

const (
	ofGround shapeKind = iota // orb.MultiPolygon
	ofPoints                  // orb.Point
)

// field is an attribute of every feature of a layer: its key, with the unit in it.
type field struct {
	key  string
	kind fieldKind
}

// fieldKind is the type of an attribute's values.
type fieldKind int

const (
	isText  fieldKind = iota // string
	isWhole                  // int
	isReal                   // float64
	isYesNo                  // bool
)

// feature is a shape in degrees with its values, in the order of the fields; a nil
// value was not measured.
type feature struct {
	id     string // the same in every run: "cover/cruise-missile/base"
	title  string
	shape  orb.Geometry
	values []any
	look   look
	folder []string // in which a tree of layers shows it
	hidden bool     // until asked for, where other features would lie on it
}

// look is how a feature is drawn. Colours are "rrggbb".
type look struct {
	stroke, fill string
	opacity      float64 // of the fill, 0 to 1
	width        float64 // of the stroke, in pixels
	mark         string  // shape of a point, as QGIS names it
	means        string  // for a legend; empty: what its folder says
}

// Looks by what they mean; the colours are those of pictures.
var (
	coverLooks = scenario.Triple[look]{
		Low:  look{stroke: "1d6496", fill: "5ba4d0", opacity: 0.75, width: 1},
		Base: look{stroke: "1f8a68", fill: "93d1b9", opacity: 0.75, width: 1},
		High: look{stroke: "c08e1c", fill: "f8e7b4", opacity: 0.75, width: 1},
	}
	promisedLook = look{stroke: "1f8a68", fill: "1f8a68", opacity: 0.2, width: 1}
	gapLook      = look{stroke: "b2351a", fill: "b2351a", opacity: 0.05, width: 1} // possible ground shows through
	zoneLook     = look{stroke: "5b2d91", fill: "5b2d91", opacity: 0.08, width: 1.5}
	gainedLook   = look{stroke: "5b2d91", fill: "a893d6", opacity: 0.7, width: 1}
	lostLook     = look{stroke: "8f2a14", fill: "d9694f", opacity: 0.7, width: 1}
	allyLook     = point("5b2d91", "square", "allied")
	ownLook      = point("3a4653", "square", "Ukraine's own")
	baseLook     = point("5b2d91", "triangle", "")
	stationLook  = point("5b2d91", "diamond", "")
	occupiedLook = look{
		stroke: "75607f", fill: "75607f", opacity: 1, width: 1, mark: "cross2", means: "occupied, not counted",
	}
	placeLooks = [...]look{
		coverage.Uncovered: point("b2351a", "circle", wording.StatusName(coverage.Uncovered)),
		coverage.Possible:  point("c08e1c", "circle", wording.StatusName(coverage.Possible)),
		coverage.Partly:    point("8aa33a", "circle", wording.StatusName(coverage.Partly)),
		coverage.Likely:    point("1f8a68", "circle", wording.StatusName(coverage.Likely)),
		coverage.Assured:   point("1d6496", "circle", wording.StatusName(coverage.Assured)),
	}
)

// point returns the look of a point.
func point(fill, mark, means string) look {
	return look{stroke: "ffffff", fill: fill, opacity: 1, width: 1, mark: mark, means: means}
}

// newAtlas returns an atlas of a result without layers.
func newAtlas(r *coverage.Result, v subject.View) *Atlas {
	s := r.Scenario
	lead := leadOf(r, v)
	a := &Atlas{
		title: wording.Clean(s.Name), attribution: wording.Clean(v.Picture.Attribution),
		about:   wording.Clean(subject.Headline(r, lead)) + " " + subject.MapCaution,
		command: wording.Clean(v.Command), digest: wording.Clean(s.Digest), asOf: wording.Clean(s.AsOf),
		lead: wording.Clean(r.At(lead).Threat.ID),
	}
	if a.attribution == "" {
		a.attribution = subject.Attribution
	}
	return a
}

// leadOf returns the index of the threat that a view leads with.
func leadOf(r *coverage.Result, v subject.View) int {
	if i := r.ThreatIndex(v.Threat); v.Threat != "" && i >= 0 {
		return i
	}
	return subject.LeadThreat(r)
}

// add appends a layer unless it is empty.
func (a *Atlas) add(l layer) {
	if len(l.features) > 0 {
		a.layers = append(a.layers, l)
	}
}

// threats are the threats in play and the worst of them, by their index in a result,
// with a key of letters, digits and underscores for each, all different.
func threatKeys(r *coverage.Result) []string {
	keys, used := make([]string, len(r.Threats)+1), map[string]int{}
	for i := range keys {
		key := slug(r.At(i).Threat.ID)
		if used[key]++; used[key] > 1 {
			key += "_" + strconv.Itoa(used[key])
		}
		keys[i] = key
	}
	return keys
}

// slug returns an id as lower-case ASCII letters, digits and underscores.
func slug(id string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(id) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	if text := strings.TrimSuffix(b.String(), "_"); text != "" {
		return text
	}
	return "threat"
}
