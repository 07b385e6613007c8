package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// helpCommand prints the help of a command, and refuses what is none.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "The help of a command",
		Long:  "Help prints what a command does and the flags that it takes, as COMMAND --help does.",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return wrongUse(
					"help %q: there is no such command; use one of %s",
					strings.Join(args, " "),
					strings.Join(commandNames(cmd.Root()), ", "),
				)
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

func commandNames(root *cobra.Command) (names []string) {
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// refuseUnknownShells makes the completion command refuse a word that is no
// shell; alone it prints its help.
func refuseUnknownShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Use, c.Short, c.Args = "completion SHELL", "Completions for bash, fish, powershell or zsh",
			cobra.ArbitraryArgs
		c.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return wrongUse(
				"completion %q: there is no such shell; use one of %s",
				strings.Join(args, " "),
				strings.Join(commandNames(cmd), ", "),
			)
		}
	}
}
