package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"airumbrella/app"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/wording"

	"github.com/spf13/cobra"
)

// sweepMergeCommand joins the parts of a sweep.
func sweepMergeCommand(s Streams) *cobra.Command {
	out := &output{streams: s}
	cmd := &cobra.Command{
		Use:   "merge FILE...",
		Short: "Join the parts that sweep --shard has written",
		Long: `Merge writes the table whose parts FILE... hold, in any order: the same bytes as one run. It refuses
rows that are missing or stand twice, files that are cut, and parts of another scenario, plan or program,
before it writes anything: to standard output too, for which it reads the files twice.`,
		Example: "airumbrella sweep merge part-*.ndjson --output all.ndjson",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if stream := out.open(); stream != nil {
				to := bufio.NewWriter(stream)
				if err := app.MergeSweeps(to, args, true); err != nil {
					return errors.Join(err, to.Flush())
				}
				return to.Flush()
			}
			return out.write(func(w io.Writer) error { return app.MergeSweeps(w, args, false) })
		},
	}
	out.addFlags(cmd)
	return cmd
}

// sweepShowCommand names the changes of a row.
func sweepShowCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE ROW",
		Short: "The changes of one row, as --set takes them",
		Long: `Show prints the changes of a row of FILE by its number i, as airumbrella report takes them: on a terminal in
quotes where a shell needs them, to be pasted; into another command without blanks and without quotes, so
that report $(airumbrella sweep show FILE 12) takes them. FILE - is standard input.`,
		Example: `airumbrella sweep show all.ndjson 12
airumbrella report $(airumbrella sweep show all.ndjson 12)`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			row, err := strconv.Atoi(args[1])
			if err != nil {
				return wrongUse("%s is no number of a row: rows are numbered from 0", args[1])
			}
			words, err := app.SweepRow(args[0], s.In, row)
			if err != nil {
				return err
			}
			for i, w := range words {
				w = wording.Clean(w)
				if one := scenariofile.OneWord(w); !terminal(s.Out) && !strings.Contains(one, " ") {
					words[i] = "--set " + one
				} else {
					words[i] = "--set " + quoted(w)
				}
			}
			_, err = fmt.Fprintln(s.Out, strings.Join(words, " "))
			return err
		},
	}
}

// sweepDiscoverCommand says what decides in a table.
func sweepDiscoverCommand(s Streams) *cobra.Command {
	out := &output{streams: s}
	format := formats(&report.Discovery)
	q, look := app.DiscoverQuestion{}, pictureFlags{}
	var share shareFlag
	cmd := &cobra.Command{
		Use:   "discover FILE [SCENARIO]",
		Short: "What decides in a sweep, what to win first, and who can say no",
		Long: `Discover reads the table that sweep wrote and says, at the base estimate: in which combinations cover
holds and in which it does not, as few conditions as describe them well; which promise to win first, by
least regret and by mean gain; the smallest sets of governments whose refusal takes cover below the
share, or uncovers a city; and how late the order to intercept may come for each city. With --assumptions
also which figure of grade C or D, if known, could change the order of the promises (some ten seconds).
Of a sample only what is more than chance is said, and one of fewer than 30 rows, or than two for each key,
is refused. Pictures and layers show who can uncover each city, and its latest order. SCENARIO is that of the table;
a built-in one is found by itself. FILE - is standard input.`,
		Example: `airumbrella sweep discover all.ndjson
airumbrella sweep discover all.ndjson --threat ballistic --share 0.25 --format json
airumbrella sweep --vary promises --threat ballistic | airumbrella sweep discover -
airumbrella sweep discover all.ndjson --threat drone-high --format png --output decides.png`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if q.Path = args[0]; len(args) > 1 {
				q.Ref = args[1]
			}
			if err := errors.Join(look.fit(cmd, out, format.word), out.fits(format.word, "decides")); err != nil {
				return err
			}
			q.Share, q.Stdin = share.share, s.In
			var service app.Service
			d, err := service.Discover(cmd.Context(), q)
			if err != nil {
				return err
			}
			view := subject.View{Command: s.again("discover"), Picture: look.picture()}
			return look.write(out, format.word, report.Discovery.Of(d), view)
		},
	}
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	look.addFlags(cmd)
	cmd.Flags().StringVar(&q.Threat, "threat", "", "the threat, as the table names it; worst is all of them together")
	cmd.Flags().BoolVar(&q.Assumptions, "assumptions", false,
		"ask which uncertain figure, if known, could change the order of promises")
	cmd.Flags().Var(&share, "share", "the share of people from which on cover holds; left out: half-way")
	_ = cmd.RegisterFlagCompletionFunc("threat", completeThreats)
	return cmd
}
