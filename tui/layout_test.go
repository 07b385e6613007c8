package tui

import "testing"

func TestLayoutPartsLieInTheScreenAndApart(t *testing.T) {
	for w := minWidth; w <= 240; w += 1 + w/20 {
		for h := minHeight; h <= 80; h += 1 + h/16 {
			for _, wide := range []bool{false, false, true} {
				open := wide || w%2 == 0
				l := newLayout(w, h, open, wide)
				parts := map[string]rect{"header": l.header, "totals": l.totals, "list": l.list, "promises": l.promises, "divider": l.divider,
					"chart": l.chart, "legend": l.legend, "rule": l.rule, "detail": l.detail, "hints": l.hints}
				covered := make([]string, w*h)
				for name, r := range parts {
					if r.x < 0 || r.y < 0 || r.right() > w || r.bottom() > h || r.w < 0 || r.h < 0 {
						t.Fatalf("%d x %d: %s is %+v", w, h, name, r)
					}
					for y := r.y; y < r.bottom(); y++ {
						for x := r.x; x < r.right(); x++ {
							if other := covered[y*w+x]; other != "" {
								t.Fatalf("%d x %d, open %v: %s and %s share %d, %d", w, h, open, name, other, x, y)
							}
							covered[y*w+x] = name
						}
					}
				}
				if l.chart.w < 20 || l.chart.h < 6 || l.chart.right() != w {
					t.Fatalf("%d x %d, open %v: the chart is %+v", w, h, open, l.chart)
				}
				if (l.panel.w > 0) != (open || w >= unfoldWidth) {
					t.Fatalf("%d x %d, open %v: the panel is %+v", w, h, open, l.panel)
				}
				if l.panel.w > 0 && l.list.h < 1 && l.promises.h < 2 {
					t.Fatalf("%d x %d: neither list nor promises have a row", w, h)
				}
			}
		}
	}
}

func TestLayoutBelowTheLeastSizeIsAMessage(t *testing.T) {
	for _, s := range [][2]int{{0, 0}, {1, 1}, {minWidth - 1, 50}, {200, minHeight - 1}} {
		if l := newLayout(s[0], s[1], true, false); !l.small || l.chart != (rect{}) {
			t.Errorf("%v: %+v", s, l)
		}
	}
}
