package picture

import (
	"bytes"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// What image/png reads of the parts is what was put into them: their sums, their order
// and where one ends and the next begins.
func TestPartsMakeOnePNG(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, rows := range map[string][]int{"one part": {3}, "one row": {1}, "three parts": {4, 4, 1}} {
		const width = 700 // a row is longer than a match of deflate
		var all []byte
		var parts []pngPart
		var z deflater
		for i, n := range rows {
			var pixels []byte
			for range n {
				pixels = append(pixels, 0)
				for range 3 * width {
					pixels = append(pixels, byte(random.UintN(2)*random.UintN(256)))
				}
			}
			part, err := z.part(pixels, i == len(rows)-1)
			if err != nil {
				t.Fatal(err)
			}
			all, parts = append(all, pixels...), append(parts, part)
		}
		var file bytes.Buffer
		height := len(all) / (1 + 3*width)
		if err := writePNGFile(&file, width, height, parts); err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(&file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for y := range height {
			for x := range width {
				at := all[y*(1+3*width)+1+3*x:]
				if got := picture.At(x, y); got != (color.RGBA{at[0], at[1], at[2], 255}) {
					t.Fatalf("%s: pixel %d,%d is %v, want %v", name, x, y, got, at[:3])
				}
			}
		}
	}
}
