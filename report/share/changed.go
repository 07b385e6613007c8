package share

import (
	"errors"
	"fmt"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// ComparisonAtlas returns what B changes against A as layers: the ground gained and
// lost, and the places that are covered otherwise. It returns an error where a side has
// no ground, as a saved report has none.
func ComparisonAtlas(c *subject.Comparison, v subject.View) (*Atlas, error) {
	if c.A.Result == nil || c.B.Result == nil || c.A.Result.Map == nil || c.B.Result.Map == nil {
		return nil, errors.New("a map of a comparison needs the ground of both: name two scenarios, " +
			"saved reports hold none")
	}
	a, b := c.A.Result.Map, c.B.Result.Map
	if a.Lines.Len() != b.Lines.Len() || a.Lines.South() != b.Lines.South() {
		return nil, errors.New("the two are over different ground: compare scenarios of one world")
	}
	atlas := newAtlas(c.B.Result, v)
	atlas.title = c.A.Name + " (A) and " + c.B.Name + " (B)"
	atlas.about = wording.Clean(subject.ComparisonLine(c, v)) + " " + subject.MapCaution
	atlas.digest = c.A.Digest + " " + c.B.Digest
	atlas.lead = c.LeadThreat(v)
	atlas.add(movedLayer(c, "gained", "Ground that B covers and A does not", atlas.lead, gainedLook))
	atlas.add(movedLayer(c, "lost", "Ground that A covers and B does not", atlas.lead, lostLook))
	atlas.add(changedPlaces(c, atlas.lead))
	return atlas, nil
}

// both returns the ids of the threats that both sides have, the leading one first, the
// worst last.
func both(c *subject.Comparison, lead string) []string {
	list := []string{}
	for i := range c.Threats {
		if id := c.Threats[i].ID; id == lead {
			list = append([]string{id}, list...)
		} else {
			list = append(list, id)
		}
	}
	if len(list) == len(c.A.Threats) && len(list) == len(c.B.Threats) {
		list = append(list, scenario.WorstID) // the worst of the same threats
	}
	return list
}

// movedLayer is the ground that one side covers and the other does not, per threat and
// estimate.
func movedLayer(c *subject.Comparison, name, title, lead string, how look) layer {
	l := layer{name: name, title: title, fields: []field{
		{"threat", isText}, {"threat_name", isText}, {"estimate", isText}, {"area_km2", isReal},
	}}
	from, to := c.A.Result, c.B.Result
	if name == "lost" {
		from, to = to, from
	}
	for _, id := range both(c, lead) {
		t, k := threatIndex(c.A, id), threatIndex(c.B, id)
		if name == "lost" {
			t, k = k, t
		}
		for e := scenario.High; e >= scenario.Low; e-- {
			rows := without(to.Map.Covered[k].At(e), from.Map.Covered[t].At(e))
			shape := polygons(to.Map.Lines, rows)
			if len(shape) == 0 {
				continue
			}
			words := wording.Clean(wording.ThreatPhrase(&to.At(k).Threat))
			l.features = append(l.features, feature{
				id:    fmt.Sprintf("%s/%s/%s", name, id, e),
				title: fmt.Sprintf("%s: %s, %s estimate", wording.Capital(name), words, e), shape: shape,
				values: []any{id, words, e.String(), km2(areaOf(to.Map.Lines, rows))}, look: how,
				folder: []string{wording.Capital(words), wording.Capital(e.String()) + " estimate"},
				hidden: id != lead || e != scenario.Base,
			})
		}
	}
	return l
}

// threatIndex returns the index of a threat of a side in its result.
func threatIndex(s *subject.Side, id string) int {
	for i, other := range s.Threats {
		if other == id {
			return i
		}
	}
	return len(s.Threats) // the worst
}

// changedPlaces is the places that are covered otherwise, per threat.
func changedPlaces(c *subject.Comparison, lead string) layer {
	l := layer{name: "changed_places", title: "Places covered otherwise", kind: ofPoints, fields: []field{
		{"place", isText}, {"name", isText}, {"name_uk", isText}, {"kind", isText}, {"population", isWhole},
		{"threat", isText}, {"status_a", isText}, {"share_base_a", isReal}, {"status_b", isText}, {"share_base_b", isReal},
	}}
	where := map[string]orb.Point{}
	for i := range c.B.Result.Places {
		p := c.B.Result.Places[i].Place
		where[wording.Clean(p.ID)] = p.Position
	}
	for i := range c.Threats {
		t := &c.Threats[i]
		for k := range t.Places {
			p := &t.Places[k]
			at, known := where[p.ID]
			if !known {
				continue
			}
			how := placeLooks[p.B.Status]
			l.features = append(l.features, feature{
				id: fmt.Sprintf("changed_places/%s/%s", t.ID, p.ID), title: p.Name, shape: at, look: how,
				folder: []string{wording.Capital(t.ID)}, hidden: t.ID != lead,
				values: []any{p.ID, p.Name, p.NameUK, p.Kind, p.Population, t.ID, p.A.Status.String(), p.A.Share.Base,
					p.B.Status.String(), p.B.Share.Base},
			})
		}
	}
	return l
}
