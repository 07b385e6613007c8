package tui

import (
	"fmt"
	"testing"

	"airumbrella/coverage"
)

var benchSizes = [...]struct{ w, h int }{{80, 24}, {200, 60}, {400, 120}}

// A frame in which the map moved, so that everything is drawn anew.
func BenchmarkFramePanning(b *testing.B) {
	for _, s := range benchSizes {
		b.Run(fmt.Sprintf("%dx%d", s.w, s.h), func(b *testing.B) {
			p := realPlanner(b, s.w, s.h)
			left, right := p.m.view, p.m.view.pan(4, 0)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.m.view = left
				if i&1 == 1 {
					p.m.view = right
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
				p.m.sel = item{itemPlace, i % 10}
				p.m.View()
			}
		})
	}
}

func BenchmarkNewCover(b *testing.B) {
	m := fixtureMap()
	b.ReportAllocs()
	for b.Loop() {
		newCover(m, 1)
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
		p.m.estimate = coverage.Base
		p.m.relist()
	}
}
