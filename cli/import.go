package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// importing is what the command was told.
type importing struct {
	streams     Streams
	out         *output
	as, onMatch choice
	kind        choice
	columns     columnsFlag
	dry         bool
}

// importCommand turns places, bases or units of other files into scenario form.
func importCommand(s Streams) *cobra.Command {
	c := &importing{
		streams: s, out: &output{streams: s},
		as:      choice{"guess", append([]string{"guess"}, scenariofile.ImportKinds[:]...)},
		kind:    choice{"guess", append([]string{"guess"}, scenario.PlaceKinds[:]...)},
		onMatch: choice{word: string(scenariofile.MatchUpdate)},
	}
	for _, answer := range scenariofile.OnMatches {
		c.onMatch.allowed = append(c.onMatch.allowed, string(answer))
	}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Places, bases or units from tables, spreadsheets, GeoJSON or KML",
		Long: `Import reads FILE (or - for standard input) and prints a scenario that extends the default one by
what it found: CSV in any dialect, spreadsheets (XLSX), GeoJSON, lists of JSON objects, points of KML.
Columns are found under the names that public tables use, in English and Ukrainian; positions may be
degrees, degrees and minutes, MGRS or well-known text. A place that is in the reference data already
is not counted twice: its figures are replaced (--on-match). Whatever the file does not say is inferred
and said on standard error, as is what was skipped, and why; --dry-run shows what would be taken.`,
		Example: `airumbrella import towns.csv --output mine.yaml && airumbrella mine.yaml
airumbrella import sites.geojson --as units
airumbrella import plants.xlsx --kind power --dry-run
airumbrella import table.csv --columns lat=N,lon=E,name=Object`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("say which file: %s", cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args[0]) },
	}
	c.as.add(cmd, "as", "what the records are")
	c.kind.add(cmd, "kind", "of what kind all places are")
	c.onMatch.add(cmd, "on-match", "what becomes of a place that is in the reference data already")
	cmd.Flags().Var(&c.columns, "columns", "columns by hand, as lat=Y,lon=X (also position, id, name, population, ...)")
	cmd.Flags().BoolVar(&c.dry, "dry-run", false, "show what would be taken, as a table, and write nothing")
	c.out.addFlags(cmd)
	return cmd
}

// open is the file to read and what it is called.
func (c *importing) open(path string) (io.Reader, func(), string, error) {
	if path == "-" {
		return c.streams.In, func() {}, "standard input", nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, "", wrongUse("%s: there is no file of this name", path)
	case err != nil:
		return nil, nil, "", err
	case info.IsDir():
		return nil, nil, "", wrongUse("%s: this is a folder; name a file in it", path)
	}
	r := &opener{path: path}
	return r, r.close, path, nil
}

// opener opens a file when it is first read: the opening of a pipe waits for who
// writes it, and must not keep the program from being interrupted.
type opener struct {
	path string
	file *os.File
}

func (o *opener) Read(p []byte) (n int, err error) {
	if o.file == nil {
		if o.file, err = os.Open(o.path); err != nil {
			return 0, err
		}
	}
	return o.file.Read(p)
}

func (o *opener) close() {
	if o.file != nil {
		o.file.Close()
	}
}

