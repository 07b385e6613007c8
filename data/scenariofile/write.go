package scenariofile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"airumbrella/scenario"
)

// Write writes a scenario as a file with all defaults filled in: no extends,
// every host and contributor, every system in use in full. The form is
// canonical: equal scenarios give equal bytes, and [Load] reads the scenario
// back.
func Write(w io.Writer, s *scenario.Scenario) error {
	_, err := io.WriteString(w, canonical(s))
	return err
}

// Whole returns what [Write] writes, read back: a text that reads as another
// scenario, or is too large to be read, is an error.
func Whole(s *scenario.Scenario) ([]byte, error) {
	text := []byte(canonical(s))
	if len(text) > maxFile {
		return nil, fmt.Errorf("the scenario takes %s bytes written out, more than the %s that are read; "+
			"leave places or units out", formatCount(len(text)), formatCount(maxFile))
	}
	back, err := Parse("the scenario", text, Options{})
	if err != nil {
		return nil, fmt.Errorf("what would be written cannot be read again: %w", err)
	}
	if canonical(back) != string(text) {
		return nil, fmt.Errorf("bug in writing: %s reads as another scenario", clean(s.Name))
	}
	return text, nil
}

func canonical(s *scenario.Scenario) string { return emit(canonicalTree(s)) }

// digest identifies a scenario with all defaults filled in: "sha256:" and the
// hash of what [Write] writes.
func digest(s *scenario.Scenario) string { return digestOf(canonical(s)) }

func digestOf(written string) string {
	sum := sha256.Sum256([]byte(written))
	return "sha256:" + hex.EncodeToString(sum[:])
}
