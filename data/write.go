package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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

// Save writes a scenario to a file in one step: an interrupted save leaves the
// old file.
func Save(path string, s *scenario.Scenario) error {
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		return err
	}
	return WriteFile(path, b.Bytes())
}

func canonical(s *scenario.Scenario) string {
	return emit(scenarioTable.write(&draft{Scenario: s}))
}

// digest identifies a scenario with all defaults filled in: "sha256:" and the
// hash of what [Write] writes.
func digest(s *scenario.Scenario) string {
	sum := sha256.Sum256([]byte(canonical(s)))
	return "sha256:" + hex.EncodeToString(sum[:])
}
