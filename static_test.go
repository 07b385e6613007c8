//go:build linux

package main

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What `make build` makes needs no library of the machine that it runs on: no
// interpreter loads it, and it names no shared library.
func TestTheProgramIsStatic(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("make is not installed")
	}
	program := filepath.Join(t.TempDir(), "airumbrella")
	build := exec.Command("make", "build", "PROGRAM="+program)
	build.Env = append(os.Environ(), "CGO_ENABLED=1", "GOFLAGS=-buildvcs=false") // the Makefile says otherwise
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("make build: %v\n%s", err, said)
	}
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the program has a part of type %s, by which it is linked when it starts", p.Type)
		}
	}
	if libraries, err := file.ImportedLibraries(); err == nil && len(libraries) > 0 {
		t.Errorf("the program needs %v", libraries)
	}
}
