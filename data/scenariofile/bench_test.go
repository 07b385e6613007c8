package scenariofile

import (
	"os"
	"os/exec"
	"testing"

	"airumbrella/data"
)

// startVariable asks the test binary to load the default scenario and end.
const startVariable = "AIRUMBRELLA_DATA_START"

func TestMain(m *testing.M) {
	if os.Getenv(startVariable) != "" {
		if _, err := Load(data.Default, Options{}); err != nil {
			os.Exit(1)
		}
		data.World()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// BenchmarkStart is a new process that loads the default scenario with its
// outlines; BenchmarkProcess is one that loads nothing.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		run(b, startVariable+"=1")
	}
}

func BenchmarkProcess(b *testing.B) {
	for b.Loop() {
		run(b, "")
	}
}

func run(b *testing.B, variable string) {
	b.Helper()
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), variable)
	if err := command.Run(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkLoadDefault is a second load in one process; the first one, which
// parses the outlines and the catalogue, is measured by BenchmarkStart.
func BenchmarkLoadDefault(b *testing.B) {
	for b.Loop() {
		if _, err := Load(data.Default, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadCatalogue(b *testing.B) {
	b.SetBytes(int64(len(data.Catalogue(data.CatalogueSystems))))
	for b.Loop() {
		doc, _ := newDocument("systems", data.Catalogue(data.CatalogueSystems), 0, new(collector))
		if _, ok := readYAML(doc, new(collector)); !ok {
			b.Fatal("refused")
		}
	}
}

func BenchmarkWriteDefault(b *testing.B) {
	s, err := Load(data.Default, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		canonical(s)
	}
}
