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
// [CoverageAtlas], [GapsAtlas] or [ComparisonAtlas].
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
}

// Looks by what they mean; the colours are those of pictures.
var (
	coverLooks = scenario.Triple[look]{
		Low:  look{"1d6496", "5ba4d0", 0.75, 1},
		Base: look{"1f8a68", "93d1b9", 0.75, 1},
		High: look{"c08e1c", "f8e7b4", 0.75, 1},
	}
	promisedLook = look{"1f8a68", "1f8a68", 0.2, 1}
	gapLook      = look{"b2351a", "b2351a", 0.15, 1}
	zoneLook     = look{"5b2d91", "5b2d91", 0.08, 1.5}
	allyLook     = look{"ffffff", "5b2d91", 1, 1}
	ownLook      = look{"ffffff", "3a4653", 1, 1}
	occupiedLook = look{"ffffff", "75607f", 1, 1}
	gainedLook   = look{"5b2d91", "a893d6", 0.7, 1}
	lostLook     = look{"8f2a14", "d9694f", 0.7, 1}
	placeLooks   = [...]look{
		coverage.Uncovered: {"ffffff", "b2351a", 1, 1},
		coverage.Possible:  {"ffffff", "c08e1c", 1, 1},
		coverage.Partly:    {"ffffff", "8aa33a", 1, 1},
		coverage.Likely:    {"ffffff", "1f8a68", 1, 1},
		coverage.Assured:   {"ffffff", "1d6496", 1, 1},
	}
)

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
