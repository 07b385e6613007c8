package geo

import (
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

var (
	sinkLength  Length
	sinkPoint   orb.Point
	sinkFloat   float64
	sinkArea    Area
	sinkSpans   []Span
	sinkRows    []Spans
	sinkBool    bool
	sinkPolygon orb.Polygon
)

func BenchmarkInverse(b *testing.B) {
	for name, near := range map[string]bool{"worldwide": false, "within 1000 km": true} {
		pairs := geodesicPairs(1 << 10)
		for i := range pairs {
			if near {
				pairs[i][0] = orb.Point{float64(i%20) + 22, float64(i%9) + 44.3}
				pairs[i][1] = orb.Point{float64(i%17) + 24, float64(i%7) + 45.1}
			}
		}
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p := pairs[i%len(pairs)]
				sinkLength, _, _ = Inverse(p[0], p[1])
			}
		})
	}
}

func BenchmarkDistance(b *testing.B) {
	from := orb.Point{30.5234, 50.4501}
	for i := 0; b.Loop(); i++ {
		sinkLength = Distance(from, orb.Point{24 + float64(i%13), 45 + float64(i%7)})
	}
}

func BenchmarkDirect(b *testing.B) {
	from := orb.Point{30.5234, 50.4501}
	for i := 0; b.Loop(); i++ {
		sinkPoint = Destination(from, Angle(i%360)*Degree, Length(i%1000)*Kilometre)
	}
}

func BenchmarkLineAt(b *testing.B) {
	line := NewLine(orb.Point{30.5234, 50.4501}, 1)
	for i := 0; b.Loop(); i++ {
		sinkPoint = line.At(Length(i%1000) * Kilometre)
	}
}

func BenchmarkDisc150km(b *testing.B) {
	lines := NewScanlines(44, 53, 500*Metre)
	disc := Disc{orb.Point{30.5, 49}, 150 * Kilometre}
	dst := make([]Span, 0, 1000)
	for b.Loop() {
		_, sinkSpans = disc.Scan(lines, dst)
	}
	b.ReportMetric(float64(len(sinkSpans)), "lines")
}

func BenchmarkUnion200(b *testing.B) {
	lines := NewScanlines(42, 55, 500*Metre)
	discs := scatter(200, 150*Kilometre)
	for b.Loop() {
		sinkArea = UnionArea(lines, discs)
	}
}

func BenchmarkUnion24Naive(b *testing.B) {
	discs := scatter(24, 60*Kilometre)
	for b.Loop() {
		sinkArea = naiveUnionArea(orb.Bound{Min: orb.Point{20, 43}, Max: orb.Point{42, 54}}, discs, 20*Kilometre)
	}
}

// BenchmarkScanMultiPolygon fills a country of 5,000 corners on 2,000 lines.
func BenchmarkScanMultiPolygon(b *testing.B) {
	mp := orb.MultiPolygon{{star(rand.New(rand.NewPCG(1, 1)), orb.Point{31, 48.5}, 5000)}}
	lines := NewScanlines(44, 53, 500*Metre)
	for b.Loop() {
		sinkRows = ScanMultiPolygon(lines, mp)
	}
}

func BenchmarkContains(b *testing.B) {
	mp := orb.MultiPolygon{{star(rand.New(rand.NewPCG(1, 1)), orb.Point{31, 48.5}, 5000)}}
	for b.Loop() {
		sinkBool = Contains(mp, orb.Point{31, 48.6})
	}
}

func BenchmarkRingArea(b *testing.B) {
	ring := star(rand.New(rand.NewPCG(1, 1)), orb.Point{31, 48.5}, 100)
	for b.Loop() {
		sinkArea = RingArea(ring)
	}
}

func BenchmarkLambertForward(b *testing.B) {
	l := NewLambert(46, 51, 48.5, 31)
	for i := 0; b.Loop(); i++ {
		sinkFloat, _ = l.Forward(orb.Point{22 + float64(i%18), 44 + float64(i%8)})
	}
}

func BenchmarkSector500km(b *testing.B) {
	for b.Loop() {
		sinkPolygon = Sector(orb.Point{31, 48}, 500*Kilometre, 1, 2)
	}
}
