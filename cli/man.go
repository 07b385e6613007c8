package cli

import (
	"fmt"
	"io"
	"strings"

	"airumbrella/tui/shown"
	"airumbrella/wording"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand prints the manual page, for man -l or a folder of pages.
func manCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "The manual page",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(s.Out, manual(cmd.Root()))
			return err
		},
	}
}

// manual is the manual page in roff. It bears no date: the same program gives
// the same page.
func manual(root *cobra.Command) string {
	var b strings.Builder
	name := root.Name()
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"%s %s\" \"User Commands\"\n", strings.ToUpper(name), name, roff(version()))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", name, roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	fmt.Fprintf(
		&b,
		".SH SYNOPSIS\n.B %s\n[\\fISCENARIO\\fR] [\\fIflags\\fR]\n.br\n.B %[1]s\n\\fICOMMAND\\fR [\\fIarguments\\fR] [\\fIflags\\fR]\n",
		name,
	)
	b.WriteString(".SH DESCRIPTION\n" + paragraphs(root.Long))
	b.WriteString(".SH OPTIONS\n" + options(root))
	b.WriteString(".SH COMMANDS\n")
	for _, c := range listed(root) {
		long := c.Long
		if long == "" {
			long = c.Short + "."
		}
		fmt.Fprintf(&b, ".SS \"%s\"\n%s%s", roff(usage(c)), paragraphs(long), options(c))
	}
	b.WriteString(".SH GATES\nA unit covers a place where it passes every gate:\n" + tagged(wording.GatesAsked()))
	b.WriteString(".SH WORDS\n" + tagged(words()))
	b.WriteString(manualEnd)
	if root.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(root.Example))
	}
	return b.String()
}

// words are the planner's words with what they mean.
func words() (list [][2]string) {
	for _, g := range shown.Glossary {
		list = append(list, [2]string{g.Word, g.Meaning})
	}
	return list
}

// tagged is paragraphs, each under its word.
func tagged(list [][2]string) string {
	var b strings.Builder
	for _, pair := range list {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(pair[0]), roff(pair[1]))
	}
	return b.String()
}

const manualEnd = `.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Failed: a file cannot be written, for instance.
.TP
.B 2
Wrong use or invalid input.
.TP
.B 3
A threshold of report \-\-min\-covered or \-\-require is not met; the report is written all the same.
.TP
.B 130
Interrupted.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours where it is set, whatever its value.
.TP
.B XDG_STATE_HOME
Where the planner keeps the scenario and the layout that it was left with.
`

// roff is text that roff prints as it is.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// paragraphs is text whose paragraphs stand apart at blank lines.
func paragraphs(text string) string {
	return strings.ReplaceAll(roff(strings.TrimSpace(text)), "\n\n", "\n.PP\n") + "\n"
}

// options is the flags of a command, one tagged paragraph each.
func options(c *cobra.Command) string {
	var b strings.Builder
	c.InitDefaultHelpFlag()
	list := func(f *pflag.Flag) {
		if f.Name == "help" && c.HasParent() {
			return
		}
		tag := `\fB\-\-` + roff(f.Name) + `\fR`
		if f.Shorthand != "" {
			tag = `\fB\-` + f.Shorthand + `\fR, ` + tag
		}
		if f.Value.Type() != "bool" {
			tag += ` \fI` + roff(flagValue(f)) + `\fR`
		}
		usage := f.Usage
		if f.Value.Type() != "bool" && f.DefValue != "" && f.DefValue != "[]" {
			usage += " (" + f.DefValue + ")"
		}
		fmt.Fprintf(&b, ".TP\n%s\n%s.\n", tag, roff(strings.ToUpper(usage[:1])+usage[1:]))
	}
	c.LocalFlags().VisitAll(list)
	return b.String()
}

// flagValue is a word for what a flag takes.
func flagValue(f *pflag.Flag) string {
	switch kind := f.Value.Type(); {
	case f.Name == "set":
		return "KEY=VALUE"
	case kind == "stringArray", kind == "string":
		return strings.ToUpper(f.Name)
	case kind == "int":
		return "N"
	case strings.Contains(kind, "|"):
		return "WORD"
	case kind == strings.ToLower(kind):
		return strings.ToUpper(kind)
	default:
		return kind
	}
}
