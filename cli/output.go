package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/wording"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// output is where a command writes its result.
type output struct {
	streams Streams
	path    fileFlag
	quiet   bool
}

func (o *output) addFlags(cmd *cobra.Command) {
	cmd.Flags().VarP(&o.path, "output", "o", "write to this file instead of standard output, in one step")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "no messages on standard error but errors")
}

// write runs a renderer into the output. A file is replaced as a whole or not
// at all.
func (o *output) write(render func(io.Writer) error) error {
	if o.path == "" || o.path == "-" {
		return failed(render(fitted(o.streams.Out)))
	}
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return failed(err)
	}
	if err := scenariofile.WriteFile(string(o.path), b.Bytes()); err != nil {
		return failed(err)
	}
	o.say("written to %s", o.path)
	return nil
}

// fitted is a stream whose texts fit the terminal that it is; what is no
// terminal gets the same bytes whatever its width.
func fitted(out io.Writer) io.Writer {
	if !terminal(out) {
		return out
	}
	columns, _, err := term.GetSize(int(out.(*os.File).Fd()))
	if err != nil || columns <= 0 {
		return out
	}
	return report.Narrow(out, columns)
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
