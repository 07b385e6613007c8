package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// pictureFlags are the flags of report for pictures.
type pictureFlags struct {
	dark   bool
	size   sizeFlag
	beside bool
}

func (f *pictureFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dark, "dark", false, "SVG, PNG: light on dark, for screens")
	cmd.Flags().BoolVar(&f.beside, "beside", false,
		"PNG: also write a world file, its projection and alternative text beside --output")
	f.size = sizeFlag{1600, 1000}
	cmd.Flags().Var(&f.size, "size",
		"SVG, PNG: article, slide, phone, or width and height; a PNG has twice as many pixels")
}

// write writes a subject, and beside a PNG what belongs to it.
func (f *pictureFlags) write(out *output, format string, s report.Subject, v subject.View) error {
	if err := out.report(format, s, v); err != nil || !f.beside {
		return err
	}
	files, err := report.Beside(s, v)
	if err != nil {
		return err
	}
	stem := strings.TrimSuffix(string(out.path), ".png")
	for _, ending := range slices.Sorted(maps.Keys(files)) {
		beside := output{streams: out.streams, path: fileFlag(stem + ending), force: out.force}
		if err := beside.free(); err != nil {
			return err
		}
		if err := scenariofile.WriteFile(stem+ending, []byte(files[ending])); err != nil {
			return err
		}
		out.say("written to %s", stem+ending)
	}
	return nil
}

// fit refuses the flags of pictures for a format that is none.
func (f *pictureFlags) fit(cmd *cobra.Command, out *output, format string) error {
	if !report.IsPicture(format) && (cmd.Flags().Changed("dark") || cmd.Flags().Changed("size")) {
		return wrongUse("--dark and --size belong to --format svg or png: add it")
	}
	if f.beside && (format != "png" || !strings.HasSuffix(string(out.path), ".png")) {
		return wrongUse("--beside belongs to --format png and a file: add --output umbrella.png")
	}
	return nil
}

// picture is how the flags ask for pictures to be drawn.
func (f *pictureFlags) picture() subject.Picture {
	p := app.Picture()
	p.Width, p.Height, p.Dark = f.size.width, f.size.height, f.dark
	return p
}

// sizes are the sizes that have a word, for where a picture goes.
var sizes = map[string]sizeFlag{"article": {1600, 1000}, "slide": {1600, 900}, "phone": {720, 1280}}

// sizeFlag is a width and height, as 1600x1000.
type sizeFlag struct{ width, height int }

func (f *sizeFlag) Type() string   { return "WxH" }
func (f *sizeFlag) String() string { return fmt.Sprintf("%dx%d", f.width, f.height) }

// Set reads a width and height, or the word of a size.
func (f *sizeFlag) Set(text string) error {
	if known, is := sizes[text]; is {
		*f = known
		return nil
	}
	var w, h int
	var rest string
	if n, _ := fmt.Sscanf(text+" .", "%dx%d %s", &w, &h, &rest); n != 3 || w < 240 || h < 240 || w > 4000 || h > 4000 {
		return errors.New("use article, slide, phone or WIDTHxHEIGHT, each 240 to 4000, such as 1600x1000")
	}
	*f = sizeFlag{w, h}
	return nil
}
