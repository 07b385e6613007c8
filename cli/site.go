package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"airumbrella/app"
	"airumbrella/coverage/siting"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// siteFlags are the flags of site alone.
type siteFlags struct {
	systems, weights []string
	add              int
	goal, together   choice
	at               []string
	grid, apart      lengthFlag
	target, floor    shareFlag
	within, gap      percentFlag
	limit            time.Duration
	apply, mps       fileFlag
	ask              app.SiteOptions
}

// siteCommand says where more units help most.
func siteCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	o := &siteFlags{
		goal:     choice{string(siting.People), codes(siting.Goals[:])},
		together: choice{string(siting.AgainstAll), codes(siting.Togethers[:])}, within: 0.02,
	}
	format := formats(&report.Sites)
	cmd := &cobra.Command{
		Use:   "site [SCENARIO] --system ID --add N",
		Short: "Where more units help most, with a proven bound and alternatives",
		Long: `Site chooses sites for more units so that the most people are covered, beside what stands in
SCENARIO already. It says how good the choice is at worst: proven, within a gap, or cut off by
--time, always with the bound that no choice exceeds; then what each site adds, the cover against
the number of units, and other choices nearly as good.

Candidates are cities, allied bases and, with --at grid, points 25 km or more apart: this plans
policy, not positions. Sites that caveats, hosts, contributors or the phase forbid are left out. Units
come from Ukraine's own tier unless --contributor says otherwise. Without --threat it is the threat
that reports lead with; --threat worst is all in play together. Ctrl+c ends the search and keeps the best choice so far.

With --target it finds the fewest units for a share. With several systems, --system nasams=3 says
how many of each, --add how many in all.`,
		Example: `airumbrella site --system nasams --add 3
airumbrella site no-umbrella --system patriot-mse --target 0.5 --threat ballistic
airumbrella site --system nasams=4 --system iris-t-slm=4 --weight nasams=2 --budget 8 --floor 0.4
airumbrella site --system nasams --add 5 --at grid --grid 40km --alternatives 5 --within 2% --differ 2
airumbrella site --system nasams --add 3 --apply mine.yaml`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.read(cmd.Flags().Changed("time")); err != nil {
				return err
			}
			return runSite(cmd, q, o, out, format.word, reference(args))
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	o.addFlags(cmd)
	return cmd
}

func (o *siteFlags) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.systems, "system", nil, "what to place, ID or ID=N (repeatable)")
	f.IntVar(&o.add, "add", 0, "how many units in all")
	f.Var(&o.target, "target", "find the fewest units that cover this share: 0.5 is half")
	o.goal.add(cmd, "goal", "what to cover")
	o.together.add(cmd, "together", "with several threats: a place counts if covered against the worst, or sum them up")
	f.IntVar(&o.ask.Depth, "depth", 1, "how many units must cover a place before it counts, 1 to 5")
	f.Var(&o.floor, "floor", "the share that must be covered in every oblast")
	f.StringArrayVar(&o.weights, "weight", nil, "what one unit takes of the budget, ID=X (repeatable; default 1)")
	f.Float64Var(&o.ask.Budget, "budget", 0, "the most that the weights add up to")
	f.IntVar(&o.ask.PerHost, "per-host", 0, "the most new units on the soil of one country")
	f.Var(&o.apart, "apart", "the least distance between two new units")
	f.StringSliceVar(&o.at, "at", nil, "where they may stand: cities, bases, grid (default cities,bases)")
	f.Var(&o.grid, "grid", "how far points of the grid, or fighters' stations, lie apart, 25km or more (default 50km)")
	f.StringVar(&o.ask.Contributor, "contributor", "UA", "the country that sends the units")
	f.StringVar(&o.ask.Group, "group", "", "the group whose tracks they share (default that of the nearest unit)")
	f.IntVar(&o.ask.Count, "count", 0, "systems in one unit (default 1; of fighters 24 aircraft)")
	f.BoolVar(&o.ask.IfGranted, "if-granted", false, "take every offered and open promise for kept")
	f.IntVar(&o.ask.Wanted.Count, "alternatives", 3, "how many other choices to list, 0 to 50")
	f.Var(&o.within, "within", "how much less than the best choice an alternative may add")
	f.IntVar(&o.ask.Wanted.Differ, "differ", 1, "in how many sites alternatives differ from each other")
	f.Var(&o.gap, "gap", "part of the bound that may stay unproven")
	f.DurationVar(&o.limit, "time", time.Minute, "end the search after so long")
	f.Var(&o.apply, "apply", "write the scenario with the new units to this file; --force replaces one")
	f.Var(&o.mps, "write-mps", "write the problem to this file, for another solver; --force replaces one")
	_ = cmd.RegisterFlagCompletionFunc("system", completeSystems)
}

