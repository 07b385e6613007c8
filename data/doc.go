// Package data is everything the planner is fed: the embedded reference sets
// (outlines, cities, logistics nodes, airfields, the catalogue of published
// parameters, the built-in scenarios) and the scenario files that people write.
//
// [Load] reads a scenario, merges what it extends, applies changes from a
// command line and returns a validated [scenario.Scenario], or every fault at
// once as [Faults]. [Write] is its inverse: the scenario with all defaults
// filled in. Between the two stands one field table per kind of object, which
// both read and write it.
//
// The package assumes nothing of a file: its size, depth and number of values
// are bounded, reading takes linear time, and text that holds control
// characters is refused. It knows no clock and no network. Reference data is
// parsed once, when it is first asked for, and shared: do not change it.
package data
