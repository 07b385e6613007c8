package cli

import (
	"cmp"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"airumbrella/app"
	"airumbrella/geo"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui"
	"airumbrella/tui/lines"
	"airumbrella/tui/screen"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// plannerOptions are the flags of the planner alone.
type plannerOptions struct {
	palette string
	tour    bool
	plain   bool
}

func (o *plannerOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.palette, "palette", "", strings.Join(screen.Palettes(), ", "))
	f.BoolVar(&o.tour, "tour", false, "open the planner with a tour of six steps")
	f.BoolVar(&o.plain, "plain", false, "the planner in lines of words, for screen readers")
	_ = cmd.RegisterFlagCompletionFunc(
		"palette",
		cobra.FixedCompletions(screen.Palettes(), cobra.ShellCompDirectiveNoFileComp),
	)
}

// runPlanner opens the planner, or prints the report where there is no
// terminal to open it on. Without a scenario named it opens the last one.
func runPlanner(cmd *cobra.Command, q *question, o *plannerOptions, ref string) error {
	if o.palette != "" && !slices.Contains(screen.Palettes(), o.palette) {
		return wrongUse("palette %q: there are %s", o.palette, strings.Join(screen.Palettes(), ", "))
	}
	if why := noScreen(q.streams); !o.plain && (why != "" || ref == "-") {
		return reportInstead(cmd, q, ref, cmp.Or(why, "The scenario came from standard input"))
	}
	if o.plain && ref == "-" {
		return wrongUse("--plain reads its commands from standard input, so the scenario cannot come from there")
	}
	ground := sync.OnceValue(baseMap)
	if !o.plain {
		go ground() // beside the reading of the scenario
		q.streams.screen.prepare()
		defer q.streams.screen.dismiss()
	}
	collect := leaveGarbage()
	defer collect()
	files := app.NewFiles()
	defer files.Close()
	files.Limit(q.most)
	first, err := openFirst(cmd, q, o, files, ref)
	if err != nil {
		return err
	}
	s, ref := first.scenario, first.ref
	engine := new(app.Engine)
	cfg := tui.Config{
		Scenario: s, Ref: ref, Unsaved: first.unsaved, Reopened: first.reopened, Store: files,
		Options:  q.service.Options(s, geo.Length(q.cell)),
		Evaluate: engine.Evaluate, WhyNot: engine.WhyNot, Whys: engine.Whys, Changes: engine.SmallestChanges,
		Engagement: engine.Engagement,
		Beside:     app.BesideBy(engine.Evaluate),
		Palette:    o.palette, Tour: o.tour, Input: q.streams.In, Output: q.streams.Out, Environ: os.Environ(),
		NoColor: q.noColor,
	}
	if e := scenario.Estimate(q.estimate); cmd.Flags().Changed("estimate") {
		cfg.Estimate = &e
	}
	if o.plain {
		plain := lines.Config{
			Scenario: s, Ref: ref, Unsaved: first.unsaved, Store: files, Options: cfg.Options,
			Evaluate: cfg.Evaluate, Estimate: cfg.Estimate,
		}
		collect()
		err = lines.Run(cmd.Context(), q.streams.In, q.streams.Out, plain)
	} else {
		cfg.BaseMap = ground()
		leave := q.streams.screen.take()
		cfg.Drawn = collect
		err = tui.Run(cmd.Context(), cfg)
		leave()
	}
	for _, words := range farewell(files.Kept()) {
		fmt.Fprintln(q.streams.Err, wording.Clean(words))
	}
	return err
}

// startGarbage is how much a start may leave behind, in percent of what it keeps, before
// it is collected: some 64 MB from a heap of nothing, more than the first frame takes.
// A tenth of its processor time went into that. The planner gives the memory back when it
// comes to rest.
const startGarbage = 1600

// leaveGarbage collects less until the function that it returns is called, unless the
// user said how much by GOGC.
func leaveGarbage() (collect func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	usual := debug.SetGCPercent(startGarbage)
	return func() { debug.SetGCPercent(usual) }
}

// farewell says where changes are that were not saved; nothing when there are none.
func farewell(paths []string, err error) (words []string) {
	if err != nil {
		words = append(words, "What you changed was not saved and could not be kept: "+err.Error())
	}
	for _, path := range paths {
		words = append(words, "What you changed and did not save is kept; go on with it by: airumbrella "+
			quoted(wording.Clean(path)))
	}
	return words
}

// noScreen says why there is nothing to draw the planner on, "" where there is.
func noScreen(streams Streams) string {
	switch {
	case !terminal(streams.In) || !terminal(streams.Out):
		return "No terminal"
	case os.Getenv("TERM") == "dumb":
		return "The terminal cannot move its cursor (TERM is dumb)"
	}
	return ""
}

// reportInstead prints the report and says why, and how to open the planner.
func reportInstead(cmd *cobra.Command, q *question, ref, why string) error {
	r, err := q.service.Evaluate(cmd.Context(), q.of(ref))
	if err != nil {
		return err
	}
	covered, err := q.service.Report(cmd.Context(), r)
	if err != nil {
		return err
	}
	if err := report.Write(q.streams.Out, "text", report.Coverage.Of(covered),
		subject.View{Command: q.streams.again("report")}); err != nil {
		return err
	}
	fmt.Fprintln(
		q.streams.Err,
		why+", so this is the report; run airumbrella in a terminal to open the planner, "+
			"or airumbrella --plain for lines of words.",
	)
	return nil
}

// first is the scenario that the planner opens with.
type first struct {
	scenario *scenario.Scenario
	ref      string // that it was opened by
	unsaved  bool   // it is what an earlier run changed and did not save
	reopened bool   // nobody named it
}

// openFirst reads the scenario named, or the changes in the file of unsaved ones
// that is named; with none named and nothing changed, the one that the planner was
// left with, if it can still be read.
func openFirst(cmd *cobra.Command, q *question, o *plannerOptions, files app.Files, ref string) (first, error) {
	plainly := len(q.set) == 0 && len(q.threats) == 0
	if plainly && files.IsUnsaved(ref) {
		s, of, err := files.Recover(0, ref)
		return first{scenario: s, ref: of, unsaved: true}, err
	}
	if cmd.Flags().NArg() == 0 && plainly && !o.plain && !o.tour {
		if kept, err := files.LoadState(); err == nil {
			if last := tui.LastScenario(kept); last != "" && last != "-" && last != ref {
				if s, err := files.Open(q.of(last)); err == nil {
					return first{scenario: s, ref: last, reopened: true}, nil
				}
			}
		}
	}
	s, err := files.Open(q.of(ref))
	return first{scenario: s, ref: ref}, err
}