func (c *importing) run(ctx context.Context, path string) error {
	from, closeIt, name, err := c.open(path)
	if err != nil {
		return err
	}
	guessed := func(f choice) string { return strings.TrimSuffix(f.word, "guess") }
	made, err := scenariofile.Import(ctx, name, from, scenariofile.ImportOptions{
		As: guessed(c.as), Kind: guessed(c.kind), OnMatch: scenariofile.OnMatch(c.onMatch.word), Columns: c.columns.names,
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	closeIt()
	if err != nil {
		return failure{exitInvalid, err}
	}
	if len(made.Count) == 0 && len(made.Known) == 0 {
		c.remarks(made)
		return wrongUse("%s: nothing in it can be taken", name)
	}
	if c.dry {
		err = c.out.report("text", report.List.Of(takenTable(made)), subject.View{})
	} else {
		err = c.out.write(func(w io.Writer) error { _, err := w.Write(made.Scenario); return err })
	}
	if err != nil {
		return err
	}
	c.out.say("%s: %s", map[bool]string{false: "taken", true: "would be taken"}[c.dry], taken(made))
	c.remarks(made)
	return nil
}

// remarks says what was inferred and what was left out, and why.
func (c *importing) remarks(made *scenariofile.Imported) {
	for _, note := range made.Notes {
		c.out.say("%s", note)
	}
	c.grouped("", made.Known)
	c.grouped("", made.Said)
	c.grouped("skipped ", made.Skipped)
	if len(made.Unused) > 0 {
		c.out.say("not used: columns %s", strings.Join(made.Unused[:min(len(made.Unused), maxRemarks)], ", "))
	}
}

// maxRemarks is how many different reasons are told of.
const maxRemarks = 50

// grouped tells remarks, those of one reason together: one by one where they are
// few, else the first of them and how many more there are.
func (c *importing) grouped(lead string, list []scenariofile.Remark) {
	const few = 4
	var reasons []string
	groups := map[string][]scenariofile.Remark{}
	for _, r := range list {
		if groups[r.Reason] == nil {
			reasons = append(reasons, r.Reason)
		}
		groups[r.Reason] = append(groups[r.Reason], r)
	}
	for _, reason := range reasons[:min(len(reasons), maxRemarks)] {
		group := groups[reason]
		if len(group) > few {
			var first []string
			for _, r := range group[:few-1] {
				first = append(first, r.Where)
			}
			more := wording.Grouped(len(group) - len(first))
			c.out.say("%s%s and %s more: %s", lead, strings.Join(first, ", "), more, reason)
			continue
		}
		for _, r := range group {
			if r.Detail != "" {
				r.Reason += " (" + r.Detail + ")"
			}
			c.out.say("%s%s: %s", lead, r.Where, r.Reason)
		}
	}
	if more := len(reasons) - maxRemarks; more > 0 {
		c.out.say("%sand for %d more reasons", lead, more)
	}
}

// takenTable is the objects as they would be taken.
func takenTable(made *scenariofile.Imported) *subject.Table {
	t := &subject.Table{Title: "What would be taken", Columns: []subject.Column{
		{Title: "FROM"}, {Title: "ID"}, {Title: "NAME"}, {Title: "KIND"},
		{Title: "LON", Right: true}, {Title: "LAT", Right: true}, {Title: "FIELDS"},
	}}
	for _, r := range made.Rows {
		t.Rows = append(t.Rows, []any{r.Where, r.ID, r.Name, r.Kind, r.At[0], r.At[1], strings.Join(r.Fields, ", ")})
	}
	return t
}

func taken(made *scenariofile.Imported) string {
	var words []string
	for _, kind := range scenariofile.ImportKinds {
		if n := made.Count[kind]; n > 0 {
			words = append(words, counted(n, strings.TrimSuffix(kind, "s")))
		}
	}
	if words == nil {
		return "nothing that is not there already"
	}
	return strings.Join(words, ", ")
}

// columnsFlag is columns by hand.
type columnsFlag struct{ names map[string]string }

func (f *columnsFlag) Type() string { return "FIELD=COLUMN,..." }

func (f *columnsFlag) String() string {
	var list []string
	for field, column := range f.names {
		list = append(list, field+"="+column)
	}
	slices.Sort(list)
	return strings.Join(list, ",")
}

// Set takes fields and the columns that hold them, such as lat=Y,lon=X.
func (f *columnsFlag) Set(text string) error {
	fields := scenariofile.ImportFields()
	if f.names == nil {
		f.names = map[string]string{}
	}
	for _, part := range strings.Split(text, ",") {
		field, column, ok := strings.Cut(part, "=")
		field, column = strings.TrimSpace(field), strings.TrimSpace(column)
		if !ok || column == "" {
			return errors.New("use FIELD=COLUMN, such as lat=Y,lon=X")
		}
		if !slices.Contains(fields, field) {
			return fmt.Errorf("%q is no field; the fields are %s", field, strings.Join(fields, ", "))
		}
		f.names[field] = column
	}
	return nil
}
