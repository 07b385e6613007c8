// Package scenariofile reads and writes the scenario files that people keep.
//
// [Load] reads a scenario, merges what it extends, applies changes from a
// command line and returns a validated [scenario.Scenario], or every fault at
// once as [Faults]. [Write] is its inverse: the scenario with all defaults
// filled in. Between the two stands one field table per kind of object, which
// both read and write it; the JSON [Schema] of the files follows from the same
// tables. [Import] makes a scenario file of a table or of GeoJSON.
//
// The embedded catalogue is written as scenario files are, and is read here by
// the same tables, once: [Systems], [Threats], [Hosts], [Contributors].
//
// The package assumes nothing of a file: its size, depth and number of values
// are bounded before and while it is read, and text that holds control
// characters is refused. It knows no clock and no network.
package scenariofile
