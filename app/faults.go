package app

import (
	"fmt"

	"airumbrella/wording"
)

// InputError is an error of what the user gave: a word that means nothing here, a
// file that cannot be used. Every other error is a failure of the machine.
type InputError struct{ err error }

// Error returns the error's words.
func (e InputError) Error() string { return e.err.Error() }

// Unwrap returns what is behind the error.
func (e InputError) Unwrap() error { return e.err }

// inputFault returns an [InputError] in the words of a format.
func inputFault(format string, args ...any) error { return InputError{fmt.Errorf(format, args...)} }

// SiteFault is why a question about sites makes no problem, with what mends it. It comes in an
// [InputError].
type SiteFault struct {
	Reason string
	Mend   wording.SiteMend
	Others []string // systems that would do, where the system asked about does not
}

// Error says it to who types flags.
func (e SiteFault) Error() string { return e.Reason + wording.SiteMending(e.Mend, e.Others) }

// InPlanner says it to who is in the planner.
func (e SiteFault) InPlanner() string {
	return e.Reason + wording.SiteMendingKeys(e.Mend, e.Others)
}

func siteFault(m wording.SiteMend, format string, args ...any) error {
	return InputError{SiteFault{Reason: fmt.Sprintf(format, args...), Mend: m}}
}
