package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// worstEnd scans the disc and returns how far, in metres, the worst span end
// is from the circle.
func worstEnd(d Disc, spacing Length) float64 {
	reach := float64(d.Radius)/110_000 + 1
	lines := NewScanlines(d.Centre[1]-reach, d.Centre[1]+reach, spacing)
	first, spans := d.Scan(lines, nil)
	worst := 0.0
	for i, s := range spans {
		if s.East-s.West == 360 {
			continue
		}
		for _, lon := range []float64{s.West, s.East} {
			off := Distance(d.Centre, orb.Point{lon, lines.Latitude(first + i)}) - d.Radius
			worst = max(worst, math.Abs(float64(off)))
		}
	}
	return worst
}

func TestDiscEndsLieOnTheCircle(t *testing.T) {
	for _, c := range []struct {
		radius    Length
		tolerance float64 // metres
	}{
		{100 * Metre, 1}, {5 * Kilometre, 1}, {45 * Kilometre, 1}, {150 * Kilometre, 1}, {300 * Kilometre, 1},
		{600 * Kilometre, 1}, {1000 * Kilometre, 20}, {1500 * Kilometre, 20},
	} {
		t.Run(c.radius.String(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(5, 6))
			worst := 0.0
			for _, lat := range []float64{0, 1e-9, 12, 44, 50.4501, 60, 75, 85, 89.9, 90, -30, -52} {
				d := Disc{orb.Point{r.Float64()*360 - 180, lat}, c.radius}
				off := worstEnd(d, c.radius/100)
				if off > worst {
					worst = off
				}
				if off > c.tolerance {
					t.Errorf(
						"centre %v: a span ends %.3f m off the circle, want within %v m",
						d.Centre,
						off,
						c.tolerance,
					)
				}
			}
			t.Logf("worst end %.4f m", worst)
		})
	}
}

// TestDiscHoldsWhatIsNear compares every line with the distance of points a
// metre inside and outside of the span's ends, and of points on lines that the
// disc does not meet.
func TestDiscHoldsWhatIsNear(t *testing.T) {
	lines := NewScanlines(44, 53, 2*Kilometre)
	rapid.Check(t, func(t *rapid.T) {
		d := Disc{
			orb.Point{rapid.Float64Range(22, 40).Draw(t, "lon"), rapid.Float64Range(43, 54).Draw(t, "lat")},
			Length(rapid.Float64Range(1, 600_000).Draw(t, "radius")),
		}
		first, spans := d.Scan(lines, nil)
		for i := range lines.Len() {
			lat := lines.Latitude(i)
			nearest := Distance(d.Centre, orb.Point{d.Centre[0], lat}) // all but exactly
			if i < first || i >= first+len(spans) {
				if nearest < d.Radius-1 {
					t.Fatalf("line %d has no span but a point %v m from the centre", i, float64(nearest))
				}
				continue
			}
			if nearest > d.Radius+1 {
				t.Fatalf("line %d has a span but is %v m from the centre", i, float64(nearest))
			}
			s := spans[i-first]
			metre := 1 / (degree * lines.rows[i].p)
			if in := Distance(d.Centre, orb.Point{s.East - metre, lat}); s.East-s.West > 2*metre && in > d.Radius {
				t.Fatalf("line %d: a metre inside is %v m too far", i, float64(in-d.Radius))
			}
			if out := Distance(d.Centre, orb.Point{s.West - metre, lat}); out < d.Radius && s.East-s.West < 360 {
				t.Fatalf("line %d: a metre outside is %v m too near", i, float64(d.Radius-out))
			}
		}
	})
}

func TestDiscOfNothing(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	for what, d := range map[string]Disc{
		"radius 0":        {orb.Point{31, 48}, 0},
		"negative radius": {orb.Point{31, 48}, -5 * Kilometre},
		"no number":       {orb.Point{31, 48}, Length(math.NaN())},
		"south of all":    {orb.Point{31, 40}, 100 * Kilometre},
		"north of all":    {orb.Point{31, 60}, 100 * Kilometre},
		"between lines":   {orb.Point{31, lines.South()}, 10 * Metre},
	} {
		if first, spans := d.Scan(lines, make([]Span, 5)); len(spans) != 0 || first != 0 {
			t.Errorf("%s: %d spans from %d", what, len(spans), first)
		}
	}
}

// TestDiscAroundThePole: lines within the radius of the pole are whole.
func TestDiscAroundThePole(t *testing.T) {
	lines := NewScanlines(80, 90, 10*Kilometre)
	d := Disc{orb.Point{31, 89}, 500 * Kilometre}
	first, spans := d.Scan(lines, nil)
	if first+len(spans) != lines.Len() {
		t.Fatalf("ends at line %d of %d", first+len(spans), lines.Len())
	}
	if last := spans[len(spans)-1]; last != (Span{31 - 180, 31 + 180}) {
		t.Errorf("the last line spans %v", last)
	}
	if s := spans[0]; s.East-s.West >= 360 {
		t.Errorf("the first line spans %v", s)
	}
}

// TestDiscDoesNotDependOnLongitude: turning all longitudes turns the spans.
func TestDiscDoesNotDependOnLongitude(t *testing.T) {
	lines := NewScanlines(44, 53, 5*Kilometre)
	_, want := Disc{orb.Point{0, 48}, 200 * Kilometre}.Scan(lines, nil)
	_, got := Disc{orb.Point{177, 48}, 200 * Kilometre}.Scan(lines, nil)
	for i := range want {
		if math.Abs(got[i].East-177-want[i].East) > 1e-12 {
			t.Fatalf("line %d: %v, want %v turned by 177", i, got[i], want[i])
		}
	}
}

func TestDiscScanDoesNotAllocate(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	dst := make([]Span, 0, lines.Len())
	if n := testing.AllocsPerRun(10, func() {
		_, dst = Disc{orb.Point{31, 48}, 150 * Kilometre}.Scan(lines, dst)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
