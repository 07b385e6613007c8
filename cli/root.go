package cli

import (
	"errors"
	"runtime/debug"
	"strings"

	"airumbrella/data"
	"airumbrella/data/scenariofile"

	"github.com/spf13/cobra"
)

// version is that of the module, as the build recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

// newRoot is the whole tree of commands. Without a command it opens the
// planner.
func newRoot(s Streams) *cobra.Command {
	q := &question{streams: s}
	o := &plannerOptions{}
	root := &cobra.Command{
		Use:   "airumbrella [SCENARIO]",
		Short: "What an allied air umbrella over Ukraine would cover, and what not",
		Long: `Airumbrella shows which Ukrainian cities and logistics nodes a notional allied air umbrella
would cover, against which threat, and why the others are not covered.

Without a command it opens the planner on SCENARIO: a built-in name, a file, or - for standard
input. With none named that is the scenario the planner was left with, at first
` + data.Default + `. Without a terminal it prints the text report of SCENARIO or ` + data.Default + `.

Covered means that one unit could engage one missile in time. It does not mean safe.
Public data and notional units only.`,
		Example: `airumbrella
airumbrella romania-only
airumbrella report --set hosts.PL=granted
airumbrella explain kharkiv
airumbrella report --format json --output report.json`,
		Args:              scenarioArgs(0),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			err := runPlanner(cmd, q, o, reference(args))
			var faults scenariofile.Faults
			if near := nearCommand(cmd, args); near != "" && errors.As(err, &faults) {
				return wrongUse("%w\nor did you mean the command airumbrella %s?", err, near)
			}
			return err
		},
	}
	root.SetFlagErrorFunc(usageHint)
	root.PersistentPreRun = s.busy.heed
	root.PersistentFlags().BoolVar(&q.noColor, "no-color", false, "no colours, as with NO_COLOR set")
	q.addFlags(root)
	o.addFlags(root)
	root.AddCommand(
		reportCommand(s),
		explainCommand(s),
		gapsCommand(s),
		raidCommand(s),
		worthCommand(s),
		siteCommand(s),
		sweepCommand(s),
		compareCommand(s),
		listCommand(s),
		showCommand(s),
		validateCommand(s),
		importCommand(s),
		initCommand(s),
		sourcesCommand(s),
		manCommand(s),
	)
	root.SetHelpCommand(helpCommand())
	refuseUnknownShells(root)
	sayWrongUse(root)
	return root
}

// reference is the scenario that the arguments name.
func reference(args []string) string {
	if len(args) == 0 {
		return data.Default
	}
	return args[0]
}

// scenarioArgs takes an optional SCENARIO and then so many arguments more.
func scenarioArgs(more int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < more || len(args) > more+1 {
			return wrongUse("%s: %d arguments given; usage: %s", cmd.CommandPath(), len(args), cmd.UseLine())
		}
		return nil
	}
}

// completeScenarios offers the built-in scenarios to a shell, besides files.
func completeScenarios(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, name := range data.BuiltinNames() {
		if strings.HasPrefix(name, typed) {
			names = append(names, name)
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

// nearCommand is the command whose name is near to a first argument that may
// be mistyped, "" when none is.
func nearCommand(root *cobra.Command, args []string) string {
	if len(args) == 0 {
		return ""
	}
	root.SuggestionsMinimumDistance = 2
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		return near[0]
	}
	return ""
}
