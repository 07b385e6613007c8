package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"airumbrella/app"
	"airumbrella/coverage/sweep"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// mostRows is how many rows a sweep has at most unless asked otherwise.
const mostRows = 1 << 20

// sweepOptions is what sweep takes besides what all computing commands do.
type sweepOptions struct {
	question
	output
	vary   []string
	shard  shardFlag
	sample int
	seed   uint64
	most   int
	format choice
}

// sweepCommand computes every combination of some changes.
func sweepCommand(s Streams) *cobra.Command {
	o := &sweepOptions{
		question: question{streams: s}, output: output{streams: s},
		format: choice{"ndjson", []string{"ndjson", "csv"}},
	}
	cmd := &cobra.Command{
		Use:   "sweep [SCENARIO]",
		Short: "Every combination of some changes, and what decides among them",
		Long: `Sweep computes the people covered in every combination of the values that --vary names, one row
each, at all three estimates: the same numbers as report --set of the row's changes. --vary promises
stands for every open and offered promise, denied or granted; those that change nothing are left out.

Where there are too many, --sample 500 draws so many rows by Latin hypercube: each list is met evenly,
and a range KEY=LOW..HIGH in 500 equal parts, one row each. --vary assumptions then stands for the range
of every figure of the systems and threats in play and of the package, so that physics and politics
vary together. The same --seed draws the same rows, in parts too.

Rows are written as NDJSON, numbered as digits: the last key changes fastest. A file is written aside
and renamed when all rows are there; after ctrl+c the same command goes on from the whole rows.
--shard 2/8 computes the second of eight parts, on any machine, and sweep merge joins them; --shard
auto takes the part from a Slurm array or an indexed Kubernetes Job (JOB_COMPLETION_INDEX, with
JOB_COMPLETIONS set to its count). sweep discover says what decides; sweep show names a row's changes.`,
		Example: `airumbrella sweep --vary promises --threat drone-high --output all.ndjson
airumbrella sweep sky-shield --vary hosts.PL=granted,denied --vary authorisation.delay=0s,5m,10m
airumbrella sweep --vary promises --vary assumptions --sample 500 --output drawn.ndjson
airumbrella sweep discover all.ndjson`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.run(cmd.Context(), reference(args))
		},
	}
	o.question.addFlags(cmd)
	o.output.addFlags(cmd)
	o.format.add(cmd, "format", "how to write rows")
	f := cmd.Flags()
	f.StringArrayVar(&o.vary, "vary", nil,
		"KEY=V1,V2 or promises; with --sample also KEY=LOW..HIGH or assumptions (repeatable)")
	f.Var(&o.shard, "shard", "compute one of several parts, such as 2/8; auto asks the scheduler")
	f.IntVar(&o.sample, "sample", 0, "draw so many rows, by Latin hypercube, where all combinations are too many")
	f.Uint64Var(&o.seed, "seed", 1, "of the sample: another seed draws other rows")
	f.IntVar(&o.most, "most-rows", mostRows, "refuse more combinations than this")
	_ = cmd.RegisterFlagCompletionFunc("vary", cobra.FixedCompletions([]string{app.Promises, app.Assumptions},
		cobra.ShellCompDirectiveNoFileComp))
	cmd.AddCommand(sweepMergeCommand(s), sweepShowCommand(s), sweepDiscoverCommand(s))
	return cmd
}

// run computes and writes the rows.
func (o *sweepOptions) run(ctx context.Context, ref string) error {
	if scenario.Estimate(o.estimate) != scenario.Base {
		return wrongUse("--estimate %s: every row has all three estimates", o.estimate.String())
	}
	if o.format.word == "csv" && !o.shard.IsZero() {
		return wrongUse("--format csv --shard %s: parts are merged as ndjson alone", o.shard)
	}
	what := app.Sweeping{Vary: o.vary, Most: o.most}
	if o.sample < 0 {
		return wrongUse("--sample %d: name how many rows to draw, from 1 on", o.sample)
	}
	if o.sample > 0 {
		what.Sample = sweep.Sample{Rows: o.sample, Seed: o.seed}
	}
	bar := o.progress()
	bar.say("preparing the sweep …")
	p, err := o.service.PlanSweep(ctx, o.of(ref), what)
	bar.end()
	if err != nil {
		return err
	}
	if n := len(p.LeftOut); n > 0 {
		o.say("%s left out, which change nothing here: %s", wording.Plural(n, "promise is", "promises are"),
			strings.Join(p.LeftOut, ", "))
	}
	if least := sweep.LeastSample(len(p.Keys)); o.sample > 0 && o.sample < least {
		o.say("%s rows are too few for sweep discover to say which of %d keys decides: --sample %d is enough",
			wording.Grouped(o.sample), len(p.Keys), least)
	}
	binary, err := app.Program()
	if err != nil {
		return fmt.Errorf("the program cannot read its own file for its digest: %w", err)
	}
	head := p.Header(binary, o.shard.Shard)
	if stream := o.open(); stream != nil {
		to := bufio.NewWriterSize(stream, 1<<20)
		return o.rows(ctx, p, &head, to, nil)
	}
	return o.file(ctx, p, &head)
}

