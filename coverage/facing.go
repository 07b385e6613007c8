package coverage

import (
	"math"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// facingCell is the size of the cells, in degrees of latitude, in which the ground
// from which a sector faces the threats is drawn: each cell is asked at its middle.
// The predicate asks every point.
const facingCell = 0.03

// facingGround is the part of some ground, given line by line, from which a sector
// holds the bearing to the nearest hostile ground.
func (l *Land) facingGround(lines geo.Scanlines, s *scan, middle, width geo.Angle) *scan {
	part := &scan{first: s.first, rows: make([]geo.Spans, s.last()-s.first)}
	known := map[[2]int]bool{}
	for i := range part.rows {
		row := int(math.Floor(lines.Latitude(s.first+i) / facingCell))
		wide := facingCell / math.Cos(float64(row)*facingCell*math.Pi/180)
		for _, stretch := range s.at(s.first + i) {
			for c := int(math.Floor(stretch.West / wide)); float64(c)*wide < stretch.East; c++ {
				faces, asked := known[[2]int{row, c}]
				if !asked {
					middlePoint := orb.Point{(float64(c) + 0.5) * wide, (float64(row) + 0.5) * facingCell}
					faces = facing(middle, width, &spot{land: l, position: middlePoint})
					known[[2]int{row, c}] = faces
				}
				if faces {
					part.extend(i, geo.Span{West: max(stretch.West, float64(c)*wide), East: min(stretch.East, float64(c+1)*wide)})
				}
			}
		}
	}
	return part
}

// extend adds a span to a row of a scan, east of all that is there.
func (s *scan) extend(i int, by geo.Span) {
	if n := len(s.rows[i]); n > 0 && s.rows[i][n-1].East == by.West {
		s.rows[i][n-1].East = by.East
		return
	}
	s.rows[i] = append(s.rows[i], by)
}
