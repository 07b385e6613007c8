package tui

import (
	"testing"

	"airumbrella/tui/screen"
)

func TestLayoutPartsLieInTheScreenAndApart(t *testing.T) {
	for w := minWidth; w <= 240; w += 1 + w/20 {
		for h := minHeight; h <= 80; h += 1 + h/16 {
			for _, wide := range []bool{false, false, true} {
				open := wide || w%2 == 0
				l := newLayout(w, h, panelWish{open: open, wide: wide})
				parts := map[string]screen.Rect{
					"header":   l.header,
					"totals":   l.totals,
					"list":     l.list,
					"promises": l.promises,
					"divider":  l.divider,
					"chart":    l.chart,
					"legend":   l.legend,
					"rule":     l.rule,
					"detail":   l.detail,
					"hints":    l.hints,
				}
				covered := make([]string, w*h)
				for name, r := range parts {
					if r.X < 0 || r.Y < 0 || r.Right() > w || r.Bottom() > h || r.W < 0 || r.H < 0 {
						t.Fatalf("%d x %d: %s is %+v", w, h, name, r)
					}
					for y := r.Y; y < r.Bottom(); y++ {
						for x := r.X; x < r.Right(); x++ {
							if other := covered[y*w+x]; other != "" {
								t.Fatalf("%d x %d, open %v: %s and %s share %d, %d", w, h, open, name, other, x, y)
							}
							covered[y*w+x] = name
						}
					}
				}
				if l.chart.W < 20 || l.chart.H < 6 || l.chart.Right() != w {
					t.Fatalf("%d x %d, open %v: the chart is %+v", w, h, open, l.chart)
				}
				if (l.panel.W > 0) != (open || w >= unfoldWidth) {
					t.Fatalf("%d x %d, open %v: the panel is %+v", w, h, open, l.panel)
				}
				if l.panel.W > 0 && l.list.H < 1 && l.promises.H < 2 {
					t.Fatalf("%d x %d: neither list nor promises have a row", w, h)
				}
			}
		}
	}
}

func TestLayoutBelowTheLeastSizeIsAMessage(t *testing.T) {
	for _, s := range [][2]int{{0, 0}, {1, 1}, {minWidth - 1, 50}, {200, minHeight - 1}} {
		if l := newLayout(s[0], s[1], panelWish{open: true}); !l.small || l.chart != (screen.Rect{}) {
			t.Errorf("%v: %+v", s, l)
		}
	}
}
