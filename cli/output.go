package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// output is where a command writes its result.
type output struct {
	streams Streams
	path    fileFlag
	quiet   bool
	comma   bool
}

func (o *output) addFlags(cmd *cobra.Command) {
	cmd.Flags().VarP(&o.path, "output", "o", "write to this file instead of standard output, in one step")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "no messages on standard error but errors")
	cmd.Flags().BoolVar(&o.comma, "decimal-comma", false, "csv-excel: write 0,5 for 0.5")
}

// fits refuses a format that is no text on a terminal, and says how to name the file.
func (o *output) fits(format, name string) error {
	if o.path == "" && report.IsBinary(format) && terminal(o.streams.Out) {
		return wrongUse("%s is not for the terminal: add --output %s.%s", format, name, extension(format))
	}
	return nil
}

// extension is what the name of a file in a format ends in.
func extension(format string) string {
	if format == "geotiff" {
		return "tif"
	}
	return format
}

// report writes a subject in a format into the output.
func (o *output) report(format string, s report.Subject, v subject.View) error {
	if o.standard() {
		v.Columns = columns(o.streams.Out)
	}
	v.DecimalComma = o.comma
	return o.write(func(w io.Writer) error { return report.Write(w, format, s, v) })
}

// standard reports whether the output is standard output.
func (o *output) standard() bool { return o.path == "" || o.path == "-" }

// write runs a renderer into the output. A file is replaced as a whole or not
// at all.
func (o *output) write(render func(io.Writer) error) error {
	if o.standard() {
		return render(o.streams.Out)
	}
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	if err := scenariofile.WriteFile(string(o.path), b.Bytes()); err != nil {
		return err
	}
	o.say("written to %s", o.path)
	return nil
}

// columns is how wide the terminal is that a stream is; 0 for what is none,
// which gets the same bytes whatever its width.
func columns(out io.Writer) int {
	if !terminal(out) {
		return 0
	}
	wide, _, err := term.GetSize(int(out.(*os.File).Fd()))
	if err != nil {
		return 0
	}
	return max(wide, 0)
}

// say writes a message unless quiet was asked for.
func (o *output) say(format string, args ...any) {
	if !o.quiet {
		fmt.Fprintln(o.streams.Err, wording.Clean(fmt.Sprintf(format, args...)))
	}
}

// fileFlag is a path that is not empty.
type fileFlag string

func (f *fileFlag) Type() string   { return "file" }
func (f *fileFlag) String() string { return string(*f) }

// Set takes a path.
func (f *fileFlag) Set(path string) error {
	if path == "" {
		return errors.New("name a file, or - for standard output")
	}
	*f = fileFlag(path)
	return nil
}
