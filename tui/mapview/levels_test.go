package mapview

import (
	"math"
	"testing"
)

// Each level leaves out the points that are nearer to one another than it shows, and keeps
// the ends.
func TestLevelsLeaveOutWhatTheyDoNotShow(t *testing.T) {
	line := make([]Point, 2000)
	for i := range line {
		line[i] = Point{X: float64(i) / 20, Y: 5 * math.Sin(float64(i)/50)}
	}
	before := len(line) + 1
	for i, level := range levelsOf(func() *geometry { return &geometry{lines: []stretch{{points: line}}} }) {
		points := level().lines[0].points
		if len(points) >= before || points[0] != line[0] || points[len(points)-1] != line[len(line)-1] {
			t.Errorf("level %d: %d points from %v to %v, %d before", i, len(points), points[0], points[len(points)-1], before)
		}
		for k := 1; k < len(points)-1; k++ { // the last may be near
			if gap := math.Hypot(points[k].X-points[k-1].X, points[k].Y-points[k-1].Y); i > 0 && gap < levelDetail[i] {
				t.Errorf("level %d: point %d is %.3f km from the one before, less than %g", i, k, gap, levelDetail[i])
			}
		}
		before = len(points)
	}
}
