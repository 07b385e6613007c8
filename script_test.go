package main

import (
	"flag"
	"os"
	"testing"

	"airumbrella/cli"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts expect anew")

// The scripts of testdata/script run the whole program as a person would.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"airumbrella": func() { os.Exit(cli.Main(os.Args[1:])) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update})
}
