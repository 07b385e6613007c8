package naive

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// heldByGovernment says what ground Ukraine's government holds: inside the border, without
// Crimea, Sevastopol and Luhansk oblast, nearer to a held than to an occupied settlement.
type heldByGovernment struct {
	border    *outline
	occupied  []*outline
	positions []geo.Geocentric
	taken     []bool
}

func (m *Model) newHeld() *heldByGovernment {
	h := &heldByGovernment{
		border: m.outlineOf("border", m.world.Border), occupied: m.regionOutlines(occupiedRegions...),
	}
	for i := range m.world.Settlements {
		h.positions = append(h.positions, geo.NewGeocentric(m.world.Settlements[i].Position))
		h.taken = append(h.taken, m.world.Settlements[i].Occupied)
	}
	return h
}

// holds reports whether the government holds a point.
func (h *heldByGovernment) holds(p orb.Point) bool {
	if !h.border.inside.Contains(p) {
		return false
	}
	for _, o := range h.occupied {
		if o.inside.Contains(p) {
			return false
		}
	}
	return h.nearerToHeld(p)
}

// nearerToHeld reports whether the nearest settlement is held; without settlements all is.
func (h *heldByGovernment) nearerToHeld(p orb.Point) bool {
	g := geo.NewGeocentric(p)
	best, taken := math.Inf(1), false
	for i := range h.positions {
		if d := g.Chord2(&h.positions[i]); d < best {
			best, taken = d, h.taken[i]
		}
	}
	return !taken
}

// edges returns every edge that the held ground may have.
func (h *heldByGovernment) edges() []piece {
	edges := append([]piece(nil), h.border.pieces...)
	for _, o := range h.occupied {
		edges = append(edges, o.pieces...)
	}
	for _, taken := range h.taken {
		if taken {
			return append(edges, h.line()...)
		}
	}
	return edges
}

// The grid on which the line between held and occupied ground is found, in degrees of
// latitude: about 1 km, and 250 m where the line passes.
const (
	coarseStep  = 0.01
	finePerCell = 4
)

// line returns pieces of the line between settlements held and taken, cell by cell of a
// grid over the border's bounds. Bends of the line narrower than 1 km may be missed.
func (h *heldByGovernment) line() []piece {
	south, north, west, east := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, p := range h.border.pieces {
		south, north = min(south, p.a[1]), max(north, p.a[1])
		west, east = min(west, p.a[0]), max(east, p.a[0])
	}
	if !(south < north) {
		return nil
	}
	var pieces []piece
	const wide = coarseStep * 1.5 // a degree of longitude is shorter
	columns := int((east-west)/wide) + 2
	below := h.row(west, south, wide, columns)
	for lat := south; lat < north; lat += coarseStep {
		above := h.row(west, lat+coarseStep, wide, columns)
		for i := 0; i+1 < columns; i++ {
			if below[i] != below[i+1] || below[i] != above[i] || below[i] != above[i+1] {
				pieces = append(pieces, h.refine(orb.Point{west + float64(i)*wide, lat}, wide)...)
			}
		}
		below = above
	}
	return pieces
}

func (h *heldByGovernment) row(west, lat, step float64, n int) []bool {
	row := make([]bool, n)
	for i := range row {
		row[i] = h.nearerToHeld(orb.Point{west + float64(i)*step, lat})
	}
	return row
}

// refine cuts a cell into smaller ones and returns the line in each.
func (h *heldByGovernment) refine(corner orb.Point, wide float64) []piece {
	var pieces []piece
	dx, dy := wide/finePerCell, coarseStep/finePerCell
	for i := range finePerCell {
		for j := range finePerCell {
			a := orb.Point{corner[0] + float64(i)*dx, corner[1] + float64(j)*dy}
			pieces = append(pieces, h.inCell(a, dx, dy)...)
		}
	}
	return pieces
}

// inCell joins the points at which the line crosses the sides of a cell, in pairs.
func (h *heldByGovernment) inCell(a orb.Point, dx, dy float64) []piece {
	corners := [4]orb.Point{a, {a[0] + dx, a[1]}, {a[0] + dx, a[1] + dy}, {a[0], a[1] + dy}}
	var crossings []orb.Point
	for i := range corners {
		p, q := corners[i], corners[(i+1)%4]
		if h.nearerToHeld(p) != h.nearerToHeld(q) {
			crossings = append(crossings, h.crossing(p, q))
		}
	}
	var pieces []piece
	for i := 0; i+1 < len(crossings); i += 2 {
		if crossings[i] != crossings[i+1] {
			pieces = append(pieces, newPiece(crossings[i], crossings[i+1], true, true))
		}
	}
	return pieces
}

// crossing returns the point between two at which the line passes.
func (h *heldByGovernment) crossing(p, q orb.Point) orb.Point {
	first := h.nearerToHeld(p)
	for range 30 {
		half := between(p, q, 0.5)
		if h.nearerToHeld(half) == first {
			p = half
		} else {
			q = half
		}
	}
	return p
}

// groundOf returns the ground that networks see, by unit, and the allies' if it counts as
// seen.
func (m *Model) groundOf(networks []int, allies bool) *ground {
	var keys []string
	if allies {
		keys = append(keys, "allies")
	}
	for _, v := range networks {
		keys = append(keys, strings.Join(append([]string{"network"}, m.system(v).Area.Regions...), " "))
	}
	key := strings.Join(keys, ";")
	if key == "" {
		return nil
	}
	if g := m.grounds[key]; g != nil {
		return g
	}
	full := fmt.Sprint(m.world.Revision(), " ", key)
	g, known := groundCache.Load(full)
	if !known {
		g = m.newGroundOf(networks, allies)
		if m.world.Revision() != 0 {
			groundCache.Store(full, g)
		}
	}
	m.grounds[key] = g.(*ground)
	return m.grounds[key]
}

// groundCache keeps grounds of worlds by their revision, as outlineCache does outlines.
var groundCache sync.Map

func (m *Model) newGroundOf(networks []int, allies bool) *ground {
	var holds []func(orb.Point) bool
	var edges []piece
	add := func(outlines []*outline) {
		for _, o := range outlines {
			holds = append(holds, o.inside.Contains)
			edges = append(edges, o.pieces...)
		}
	}
	if allies {
		add(m.alliedSoil())
	}
	for _, v := range networks {
		if regions := m.system(v).Area.Regions; len(regions) > 0 {
			add(m.regionOutlines(regions...))
			continue
		}
		held := m.newHeld()
		holds, edges = append(holds, held.holds), append(edges, held.edges()...)
	}
	return newGround(holds, edges)
}

// alliesSeen reports whether the soil of NATO's members counts as seen: at base and high,
// where raids are not assumed to come through it.
func (m *Model) alliesSeen(e scenario.Estimate) bool {
	return e != scenario.Low && m.s.Approach != scenario.AnySide
}
