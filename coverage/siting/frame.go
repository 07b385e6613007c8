package siting

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync/atomic"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// Frame is the problem that a scenario and a request make. The zero value is of no use; see
// [NewFrame].
type Frame struct {
	Scenario   *scenario.Scenario
	Request    Request
	Candidates []Candidate           // that no gate shuts out and that reach someone
	Barred     map[coverage.Gate]int // candidates left out, by the gate that shuts them out
	Idle       int                   // candidates left out: they would cover nobody, covered already or not
	Total      float64               // weight of all counted points
	Standing   float64               // of those that count already

	Oblasts []Oblast // regions with counted points, by code

	variants *coverage.Variants
	points   []point
	now      *coverage.Passing
	adds     []addition // by candidate
	plain    *Problem   // each candidate asked alone
	ceiling  *Problem   // each asked with all others there
	lifted   float64    // weight that counts without any candidate, as the ceiling has it
}

// point is a counted demand point.
type point struct {
	index  int // in [coverage.Passing]
	place  int
	weight float64 // against one threat
}

// Oblast is how much of a region counts.
type Oblast struct {
	Code      string
	Now, Most float64 // shares: as the units stand, and with every candidate there
}

// addition is what a unit would cover, by the threats of the request and then the points.
type addition struct {
	own [][]bool // it covers the point itself
	new [][]bool // the point is covered with it there, and was not before
}

// NewFrame asks for every candidate what it would cover alone, and what all of them would
// cover together. It returns the context's error when cancelled.
func NewFrame(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, candidates []Candidate, r Request,
) (*Frame, error) {
	o.PlacesOnly = true
	f := &Frame{
		Scenario: s, Request: r, Barred: map[coverage.Gate]int{}, variants: coverage.NewVariants(s, o),
	}
	f.weigh()
	f.admit(candidates)
	var err error
	if f.now, err = f.variants.Passing(ctx, s, r.Estimate); err != nil {
		return nil, err
	}
	if err := f.askAlone(ctx); err != nil {
		return nil, err
	}
	all, err := f.variants.Passing(ctx, f.With(f.everyone()), r.Estimate)
	if err != nil {
		return nil, err
	}
	for _, p := range f.points {
		f.Total += p.weight * float64(f.times())
	}
	f.Standing = f.worth(f.now)
	f.compare(all)
	f.plain, _ = f.problem(f.now, func(j, t, p int) bool { return f.adds[j].own[t][p] || f.adds[j].new[t][p] })
	f.ceiling, f.lifted = f.problem(all, func(j, t, p int) bool {
		return all.By(f.Request.Threats[t], len(s.Units)+j, f.points[p].index)
	})
	return f, nil
}

// weigh lists the counted points with their weights.
func (f *Frame) weigh() {
	people, nodes := 0.0, 0.0
	for i := range f.Scenario.Places {
		if p := &f.Scenario.Places[i]; p.Counted {
			people += float64(p.Population)
			nodes += nodeWeight(p)
		}
	}
	index := 0
	for i := range f.Scenario.Places {
		p := &f.Scenario.Places[i]
		n := p.PointCount()
		weight := float64(p.Population)
		switch f.Request.Goal {
		case Nodes:
			weight = nodeWeight(p)
		case Both:
			weight = 50 * (weight/max(people, 1) + nodeWeight(p)/max(nodes, 1))
		}
		for k := range n {
			if p.Counted && weight > 0 {
				f.points = append(f.points, point{index: index + k, place: i, weight: weight / float64(n)})
			}
		}
		index += n
	}
}

func nodeWeight(p *scenario.Place) float64 {
	switch {
	case p.Kind == scenario.City:
		return 0
	case p.Weight > 0:
		return p.Weight
	}
	return 1
}

// admit takes the candidates that no gate shuts out, and turns their sector radars, to the
// degree, towards the nearest ground that threats come from.
func (f *Frame) admit(candidates []Candidate) {
	for _, c := range candidates {
		if gate := coverage.Barred(f.Scenario, &c.Unit); gate != coverage.GateNone {
			f.Barred[gate]++
			continue
		}
		radar := f.Scenario.System(&c.Unit).Radar
		if radar != nil && radar.Sector.Base < 2*math.Pi-slack && !c.Unit.HasFacing {
			azimuth, known := f.variants.Facing(c.Unit.Position)
			degrees := math.Mod(math.Round(float64(azimuth/geo.Degree))+360, 360)
			c.Unit.Facing, c.Unit.HasFacing = geo.Angle(degrees)*geo.Degree, known
		}
		f.Candidates = append(f.Candidates, c)
	}
}

