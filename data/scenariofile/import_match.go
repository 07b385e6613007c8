package scenariofile

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// matcher finds what a record is among the reference data and the records above
// it.
type matcher struct {
	m        *importer
	known    *data.Identity // the reference places
	taken    data.Identity  // the places of the file
	first    map[*scenario.Place]*record
	matched  map[string]*record // reference places that a record is, by id
	newBases []takenBase
}

func newMatcher(m *importer) *matcher {
	return &matcher{m: m, known: knownPlaces(), first: map[*scenario.Place]*record{}, matched: map[string]*record{}}
}

func (x *matcher) policy() OnMatch {
	if x.m.options.OnMatch == "" {
		return MatchUpdate
	}
	return x.m.options.OnMatch
}

// knows says that a record is something that is there.
func (x *matcher) knows(r *record, reason, detail string) {
	x.m.out.Known = append(x.m.out.Known, Remark{r.where, reason, detail})
}

// twin is the place of the reference data or of the file that p is, or nil.
func (x *matcher) twin(p *scenario.Place) *scenario.Place {
	if same := x.known.Same(p); same != nil {
		return same
	}
	return x.taken.Same(p)
}

// place deals with a place that is there already: done where nothing is to be
// taken; a node to be filled where figures of a reference place are changed;
// neither where the place is to be added.
func (x *matcher) place(r *record, p *scenario.Place) (n *node, done bool) {
	if x.policy() == MatchAdd {
		if same := x.twin(p); same != nil {
			x.knows(r, "added beside a place that it may be, as asked: counted twice", p.Name+" is "+same.Name)
		}
		return nil, false
	}
	same := x.known.Same(p)
	if same == nil {
		if twin := x.taken.Same(p); twin != nil {
			x.knows(r, "the same place as a record above: taken once", p.Name+" is "+twin.Name+" of "+x.first[twin].where)
			return nil, true
		}
		x.beside(r, p)
		return nil, false
	}
	detail := fmt.Sprintf("%s is %s of the reference data (%s)", p.Name, same.Name, same.ID)
	if before := x.matched[same.ID]; before != nil {
		x.knows(r, "the same place as a record above: taken once", detail+" as in "+before.where)
		return nil, true
	}
	x.matched[same.ID] = r
	news := r.text("weight") != "" || r.text("control") != "" || p.Population > 0 && p.Population != same.Population
	switch {
	case x.policy() == MatchSkip:
		x.knows(r, "in the reference data already: left out", detail)
		return nil, true
	case !news && inPlay(same):
		x.knows(r, "in the reference data already, and nothing new of it: left out", detail)
		return nil, true
	case p.Population > 0:
		detail += fmt.Sprintf(": %s people instead of %s", formatCount(p.Population), formatCount(same.Population))
	}
	x.knows(r, "in the reference data already: its figures are replaced, and it counts once", detail)
	p.ID, p.ControlAsOf = same.ID, ""
	return object().with("id", quotedText(same.ID)), false
}

// inPlay reports whether a reference place takes part in the default scenario.
func inPlay(p *scenario.Place) bool {
	return slices.ContainsFunc(defaultScenario().Places, func(q scenario.Place) bool { return q.ID == p.ID })
}

// add puts a place that was taken among those that later records may be.
func (x *matcher) add(r *record, p *scenario.Place) {
	x.taken.Add(p)
	x.first[p] = r
}

// beside says where a place that is added stands on one of another name.
func (x *matcher) beside(r *record, p *scenario.Place) {
	other, of := x.known.Beside(p), " of the reference data"
	if other == nil {
		other, of = x.taken.Beside(p), " of the file"
	}
	if other != nil {
		x.m.say(r, "another place stands there: both are taken; where they are one, give it that name",
			p.Name+" is beside "+other.Name+of)
	}
}

// How far apart two records of one air base may lie: under the same name or code,
// and under any.
const (
	sameBase   = 10 * geo.Kilometre
	besideBase = 2 * geo.Kilometre
)

// base deals with an air base that is there already: the reason why it is left
// out, or "".
func (x *matcher) base(r *record, id string) string {
	now := takenBase{id, r.text("name"), r.at, r.where}
	for i := range bases() {
		b := &bases()[i]
		same, beside := now.is(takenBase{b.ID, b.Name, b.Position, ""}, b.Aliases...)
		switch {
		case same && x.policy() != MatchAdd:
			return "in the reference data already: left out, " + b.ID + " is there"
		case same, beside:
			x.m.say(r, "another base stands there: both are taken", b.ID+" "+b.Name+" of the reference data")
		}
	}
	for _, b := range x.newBases {
		if same, _ := now.is(b); same && x.policy() != MatchAdd {
			return "the same base as " + b.where + ": taken once"
		}
	}
	x.newBases = append(x.newBases, now)
	return ""
}

// takenBase is an air base as it is compared.
type takenBase struct {
	id, name string
	at       orb.Point
	where    string
}

// is reports whether two records are of one base, and whether they stand at one
// place.
func (b takenBase) is(other takenBase, aliases ...string) (same, beside bool) {
	d := geo.Distance(b.at, other.at)
	if d > sameBase {
		return false, false
	}
	for _, word := range append(aliases, other.id, other.name) {
		if word != "" && (strings.EqualFold(word, b.id) || slug(word) == slug(b.name)) {
			return true, true
		}
	}
	return false, d <= besideBase
}
