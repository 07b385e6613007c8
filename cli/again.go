package cli

import (
	"slices"
	"strings"
)

// again is the command line that gives the same answer of a command on standard
// output, as a shell takes it.
func (s Streams) again(command string) string {
	words := []string{"airumbrella"}
	if !slices.Contains(s.args, command) {
		words = append(words, command)
	}
	skip := false
	for _, arg := range s.args {
		switch {
		case skip:
			skip = false
		case arg == "--output" || arg == "-o":
			skip = true
		case strings.HasPrefix(arg, "--output="),
			strings.HasPrefix(arg, "-o"),
			arg == "-q",
			arg == "--quiet",
			arg == "--force",
			arg == "--no-color":
		default:
			words = append(words, quoted(arg))
		}
	}
	return strings.Join(words, " ")
}

// quoted is an argument as a POSIX shell reads it back.
func quoted(arg string) string {
	if arg != "" &&
		strings.Trim(arg, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,+@%") == "" {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}
