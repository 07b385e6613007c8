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
