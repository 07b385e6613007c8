package data

import (
	_ "embed"
	"slices"
)

//go:embed starter.yaml
var starterYAML []byte

//go:embed scenario.schema.json
var schemaJSON []byte

// Starter returns a commented scenario to begin with.
func Starter() []byte { return slices.Clone(starterYAML) }

// Schema returns the JSON Schema (2020-12) of scenario files. It cannot say
// everything that the reader checks: ids that must exist, numbers that must
// ascend, and sums of fields are the reader's alone.
func Schema() []byte { return slices.Clone(schemaJSON) }
