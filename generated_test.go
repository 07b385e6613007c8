package main

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write generated parts of documents and golden files anew")

// between replaces what stands between two marks in a text.
func between(t *testing.T, text, mark, content string) string {
	t.Helper()
	begin, end := "<!-- "+mark+" -->", "<!-- /"+strings.Fields(mark)[0]
	end = strings.TrimSuffix(end, ":") + " -->"
	head, rest, ok := strings.Cut(text, begin)
	if !ok {
		t.Fatalf("the mark %q is missing", begin)
	}
	_, tail, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("the mark %q is missing", end)
	}
	return head + begin + "\n" + content + end + tail
}

// holdGenerated compares a file with what it should be, or writes it.
func holdGenerated(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(got) == want {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is out of date: run go test . -run TestGenerated -update", path)
}
