package cli

import (
	"strings"

	"airumbrella/data"
	"airumbrella/report"
	"airumbrella/report/subject"

	"github.com/spf13/cobra"
)

// gapsCommand lists what is not covered, worst first.
func gapsCommand(s Streams) *cobra.Command {
	q, out := &question{streams: s}, &output{streams: s}
	format := formats(&report.Gaps)
	cmd := &cobra.Command{
		Use:   "gaps [SCENARIO]",
		Short: "People, nodes and areas not covered, worst first",
		Long: `Gaps lists the cities and nodes that SCENARIO does not cover and the connected areas in which
they lie, most people first. Centres of areas are rounded to 0.1 degree.`,
		Example:           "airumbrella gaps\nairumbrella gaps sky-shield --threat cruise-missile --format csv",
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := out.fits(format.word, "gaps"); err != nil {
				return err
			}
			r, err := q.service.Evaluate(cmd.Context(), q.of(reference(args)))
			if err != nil {
				return err
			}
			return out.report(format.word, report.Gaps.Of(r), subject.View{Command: q.streams.again("gaps")})
		},
	}
	q.addFlags(cmd)
	out.addFlags(cmd)
	format.add(cmd, "format", "how to write it")
	return cmd
}

// placeIDs is the ids of embedded places that begin as typed.
func placeIDs(typed string) []string {
	var ids []string
	for _, p := range data.Places() {
		if strings.HasPrefix(p.ID, strings.ToLower(typed)) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
