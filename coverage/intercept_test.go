package coverage_test

import (
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
)

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// Stepping target and interceptors through time counts the same looks.
func TestLooksAgainstTime(t *testing.T) {
	for _, c := range []struct{ d, vm, vt, react, assess, rmin float64 }{
		{45e3, 900, 220, 20, 10, 3e3}, {30e3, 600, 51, 8, 10, 500}, {80e3, 1200, 250, 15, 25, 3e3}, {10e3, 800, 900,
			12, 10, 1e3},
	} {
		count, now := 0, c.react
		for {
			hit := now + (c.d-c.vt*now)/(c.vm+c.vt) // launched at now, they close at vm+vt
			if c.d-c.vt*hit < c.rmin {
				break
			}
			count++
			now = hit + c.assess
		}
		vt, vm := geo.Speed(c.vt), geo.Speed(c.vm)
		first := coverage.HeadOn(geo.Length(c.d), vt, vm, seconds(c.react))
		if got := len(coverage.Looks(first, geo.Length(c.rmin), vt, vm, seconds(c.assess))); got != count {
			t.Errorf("%+v: %d looks, stepping gives %d", c, got, count)
		}
	}
}