// file computes the rows into a file, or the rest of them.
func (o *sweepOptions) file(ctx context.Context, p *app.SweepPlan, head *sweep.Header) error {
	line, err := head.Line()
	if err != nil {
		return err
	}
	if o.format.word == "csv" {
		var b strings.Builder
		if err := sweep.WriteCSVHead(&b, head); err != nil {
			return err
		}
		line = []byte(b.String())
	}
	file, err := app.OpenSweep(string(o.path), line, o.format.word == "ndjson", o.force)
	if err != nil {
		return err
	}
	if file.Done > 0 {
		o.say("going on after %s rows of an interrupted run", wording.Grouped(file.Done))
	}
	if err := o.rows(ctx, p, head, bufio.NewWriterSize(file, 1<<20), file); err != nil {
		return err
	}
	if err := o.free(); err != nil { // one that came into being meanwhile
		return err
	}
	if err := file.Finish(); err != nil {
		return err
	}
	o.say("written to %s", o.path)
	return nil
}

// rows computes and writes the rows that are not in the file yet; nil is no file.
func (o *sweepOptions) rows(
	ctx context.Context, p *app.SweepPlan, head *sweep.Header, to *bufio.Writer, file *app.SweepFile,
) error {
	of, done := head.Shard.Rows(head.Rows), 0
	if file != nil {
		done = file.Done
	} else if err := o.head(to, head); err != nil {
		return err
	}
	bar := o.progress()
	bar.begin(done, of)
	err := p.Compute(ctx, head.Shard, done, func(rows []sweep.Row) error {
		if err := o.block(to, head, rows); err != nil {
			return err
		}
		done += len(rows)
		bar.show(done)
		return nil
	})
	bar.end()
	if wrong := to.Flush(); err == nil {
		err = wrong
	}
	if err != nil && file != nil {
		o.say("%s", file.Leave(of))
	}
	return err
}

// head writes the first line.
func (o *sweepOptions) head(to io.Writer, head *sweep.Header) error {
	if o.format.word == "csv" {
		return sweep.WriteCSVHead(to, head)
	}
	line, err := head.Line()
	if err != nil {
		return err
	}
	_, err = to.Write(line)
	return err
}

// block writes whole rows, and hands them on so that none is lost.
func (o *sweepOptions) block(to *bufio.Writer, head *sweep.Header, rows []sweep.Row) error {
	if o.format.word == "csv" {
		if err := sweep.WriteCSV(to, head, rows); err != nil {
			return err
		}
		return to.Flush()
	}
	for i := range rows {
		if _, err := to.Write(rows[i].AppendJSON(to.AvailableBuffer(), head)); err != nil {
			return err
		}
	}
	return to.Flush()
}

// progressBar says on a terminal how far a sweep is.
type progressBar struct {
	to       io.Writer // nil: nowhere
	from, of int
	began    time.Time
}

// progress returns a bar that says nothing yet, and nothing ever where there is no terminal.
func (o *sweepOptions) progress() *progressBar {
	o.output.streams.busy.end()
	bar := &progressBar{}
	if err := o.output.streams.Err; terminal(err) && !o.quiet {
		bar.to = err
	}
	return bar
}

// begin says how many rows there are before the first is computed.
func (b *progressBar) begin(done, of int) {
	b.from, b.of, b.began = done, of, time.Now()
	b.say(fmt.Sprintf("%s of %s rows", wording.Grouped(done), wording.Grouped(of)))
}

// show says how many rows there are, and how long the rest will take at that speed.
func (b *progressBar) show(done int) {
	if done == b.from {
		return
	}
	left := time.Duration(float64(time.Since(b.began)) / float64(done-b.from) * float64(b.of-done))
	b.say(fmt.Sprintf("%s of %s rows, %s left", wording.Grouped(done), wording.Grouped(b.of), left.Round(time.Second)))
}

// say writes over the line.
func (b *progressBar) say(words string) {
	if b.to != nil {
		fmt.Fprintf(b.to, "\r%s\x1b[K", words)
	}
}

// end clears the line.
func (b *progressBar) end() {
	if b.to != nil {
		fmt.Fprint(b.to, "\r\x1b[K")
	}
}
