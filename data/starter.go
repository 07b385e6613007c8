package data

import (
	_ "embed"
	"slices"
)

//go:embed starter.yaml
var starterYAML []byte

// Starter returns a commented scenario to begin with.
func Starter() []byte { return slices.Clone(starterYAML) }