// askAlone finds what each candidate covers alone, on all cores, and leaves out those that
// cover nobody.
func (f *Frame) askAlone(ctx context.Context) error {
	f.adds = make([]addition, len(f.Candidates))
	var group errgroup.Group
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for j := int(next.Add(1)) - 1; j < len(f.Candidates); j = int(next.Add(1)) - 1 {
				with, err := f.variants.Passing(ctx, f.With([]int32{int32(j)}), f.Request.Estimate)
				if err != nil {
					return err
				}
				f.adds[j] = f.added(with)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	var candidates []Candidate
	var adds []addition
	for j := range f.Candidates {
		if f.adds[j].own == nil {
			f.Idle++
			continue
		}
		candidates, adds = append(candidates, f.Candidates[j]), append(adds, f.adds[j])
	}
	f.Candidates, f.adds = candidates, adds
	return nil
}

// added compares a form with one more unit, its last, with the scenario; nothing for a unit
// that covers no point.
func (f *Frame) added(with *coverage.Passing) (a addition) {
	unit, some := len(f.Scenario.Units), false
	for _, t := range f.Request.Threats {
		own, fresh := make([]bool, len(f.points)), make([]bool, len(f.points))
		for i, p := range f.points {
			own[i] = with.By(t, unit, p.index)
			fresh[i] = f.Request.depth() == 1 && f.now.Depth(t, p.index) == 0 && with.Depth(t, p.index) > 0
			some = some || own[i] || fresh[i]
		}
		a.own, a.new = append(a.own, own), append(a.new, fresh)
	}
	if !some {
		return addition{}
	}
	return a
}

// With returns the scenario with some candidates in it, at the end of its units.
func (f *Frame) With(plan []int32) *scenario.Scenario {
	return f.Scenario.Edit(func(s *scenario.Scenario) {
		s.Units = slices.Clip(slices.Clone(f.Scenario.Units))
		for _, j := range plan {
			s.Units = append(s.Units, f.Candidates[j].Unit)
		}
	})
}

func (f *Frame) everyone() []int32 {
	all := make([]int32, len(f.Candidates))
	for j := range all {
		all[j] = int32(j)
	}
	return all
}

// times is how often a point may count.
func (f *Frame) times() int {
	if f.Request.Together == AgainstAny {
		return len(f.Request.Threats)
	}
	return 1
}

// groups returns the threats, by their place in the request, against which a point must be
// covered together to count once.
func (f *Frame) groups() [][]int {
	var all []int
	var each [][]int
	for t := range f.Request.Threats {
		all, each = append(all, t), append(each, []int{t})
	}
	if f.Request.Together == AgainstAny {
		return each
	}
	return [][]int{all}
}

// worth is the weight of the points that count.
func (f *Frame) worth(p *coverage.Passing) float64 {
	sum := 0.0
	for _, group := range f.groups() {
		for i := range f.points {
			if f.counts(p, group, i) {
				sum += f.points[i].weight
			}
		}
	}
	return sum
}

func (f *Frame) counts(p *coverage.Passing, group []int, i int) bool {
	for _, t := range group {
		if p.Depth(f.Request.Threats[t], f.points[i].index) < f.Request.depth() {
			return false
		}
	}
	return true
}

// compare fills the shares of the regions, as they are and with every candidate there.
func (f *Frame) compare(all *coverage.Passing) {
	regions := f.regions()
	sums := make([][3]float64, len(regions)) // total, now, most
	for _, group := range f.groups() {
		for i, p := range f.points {
			n, _ := slices.BinarySearch(regions, f.Scenario.Places[p.place].Region)
			sums[n][0] += p.weight
			if f.counts(f.now, group, i) {
				sums[n][1] += p.weight
			}
			if f.counts(all, group, i) {
				sums[n][2] += p.weight
			}
		}
	}
	for n, code := range regions {
		f.Oblasts = append(f.Oblasts, Oblast{code, sums[n][1] / sums[n][0], sums[n][2] / sums[n][0]})
	}
}
