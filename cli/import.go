package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"airumbrella/data/scenariofile"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// importCommand turns places, bases or units of other files into scenario form.
func importCommand(s Streams) *cobra.Command {
	out := &output{streams: s}
	kinds := append([]string{"guess"}, scenariofile.ImportKinds[:]...)
	as := choice{"guess", kinds}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Places, bases or units from GeoJSON or CSV",
		Long: `Import reads FILE (or - for standard input) and prints a scenario that extends the default one by
what it found. CSV has columns lon and lat (and name, population, region; or country for bases; or
system, count, contributor for units); of GeoJSON points are taken, with the same names as
properties. What was skipped, and why, is said on standard error.`,
		Example: "airumbrella import towns.csv --output mine.yaml && airumbrella mine.yaml\nairumbrella import sites.geojson --as units",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("say which file: %s", cmd.UseLine())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runImport(s, out, args[0], as.word)
		},
	}
	as.add(cmd, "as", "what the records are")
	out.addFlags(cmd)
	return cmd
}

func runImport(s Streams, out *output, path, as string) error {
	from, name := s.In, "standard input"
	if path != "-" {
		name = path
		file, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return wrongUse("%s: there is no file of this name", path)
		}
		if err != nil {
			return err
		}
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return wrongUse("%s: this is a folder; name a file in it", path)
		}
		defer file.Close()
		from = file
	}
	if as == "guess" {
		as = ""
	}
	made, err := scenariofile.Import(name, from, scenariofile.ImportOptions{As: as})
	if err != nil {
		return failure{exitInvalid, err}
	}
	if len(made.Count) == 0 {
		saySkipped(out, made)
		return wrongUse("%s: nothing in it can be taken", name)
	}
	if err := out.write(func(w io.Writer) error { _, err := w.Write(made.Scenario); return err }); err != nil {
		return err
	}
	out.say("taken: %s", taken(made))
	for i, twice := range made.Twice {
		if i == maxSkips {
			out.say("in the reference data already: %d more records", len(made.Twice)-maxSkips)
			break
		}
		out.say("%s: %s", twice.Where, wording.Clean(twice.Reason))
	}
	saySkipped(out, made)
	return nil
}

// saySkipped says what was left out, and why.
func saySkipped(out *output, made *scenariofile.Imported) {
	for i, skip := range made.Skipped {
		if i == maxSkips {
			out.say("skipped: %d more records", len(made.Skipped)-maxSkips)
			break
		}
		out.say("skipped %s: %s", skip.Where, wording.Clean(skip.Reason))
	}
	if len(made.Unknown) > 0 {
		out.say("not used: columns %s", wording.Clean(strings.Join(made.Unknown, ", ")))
	}
}

// maxSkips is how many skipped records are named.
const maxSkips = 50

func taken(made *scenariofile.Imported) string {
	var words []string
	for _, kind := range scenariofile.ImportKinds {
		if n := made.Count[kind]; n > 0 {
			words = append(words, counted(n, strings.TrimSuffix(kind, "s")))
		}
	}
	if words == nil {
		return "nothing"
	}
	return strings.Join(words, ", ")
}
