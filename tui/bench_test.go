package tui

import (
	"fmt"
	"math"
	"testing"

	"airumbrella/coverage"

	tea "charm.land/bubbletea/v2"
	"github.com/paulmach/orb"
)

// heavyConfig is the fixture with a base map as heavy as the real one, some
// 45,000 points of lines and as many of land, and 150 places.
func heavyConfig() Config {
	cfg := fixtureConfig()
	m := cfg.BaseMap
	for i := range 90 {
		var ring orb.Ring
		lon, lat := 18.0+float64(i%15)*1.7, 43.0+float64(i/15)*1.9
		for k := range 500 {
			a := 2 * math.Pi * float64(k) / 500
			r := 0.8 + 0.05*math.Sin(37*a)
			ring = append(ring, orb.Point{lon + r*math.Cos(a), lat + 0.7*r*math.Sin(a)})
		}
		ring = append(ring, ring[0])
		m.Land = append(m.Land, orb.MultiPolygon{{ring}})
		m.Lines = append(m.Lines, BaseLine{Coast, orb.LineString(ring)})
	}
	for i := range 140 {
		p := cfg.Scenario.Places[i%12]
		p.ID = fmt.Sprint("place-", i)
		p.Position = orb.Point{23 + float64(i%20)*0.8, 47.5 + float64(i/20)*0.6}
		p.Population = 50_000 + 1000*i
		cfg.Scenario.Places = append(cfg.Scenario.Places, p)
	}
	return cfg
}

func heavyPlanner(b *testing.B, w, h int) *planner {
	p := &planner{b, New(heavyConfig())}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	p.press("t")
	return p
}

var benchSizes = [...]struct{ w, h int }{{80, 24}, {200, 60}, {400, 120}}

// A frame in which the map moved, so that everything is drawn anew.
func BenchmarkFramePanning(b *testing.B) {
	for _, s := range benchSizes {
		b.Run(fmt.Sprintf("%dx%d", s.w, s.h), func(b *testing.B) {
			p := heavyPlanner(b, s.w, s.h)
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
			p := heavyPlanner(b, s.w, s.h)
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
	cfg := heavyConfig()
	b.ReportAllocs()
	for b.Loop() {
		New(cfg)
	}
}

func BenchmarkRelist(b *testing.B) {
	p := heavyPlanner(b, 120, 40)
	b.ReportAllocs()
	for b.Loop() {
		p.m.estimate = coverage.Base
		p.m.relist()
	}
}
