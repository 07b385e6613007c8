package report_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
)

// A picture of the ground covered against ballistic missiles, twice as fine
// for print.
func ExamplePNG() {
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
	if err := report.PNG(&file, result, report.PictureOptions{Threat: "ballistic", Width: 800, Height: 500, Scale: 2}); err != nil {
		fmt.Println(err)
		return
	}
	picture, err := png.DecodeConfig(&file)
	fmt.Println(picture.Width, picture.Height, err)
	// Output: 1600 1000 <nil>
}
