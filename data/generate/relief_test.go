package main

import (
	"image"
	"image/color"
	"testing"
)

func TestElevationOfGray(t *testing.T) {
	cases := []struct {
		gray uint8
		want int16
	}{
		{0, 0}, {89, 0}, {90, 4}, {120, 96}, {138, 287}, {200, 2476}, {226, 4680}, {255, 4680},
	}
	for _, c := range cases {
		tile := image.NewGray(image.Rect(0, 0, 1, 1))
		tile.SetGray(0, 0, color.Gray{Y: c.gray})
		if got := elevation(tile, 0, 0); got != c.want {
			t.Errorf("gray %d: %d m, want %d", c.gray, got, c.want)
		}
	}
}

func TestElevationRisesWithGray(t *testing.T) {
	for i := 1; i < len(elevationOfGray); i++ {
		if elevationOfGray[i] < elevationOfGray[i-1] {
			t.Errorf("gray %d is lower than gray %d", firstLandGray+i, firstLandGray+i-1)
		}
	}
}
