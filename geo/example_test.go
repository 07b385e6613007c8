package geo_test

import (
	"fmt"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

var (
	kyiv  = orb.Point{30.5234, 50.4501}
	odesa = orb.Point{30.7233, 46.4825}
)

func ExampleDistance() {
	fmt.Println(geo.Distance(kyiv, odesa))
	// Output: 441.4 km
}

func ExampleInverse() {
	d, from, to := geo.Inverse(kyiv, odesa)
	fmt.Printf("%v, leaving at %.2f degrees, arriving at %.2f\n", d, from.Degrees(), to.Degrees())
	// Output: 441.4 km, leaving at 178.01 degrees, arriving at 178.16
}

func ExampleDestination() {
	p := geo.Destination(kyiv, 270*geo.Degree, 300*geo.Kilometre)
	fmt.Printf("%.5f E, %.5f N\n", p.Lon(), p.Lat())
	// Output: 26.30402 E, 50.37352 N
}

func ExampleHorizon() {
	fmt.Println(geo.Horizon(15, 50))
	// Output: 45.1 km
}

func ExampleDisc_Scan() {
	lines := geo.NewScanlines(44, 53, 50*geo.Kilometre)
	disc := geo.Disc{Centre: kyiv, Radius: 100 * geo.Kilometre}
	first, spans := disc.Scan(lines, nil)
	for i, s := range spans {
		fmt.Printf("%.3f N: %.3f to %.3f E\n", lines.Latitude(first+i), s.West, s.East)
	}
	// Output:
	// 49.786 N: 29.581 to 31.465 E
	// 50.214 N: 29.168 to 31.879 E
	// 50.643 N: 29.145 to 31.901 E
	// 51.071 N: 29.499 to 31.548 E
}

func ExampleParseLength() {
	l, _ := geo.ParseLength("12 nmi")
	fmt.Println(l)
	_, err := geo.ParseLength("12 miles")
	fmt.Println(err)
	// Output:
	// 22.2 km
	// "12 miles": unknown unit "miles"; use km, m or nmi, for example 12km
}

// Two discs of 50 km whose centres are 60 km apart: halfway the nearest point
// of the boundary is where the circles cross.
func ExampleDiscUnion_Clearance() {
	east := geo.Destination(kyiv, 90*geo.Degree, 60*geo.Kilometre)
	union := geo.NewDiscUnion(
		[]geo.Disc{{Centre: kyiv, Radius: 50 * geo.Kilometre}, {Centre: east, Radius: 50 * geo.Kilometre}},
	)
	halfway := geo.NewGeocentric(geo.Destination(kyiv, 90*geo.Degree, 30*geo.Kilometre))
	fmt.Println(union.Clearance(&halfway))
	// Output: 40.0 km
}

// The ground that keeps 40 km clear of the edge of a disc of 100 km.
func ExampleLevelSet_Scan() {
	lines := geo.NewScanlines(49.5, 51.5, 50*geo.Kilometre)
	window := geo.Window{Lines: &lines, West: 28, East: 33}
	for range lines.Len() {
		window.Inside = append(window.Inside, geo.Spans{{West: 28, East: 33}})
	}
	window.Wanted = window.Inside
	set := geo.LevelSet{
		Field:  geo.NewDiscUnion([]geo.Disc{{Centre: kyiv, Radius: 100 * geo.Kilometre}}),
		Centre: kyiv, Fixed: 40 * geo.Kilometre, Outer: 100 * geo.Kilometre,
	}
	first, _, rows := set.Scan(&window)
	for i, row := range rows {
		for _, s := range row {
			fmt.Printf("%.1f N: %.2f to %.2f E\n", lines.Latitude(first+i), s.West, s.East)
		}
	}
	// Output:
	// 50.1 N: 29.88 to 31.16 E
	// 50.5 N: 29.68 to 31.37 E
	// 50.9 N: 30.06 to 30.99 E
}
