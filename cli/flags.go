package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/spf13/cobra"
)

// estimateFlag is low, base or high.
type estimateFlag scenario.Estimate

func (f *estimateFlag) String() string { return scenario.Estimate(*f).String() }
func (f *estimateFlag) Type() string   { return "low|base|high" }

// Set reads the word of an estimate.
func (f *estimateFlag) Set(word string) error {
	for _, e := range scenario.Estimates {
		if e.String() == word {
			*f = estimateFlag(e)
			return nil
		}
	}
	return errors.New("use low, base or high")
}

// The sizes of a raster cell that are accepted.
const (
	leastCell = 500 * geo.Metre
	mostCell  = 50 * geo.Kilometre
)

// cellFlag is the size of a raster cell.
type cellFlag geo.Length

func (f *cellFlag) Type() string { return "length" }

func (f *cellFlag) String() string {
	return strconv.FormatFloat(geo.Length(*f).Kilometres(), 'g', -1, 64) + "km"
}

// Set reads a length with its unit.
func (f *cellFlag) Set(text string) error {
	l, err := geo.ParseLength(text)
	if err != nil {
		return err
	}
	if !(l >= leastCell && l <= mostCell) {
		return errors.New("a cell is 0.5km to 50km")
	}
	*f = cellFlag(l)
	return nil
}

// shareFlag is a fraction from 0 to 1; nil is not asked.
type shareFlag struct{ share *float64 }

func (f *shareFlag) Type() string { return "fraction" }

func (f *shareFlag) String() string {
	if f.share == nil {
		return ""
	}
	return strconv.FormatFloat(*f.share, 'g', -1, 64)
}

// Set reads a decimal fraction or a percentage.
func (f *shareFlag) Set(text string) error {
	x, err := parseShare(text)
	if err == nil {
		f.share = &x
	}
	return err
}

// parseShare reads a part from 0 to 1, which may be written in percent.
func parseShare(text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	switch {
	case err == nil && percent:
		x /= 100
	case err == nil && x > 1 && x <= 100:
		return 0, fmt.Errorf("use a percentage or a fraction from 0 to 1: did you mean %s%%?", number)
	}
	if err != nil || !(x >= 0 && x <= 1) {
		return 0, errors.New("use a percentage or a fraction from 0 to 1: 80% is 0.8")
	}
	return x, nil
}

// requirement is one --require: a place, a threat and the least status.
type requirement struct {
	text, place, threat string
	least               coverage.Status
}

// requireFlag is the list of requirements.
type requireFlag []requirement

func (f *requireFlag) Type() string { return "PLACE:THREAT>=STATUS" }

func (f *requireFlag) String() string {
	var texts []string
	for _, r := range *f {
		texts = append(texts, r.text)
	}
	return strings.Join(texts, ",")
}

// Set reads one requirement, such as odesa:cruise-missile>=likely.
func (f *requireFlag) Set(text string) error {
	const example = "use PLACE:THREAT>=STATUS in quotes, such as 'odesa:cruise-missile>=likely'; STATUS is " +
		"possible, partly, likely or assured"
	left, word, ok := strings.Cut(text, ">=")
	left, word = strings.TrimSpace(left), strings.TrimSpace(word)
	i := strings.LastIndex(left, ":")
	if !ok || i <= 0 || i == len(left)-1 {
		return errors.New(example)
	}
	status, ok := coverage.ParseStatus(word)
	if !ok || status == coverage.Uncovered {
		return fmt.Errorf("%q is no status to require; %s", word, example)
	}
	*f = append(*f, requirement{text, strings.TrimSpace(left[:i]), strings.TrimSpace(left[i+1:]), status})
	return nil
}

// choice is a flag that takes one of some words.
type choice struct {
	word    string
	allowed []string
}

// formats is the choice between the formats that subjects of a kind are written
// in, as text unless asked otherwise.
func formats(kind interface{ Formats() []string }) choice { return choice{"text", kind.Formats()} }

// add makes a flag of the choice that names its words, in the help and to a
// shell.
func (f *choice) add(cmd *cobra.Command, name, usage string) {
	cmd.Flags().Var(f, name, usage+": "+strings.Join(f.allowed, ", "))
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(f.allowed, cobra.ShellCompDirectiveNoFileComp))
}

func (f *choice) Type() string   { return strings.Join(f.allowed, "|") }
func (f *choice) String() string { return f.word }

// Set takes one of the words.
func (f *choice) Set(word string) error {
	if !slices.Contains(f.allowed, word) {
		return fmt.Errorf("use %s", strings.Join(f.allowed, ", "))
	}
	f.word = word
	return nil
}
