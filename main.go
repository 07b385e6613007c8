// Airumbrella is a planner for the terminal that shows which Ukrainian cities
// and logistics nodes a notional allied air umbrella would cover, against which
// threat, and why the others are not covered.
package main

import (
	"os"

	"airumbrella/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:])) }
