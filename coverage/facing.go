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

// facingGround is the ground on some lines, within a stretch of longitude, from which
// a sector holds the bearing to the nearest hostile ground.
func (l *Land) facingGround(
	lines geo.Scanlines, first int, stretches []geo.Span, middle, width geo.Angle,
) []geo.Spans {
	rows := make([]geo.Spans, len(stretches))
	known := map[[2]int]bool{}
	for i, stretch := range stretches {
		lat := lines.Latitude(first + i)
		row := int(math.Floor(lat / facingCell))
		wide := facingCell / math.Cos(float64(row)*facingCell*math.Pi/180)
		for c := int(math.Floor(stretch.West / wide)); float64(c)*wide < stretch.East; c++ {
			faces, asked := known[[2]int{row, c}]
			if !asked {
				at := &spot{land: l, position: orb.Point{(float64(c) + 0.5) * wide, (float64(row) + 0.5) * facingCell}}
				faces = facing(middle, width, at)
				known[[2]int{row, c}] = faces
			}
			if !faces {
				continue
			}
			cell := geo.Span{West: max(stretch.West, float64(c)*wide), East: min(stretch.East, float64(c+1)*wide)}
			if n := len(rows[i]); n > 0 && rows[i][n-1].East == cell.West {
				rows[i][n-1].East = cell.East
			} else {
				rows[i] = append(rows[i], cell)
			}
		}
	}
	return rows
}
