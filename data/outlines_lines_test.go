package data

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// edge is an undirected step between two positions.
type edge [2]orb.Point

func newEdge(a, b orb.Point) edge {
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return edge{a, b}
}

// onBox says whether an edge runs along the edge of the OutlineBox.
func (e edge) onBox() bool {
	box := OutlineBox()
	for axis := range 2 {
		if e[0][axis] == e[1][axis] && (e[0][axis] == box.Min[axis] || e[0][axis] == box.Max[axis]) {
			return true
		}
	}
	return false
}

// edgeUsers returns the codes of the countries whose territory has the edge.
func edgeUsers() map[edge]map[string]bool {
	users := map[edge]map[string]bool{}
	for _, c := range Countries() {
		for _, polygon := range c.Territory {
			for _, ring := range polygon {
				for i := 1; i < len(ring); i++ {
					e := newEdge(ring[i-1], ring[i])
					if users[e] == nil {
						users[e] = map[string]bool{}
					}
					users[e][c.Code] = true
				}
			}
		}
	}
	return users
}

// Every edge of a territory that does not lie on the box's edge is one step of
// one line, and a line's steps are edges of one territory (coast) or of two.
// The source has a spike, a step there and back, that one line repeats.
// Only the edges between two parts of Cyprus are in no line.
func TestLinesAreTheTerritoriesEdgesOnce(t *testing.T) {
	steps := map[edge]string{}
	for _, l := range BoundaryLines() {
		for i := 1; i < len(l.Line); i++ {
			e := newEdge(l.Line[i-1], l.Line[i])
			if before, twice := steps[e]; twice && before != l.Kind {
				t.Errorf("%v is both %s and %s", e, before, l.Kind)
			} else if spike := i > 1 && l.Line[i-2] == l.Line[i]; twice && !spike {
				t.Errorf("%v is drawn twice", e)
			}
			steps[e] = l.Kind
		}
	}
	users := edgeUsers()
	missing, wrong := 0, 0
	for e, codes := range users {
		kind, drawn := steps[e]
		want := KindCoast
		if len(codes) == 2 {
			want = KindBorder
			if codes["UA"] {
				want = KindUkraine
			}
		}
		switch {
		case e.onBox():
			if drawn {
				t.Errorf("line %v runs along the box", e)
			}
		case !drawn:
			if len(codes) != 1 || !codes["CY"] {
				missing++
			}
		case kind != want:
			wrong++
		}
	}
	for e := range steps {
		if users[e] == nil {
			wrong++
		}
	}
	if missing > 0 || wrong > 0 {
		t.Errorf("%d edges are in no line and %d lines have the wrong kind, want none", missing, wrong)
	}
}

func TestUkraineHasLandBordersWithItsSevenNeighbours(t *testing.T) {
	touched := map[string]bool{}
	at := map[orb.Point]bool{}
	for _, l := range BoundaryLines() {
		if l.Kind == KindUkraine {
			for _, p := range l.Line {
				at[p] = true
			}
		}
	}
	for _, c := range Countries() {
		shared := 0
		for _, polygon := range c.Territory {
			for _, ring := range polygon {
				for _, p := range ring {
					if at[p] {
						shared++
					}
				}
			}
		}
		if shared > 2 {
			touched[c.Code] = true
		}
	}
	for _, code := range strings.Fields("BY HU MD PL RO RU SK UA") {
		if !touched[code] {
			t.Errorf("no border line along %s", code)
		}
		delete(touched, code)
	}
	if len(touched) > 0 {
		t.Errorf("border lines along %v too", touched)
	}
}
