package report_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
)

// A picture of the ground covered against ballistic missiles, twice as fine
// for print.
func ExampleWrite() {
	scenario, err := scenariofile.Load("no-umbrella", scenariofile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := coverage.Evaluate(context.Background(), scenario, coverage.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	view := subject.View{Threat: "ballistic", Picture: subject.Picture{Width: 800, Height: 500, Scale: 2}}
	if err := report.Write(&file, "png", report.Coverage.Of(&subject.Coverage{Result: result}), view); err != nil {
		fmt.Println(err)
		return
	}
	picture, err := png.DecodeConfig(&file)
	fmt.Println(picture.Width, picture.Height, err)
	// Output: 1600 1000 <nil>
}
