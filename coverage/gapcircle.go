package coverage

import (
	"container/heap"
	"math"
	"sort"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// gapShape is one gap as runs by line, for the largest circle inside it.
type gapShape struct {
	lines       geo.Scanlines
	first, last int
	rows        [][]geo.Span // from line first on, west to east
	perLat      float64      // metres per degree of latitude in the middle
}

func newGapShape(lines geo.Scanlines, runs []gapRun, members []int) *gapShape {
	s := &gapShape{lines: lines, first: runs[members[0]].line, last: runs[members[len(members)-1]].line}
	s.rows = make([][]geo.Span, s.last-s.first+1)
	all := make([]geo.Span, len(members))
	from := 0
	for k, i := range members {
		if all[k] = runs[i].Span; k+1 == len(members) || runs[members[k+1]].line != runs[i].line {
			s.rows[runs[i].line-s.first] = all[from : k+1 : k+1]
			from = k + 1
		}
	}
	middle := lines.Latitude((s.first + s.last) / 2)
	s.perLat = float64(geo.Distance(orb.Point{0, middle - 0.5}, orb.Point{0, middle + 0.5}))
	return s
}

// middle is the middle of the widest run of the middle line.
func (s *gapShape) middle() orb.Point {
	row := s.rows[len(s.rows)/2]
	widest := row[0]
	for _, r := range row[1:] {
		if r.East-r.West > widest.East-widest.West {
			widest = r
		}
	}
	return orb.Point{(widest.West + widest.East) / 2, s.lines.Latitude(s.first + len(s.rows)/2)}
}

// perLon is the length in metres of a degree of longitude on a line.
func (s *gapShape) perLon(line int) float64 {
	return float64(s.lines.AreaPerDegree(line)) / (s.lines.Step() * s.perLat)
}

// clearance is the distance in metres from a point to the nearest ground
// outside the gap, 0 outside; only every stride-th line is looked at. Within a
// gap plane geometry errs by less than 1 %, which the caller's final geodesic
// measurement removes.
func (s *gapShape) clearance(lon float64, line, stride int) float64 {
	best := math.Inf(1)
	for step := 0; float64(step)*s.lines.Step()*s.perLat < best; step += stride {
		dy := float64(step) * s.lines.Step() * s.perLat
		for _, at := range [2]int{line - step, line + step} {
			if dx := s.across(lon, at); dx <= 0 {
				best = min(best, dy)
			} else if dx < best {
				best = min(best, math.Hypot(dx, dy))
			}
			if step == 0 {
				break
			}
		}
	}
	return best
}

// across is the distance in metres along a line to the end of the run that
// holds lon, 0 where none does.
func (s *gapShape) across(lon float64, line int) float64 {
	run, ok := s.run(lon, line)
	if !ok {
		return 0
	}
	return min(lon-run.West, run.East-lon) * s.perLon(line)
}

// run is the run of a line that holds lon.
func (s *gapShape) run(lon float64, line int) (geo.Span, bool) {
	if line < s.first || line > s.last {
		return geo.Span{}, false
	}
	row := s.rows[line-s.first]
	i := sort.Search(len(row), func(i int) bool { return row[i].East >= lon })
	if i == len(row) || row[i].West > lon {
		return geo.Span{}, false
	}
	return row[i], true
}

// box is a square of the search: its middle, half its side and the clearance
// there; no point of it can have more than bound.
type box struct {
	lon, lat, half, clear, bound float64
}

type boxHeap []box

func (h boxHeap) Len() int           { return len(h) }
func (h boxHeap) Less(i, j int) bool { return h[i].bound > h[j].bound }
func (h boxHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *boxHeap) Push(x any)        { *h = append(*h, x.(box)) }
func (h *boxHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// circleTolerance is how far from the largest the circle found may be.
const circleTolerance = 1000.0 // m

// largestCircle searches squares, most promising first: a square whose middle
// has clearance c cannot hold a point with more than c plus its half diagonal.
func (s *gapShape) largestCircle() (orb.Point, geo.Length) {
	stride := max(1, int(2000/(s.lines.Step()*s.perLat)))
	centre := s.middle()
	best := s.boxAt(centre[0], centre[1], 0, stride)
	queue := boxHeap{}
	half := max(2500, float64(s.last-s.first+1)*s.lines.Step()*s.perLat/16)
	for lat := s.lines.Latitude(s.first); lat < s.lines.Latitude(s.last)+half/s.perLat; lat += 2 * half / s.perLat {
		west, east := s.extent(lat, half)
		step := 2 * half / s.perLon(s.clampLine(lat))
		for lon := west; lon < east+step/2; lon += step {
			queue = append(queue, s.boxAt(lon, lat, half, stride))
		}
	}
	heap.Init(&queue)
	for len(queue) > 0 {
		b := heap.Pop(&queue).(box)
		if b.bound < best.clear+circleTolerance {
			break
		}
		if b.clear > best.clear {
			best = b
		}
		h := b.half / 2
		for _, d := range [4][2]float64{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			lat := b.lat + d[1]*h/s.perLat
			heap.Push(&queue, s.boxAt(b.lon+d[0]*h/s.perLon(s.clampLine(lat)), lat, h, stride))
		}
	}
	p := orb.Point{best.lon, s.lines.Latitude(s.clampLine(best.lat))}
	return p, s.measure(p, best.clear)
}

// extent is the westmost and eastmost longitude of the gap within half a
// square of a latitude.
func (s *gapShape) extent(lat, half float64) (west, east float64) {
	west, east = math.Inf(1), math.Inf(-1)
	from, to := s.clampLine(lat-half/s.perLat), s.clampLine(lat+half/s.perLat)
	for line := from; line <= to; line++ {
		if row := s.rows[line-s.first]; len(row) > 0 {
			west, east = min(west, row[0].West), max(east, row[len(row)-1].East)
		}
	}
	return west, east
}

func (s *gapShape) clampLine(lat float64) int {
	return min(max(lineAt(s.lines, lat), s.first), s.last)
}

func (s *gapShape) boxAt(lon, lat, half float64, stride int) box {
	clear := s.clearance(lon, s.clampLine(lat), stride)
	return box{lon, lat, half, clear, clear + half*math.Sqrt2}
}

// measure is the geodesic distance from p to the nearest ground outside the
// gap, looking at every line near the planar estimate.
func (s *gapShape) measure(p orb.Point, estimate float64) geo.Length {
	line := s.clampLine(p[1])
	reach := int(estimate*1.02/(s.lines.Step()*s.perLat)) + 2
	best := geo.Length(math.Inf(1))
	for at := line - reach; at <= line+reach; at++ {
		lat := s.lines.South() + (float64(at)+0.5)*s.lines.Step()
		run, ok := s.run(p[0], at)
		if !ok {
			best = min(best, geo.Distance(p, orb.Point{p[0], lat}))
			continue
		}
		for _, lon := range [2]float64{run.West, run.East} {
			planar := math.Hypot((lon-p[0])*s.perLon(at), float64(at-line)*s.lines.Step()*s.perLat)
			if planar < estimate*1.02+2000 {
				best = min(best, geo.Distance(p, orb.Point{lon, lat}))
			}
		}
	}
	return best
}
