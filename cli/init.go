package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// initCommand writes a commented scenario to begin with.
func initCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:     "init [FILE]",
		Short:   "A commented starter scenario",
		Long:    "Init writes a commented scenario to FILE, or prints it without one. It never overwrites a file.",
		Example: "airumbrella init mine.yaml && airumbrella mine.yaml",
		Args:    scenarioArgs(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] == "-" {
				_, err := s.Out.Write(data.Starter())
				return err
			}
			err := scenariofile.CreateFile(args[0], data.Starter())
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf(
					"%s exists already and is left as it is: name another file, or remove it first",
					args[0],
				)
			}
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf(
					"%s: there is no folder %s; make it first, or name another file",
					args[0],
					filepath.Dir(args[0]),
				)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(
				s.Err,
				"written to %s; airumbrella %[2]s opens it, airumbrella validate %[2]s checks it\n",
				wording.Clean(args[0]), quoted(wording.Clean(asFile(cmd.Root(), args[0]))),
			)
			return nil
		},
	}
}

// asFile is a file's path as a command takes it for that file, not for a built-in
// scenario, a command or a flag.
func asFile(root *cobra.Command, path string) string {
	command, _, err := root.Find([]string{path})
	if !scenariofile.NamesFile(path) || err == nil && command != root || strings.HasPrefix(path, "-") {
		return "./" + path
	}
	return path
}
