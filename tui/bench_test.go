package tui

import (
	"fmt"
	"runtime"
	"testing"

	"airumbrella/scenario"
	"airumbrella/tui/shown"
)

var benchSizes = [...]struct{ w, h int }{{80, 24}, {200, 60}, {400, 120}}

// A frame in which the map moved, so that everything is drawn anew.
func BenchmarkFramePanning(b *testing.B) {
	for _, s := range benchSizes {
		b.Run(fmt.Sprintf("%dx%d", s.w, s.h), func(b *testing.B) {
			p := realPlanner(b, s.w, s.h)
			left, right := p.m.chart.View, p.m.chart.View.Pan(4, 0)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.m.chart.View = left
				if i&1 == 1 {
					p.m.chart.View = right
				}
				p.m.View()
			}
		})
	}
}

// A frame in which only the panel changed.
func BenchmarkFrameStill(b *testing.B) {
	for _, s := range benchSizes {
		b.Run(fmt.Sprintf("%dx%d", s.w, s.h), func(b *testing.B) {
			p := realPlanner(b, s.w, s.h)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.m.sel = shown.Item{Kind: shown.Place, Index: i % 10}
				p.m.View()
			}
		})
	}
}

func BenchmarkStart(b *testing.B) {
	cfg := realConfig(b)
	b.ReportAllocs()
	for b.Loop() {
		New(cfg)
	}
}

func BenchmarkRelist(b *testing.B) {
	p := realPlanner(b, 120, 40)
	b.ReportAllocs()
	for b.Loop() {
		p.m.Estimate = scenario.Base
		p.m.relist()
	}
}

// What a frame allocates does not grow: the last thousand of ten thousand
// frames of a map that is panned and zoomed take what the first thousand took.
func TestFramesAllocateTheSameInTheEnd(t *testing.T) {
	p := realPlanner(t, 80, 24)
	keys := []string{"l", "l", "+", "h", "j", "-", "h", "k"}
	bytesOf := func() uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for i := range 1000 {
			p.press(keys[i%len(keys)])
			p.m.View()
		}
		runtime.ReadMemStats(&after)
		return (after.TotalAlloc - before.TotalAlloc) / 1000
	}
	bytesOf() // warm
	first := bytesOf()
	for range 7 {
		bytesOf()
	}
	last := bytesOf()
	t.Logf("%d bytes a frame at first, %d in the end", first, last)
	if last > first+first/10 {
		t.Errorf("%d bytes a frame at first, %d in the end", first, last)
	}
}