func completeSystems(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, s := range scenariofile.Systems() {
		ids = append(ids, s.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// runSite prepares the problem, searches, and writes what was found.
func runSite(cmd *cobra.Command, q *question, o *siteFlags, out *output, format, ref string) error {
	for _, path := range []fileFlag{o.apply, o.mps} {
		file := output{streams: out.streams, path: path, force: out.force}
		if err := file.free(); path != "" && err != nil {
			return err
		}
	}
	ctx := cmd.Context()
	problem, err := q.service.PrepareSite(ctx, q.of(ref), o.ask)
	if err != nil {
		return err
	}
	if o.mps != "" {
		var b strings.Builder
		if err := problem.Frame.Problem().WriteMPS(&b, "where more units help most"); err != nil {
			return err
		}
		if err := scenariofile.WriteFile(string(o.mps), []byte(b.String())); err != nil {
			return err
		}
		out.say("the problem is written to %s", o.mps)
	}
	meter := newMeter(out, o.limit)
	found, err := problem.Solve(ctx, meter.progress())
	meter.end()
	if err != nil {
		return err
	}
	if err := out.report(format, report.Sites.Of(found), subject.View{}); err != nil {
		return err
	}
	if o.apply != "" && len(found.Sites) > 0 {
		var b strings.Builder
		if err := scenariofile.Write(&b, problem.Applied(found.Study)); err != nil {
			return err
		}
		if err := scenariofile.WriteFile(string(o.apply), []byte(b.String())); err != nil {
			return err
		}
		out.say("the scenario with the new units is written to %s", o.apply)
	}
	if found.Interrupted {
		return failure{exitInterrupted, errors.New("interrupted: the best choice until then was written")}
	}
	return nil
}

// meter shows on a terminal how far a search has come.
type meter struct {
	to    io.Writer // nil: nobody looks
	limit time.Duration
	start time.Time
	shown time.Time
}

func newMeter(out *output, limit time.Duration) *meter {
	out.streams.busy.end()
	m := &meter{limit: limit, start: time.Now()}
	if !out.quiet && terminal(out.streams.Err) {
		m.to = out.streams.Err
	}
	return m
}

// progress returns what the search is to call; nil where nobody looks.
func (m *meter) progress() func(siting.Progress) {
	if m.to == nil {
		return nil
	}
	return func(p siting.Progress) {
		now := time.Now()
		if now.Sub(m.shown) < 200*time.Millisecond {
			return
		}
		m.shown = now
		left := max(0, m.limit-now.Sub(m.start)).Round(time.Second)
		fmt.Fprintf(m.to, "\r\x1b[Ksearching: %s, %s left; ctrl+c keeps the best",
			wording.SiteProgress(p.Value, p.Bound, p.Nodes), left)
	}
}

// end clears the line.
func (m *meter) end() {
	if m.to != nil && !m.shown.IsZero() {
		fmt.Fprint(m.to, "\r\x1b[K")
	}
}

// codes returns codes as plain words.
func codes[T ~string](all []T) (list []string) {
	for _, c := range all {
		list = append(list, string(c))
	}
	return list
}

// siteGrid is the least distance of a grid, in the words of a message.
var siteGrid = fmt.Sprintf("%.0fkm", geo.Length(siting.FinestGrid).Kilometres())
