package report

import (
	"bytes"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

func TestPromisesAreSaidWithWhatTheyAreWorth(t *testing.T) {
	r := smallResult(t)
	n := len(r.Threats) + 1
	change := func(set, text string, people ...int) coverage.Promise {
		m := coverage.Promise{Set: set, Text: text, People: make([]scenario.Triple[int], n), Change: make([]scenario.Triple[int], n)}
		for i, p := range people {
			m.Change[i].Base = p
		}
		return m
	}
	o := TextOptions{Promises: []coverage.Promise{
		change("contributors.US=denied", "without US", -1_500_000),
		change("hosts.RO=denied", "without the bases of RO"),
		change("hosts.PL=granted", "PL opens its bases"),
		change("hosts.SK=granted", "SK opens its bases"),
		change("contributors.NL=granted", "NL sends its units"),
		change("authorisation.delay=15m", "the order to intercept after 15m", 0, 240_000),
		change("stockpile=2", "twice the stock"),
	}}
	var out bytes.Buffer
	if err := TextWith(&out, r, o); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"WHAT THE PROMISES ARE WORTH: CHANGE IN PEOPLE COVERED",
		"without the United States -1.5 M -",
		"order 15 min after detection - +0.24 M",
		"No difference at the base estimate: without the bases of RO; the bases of Poland and SK opened; units sent by the Netherlands; twice the stock.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}
