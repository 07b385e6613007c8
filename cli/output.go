package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

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
	force   bool
	comma   bool
}

func (o *output) addFlags(cmd *cobra.Command) {
	cmd.Flags().VarP(&o.path, "output", "o", "write to this file instead of standard output, in one step")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file of --output where it exists")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "no messages on standard error but errors")
	cmd.Flags().BoolVar(&o.comma, "decimal-comma", false, "csv-excel: write 0,5 for 0.5")
	cmd.PreRunE = func(*cobra.Command, []string) error { return o.free() }
}

// free asks, before anything is computed, whether the output may be written: a file
// that holds something is replaced only where that is asked for, by --force or by
// whoever answers at a terminal.
func (o *output) free() error {
	if o.force || o.descriptor() != 0 {
		return nil
	}
	info, err := os.Stat(string(o.path))
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil
	}
	if terminal(o.streams.In) && terminal(o.streams.Err) && o.mayReplace() {
		o.force = true
		return nil
	}
	return wrongUse("%s exists already and is left as it is: --force replaces it, or name another file", o.path)
}

// mayReplace asks at the terminal.
func (o *output) mayReplace() bool {
	fmt.Fprintf(o.streams.Err, "%s exists already. Replace it? [y/N] ", wording.Clean(string(o.path)))
	var answer string
	_, _ = fmt.Fscanln(o.streams.In, &answer) // no answer is no
	return strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes")
}

// descriptor is the number of the descriptor that an output names, 0 for a file: 1
// for standard output, by whatever name of its device.
func (o *output) descriptor() int {
	path := filepath.Clean(string(o.path))
	switch {
	case o.standard(), path == "/dev/stdout":
		return stdout
	case path == "/dev/stderr":
		return stderr
	}
	number, err := strconv.Atoi(filepath.Base(path))
	if folder := filepath.Dir(path); err != nil || number < 0 || folder != "/dev/fd" && folder != "/proc/self/fd" {
		return 0
	}
	return number
}

// The descriptors of the standard streams.
const (
	stdout = 1
	stderr = 2
)

// open returns the stream that the output is where it is open already. Opened anew
// by its name it would begin anew, over what stands before it. Nil for a file.
func (o *output) open() io.Writer {
	switch number := o.descriptor(); number {
	case 0:
		return nil
	case stdout:
		return o.streams.Out
	case stderr:
		return o.streams.Err
	default:
		return os.NewFile(uintptr(number), string(o.path))
	}
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
	o.streams.busy.end()
	if stream := o.open(); stream != nil {
		return render(stream)
	}
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	if err := o.free(); err != nil { // one that came into being meanwhile
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
