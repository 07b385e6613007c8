package cli

import (
	"errors"
	"fmt"

	"airumbrella/app"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// pictureFlags are the flags of report for pictures.
type pictureFlags struct {
	dark bool
	size sizeFlag
}

func (f *pictureFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dark, "dark", false, "SVG, PNG: light on dark, for screens")
	f.size = sizeFlag{1600, 1000}
	cmd.Flags().Var(&f.size, "size", "SVG, PNG: width and height; a PNG has twice as many pixels")
}

// picture is how the flags ask for pictures to be drawn.
func (f *pictureFlags) picture() subject.Picture {
	p := app.Picture()
	p.Width, p.Height, p.Dark = f.size.width, f.size.height, f.dark
	return p
}

// sizeFlag is a width and height, as 1600x1000.
type sizeFlag struct{ width, height int }

func (f *sizeFlag) Type() string   { return "WxH" }
func (f *sizeFlag) String() string { return fmt.Sprintf("%dx%d", f.width, f.height) }

// Set reads a width and height.
func (f *sizeFlag) Set(text string) error {
	var w, h int
	var rest string
	if n, _ := fmt.Sscanf(text+" .", "%dx%d %s", &w, &h, &rest); n != 3 || w < 240 || h < 240 || w > 4000 || h > 4000 {
		return errors.New("use WIDTHxHEIGHT, each 240 to 4000, such as 1600x1000")
	}
	*f = sizeFlag{w, h}
	return nil
}
