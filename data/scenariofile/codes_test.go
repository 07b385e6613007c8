package scenariofile

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

func TestEveryKindOfFaultHasWords(t *testing.T) {
	for c := AndMore; int(c) < len(codes); c++ {
		if codes[c].reason == "" {
			t.Errorf("the kind after %q has no words", codes[c-1].reason)
		}
	}
}

func TestEveryFailureOfATextIsAFault(t *testing.T) {
	for kind, row := range syntaxFaults {
		if row.code == 0 || row.accepted == "" {
			t.Errorf("failure %d has the code %d and accepts %q", kind, row.code, row.accepted)
		}
	}
}

func TestEveryFaultHasAKind(t *testing.T) {
	for _, c := range faultCases {
		_, err := Parse("f.yaml", []byte(c.file()), Options{})
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v, want faults", c.name, err)
		}
		for _, f := range faults {
			if f.Code == 0 {
				t.Errorf("%s: %s has no kind", c.name, f)
			}
		}
	}
}

// What an unknown parent might state is no fault of the scenario itself.
func TestOnlyWhatAParentMayMendIsInheritable(t *testing.T) {
	for code, want := range map[Code]bool{
		Required: true, UnknownReference: true, ZoneNeeds: true, NoMeaningWithZone: true, NoMeaningAlone: true,
		Unknown: false, OutOfRange: false, KeyTwice: false,
	} {
		if code.Inheritable() != want {
			t.Errorf("%q: inheritable %v, want %v", codes[code].reason, !want, want)
		}
	}
}

// TestNothingReadsTheWordsOfAFault: a program asks for the kind.
func TestNothingReadsTheWordsOfAFault(t *testing.T) {
	matches := regexp.MustCompile(`(strings|regexp|slices)\.[A-Za-z]+\([^\n]*(\.Reason\b|\.Accepted\b)`)
	for _, folder := range []string{".", "../../cli", "../../tui", "../../report"} {
		paths, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v, %d files", folder, err, len(paths))
		}
		for _, path := range paths {
			if path == "codes_test.go" {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range matches.FindAllString(string(text), -1) {
				t.Errorf("%s: %s", path, line)
			}
		}
	}
}
