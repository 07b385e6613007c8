package saved

import (
	"io"
	"os"
	"strings"
	"testing"

	"airumbrella/scenario"
)

func TestReadRefuses(t *testing.T) {
	golden, err := os.ReadFile("../testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	good := string(golden)
	swap := func(from, to string) string {
		if !strings.Contains(good, from) {
			t.Fatalf("the fixture lacks %s", from)
		}
		return strings.Replace(good, from, to, 1)
	}
	for name, c := range map[string]struct{ text, want string }{
		"nothing":             {"", "no valid JSON"},
		"no JSON":             {"version: 1\nname: x", "line 1"},
		"a fault on a line":   {swap(`"terrain": "smooth-earth"`, `"terrain": smooth`), "line 9"},
		"something after it":  {good + "{}", "no valid JSON"},
		"another format":      {swap("airumbrella/report/2", "airumbrella/report/3"), `"airumbrella/report/2"`},
		"an escape sequence":  {`{"format": "\u001b[31mred"}`, `"red"`},
		"no format":           {`{"places": []}`, "format: none"},
		"a text for a number": {swap(`"total": 1610000`, `"total": "many"`), "population.total"},
		"a status":            {swap(`"status": "assured"`, `"status": "safe"`), `places[0].threats[0].status: "safe"`},
		"an order":            {swap(`"low": 800000`, `"low": 1200000`), "must ascend"},
		"more than there are": {swap(`"total": 1610000`, `"total": 1000`), "must ascend"},
		"a share":             {swap(`"base": 0.6333`, `"base": 1.6333`), "places[1].threats[0].share: low, base"},
		"no share":            {swap(`"share": {`, `"part": {`), "places[0].threats[0].share: missing"},
		"no links":            {swap(`"links": {`, `"ties": {`), "threats[0]: links"},
		"partly in the first": {swap("airumbrella/report/2", "airumbrella/report/1"), "the first edition has assured"},
		"people below zero":   {swap(`"population": 60000`, `"population": -5`), "negative"},
		"people beyond count": {swap(`"population": 60000`, `"population": 9223372036854775807`), "places[3].population: more than 1,000,000,000"},
		"all beyond count":    {swap(`"total": 1610000`, `"total": 9223372036854775807`), "population: more than 1,000,000,000"},
		"parts beyond count":  {swap("\"links\": {\n    \"low\": 0", `"links": {"low": -9223372036854775808`), "links: more than 1,000,000,000"},
		"a place twice":       {swap(`"id": "beta"`, `"id": "alpha"`), "stands twice"},
		"a threat missing":    {`{"format":"airumbrella/report/2","threats":[],"units":[],"places":[{"id":"x","threats":[{"id":"y"}]}]}`, "the report has 0"},
		"no lists":            {`{"format":"airumbrella/report/2"}`, "must be lists"},
		"a deep nest":         {`{"format":` + strings.Repeat("[", 200_000), "no valid JSON"},
	} {
		_, err := Read(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want something on %s", name, err, c.want)
		}
		if err != nil && (len(err.Error()) > 4000 || strings.Contains(err.Error(), "\x1b")) {
			t.Errorf("%s: an error of %d bytes", name, len(err.Error()))
		}
	}
}

// endless never ends.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.read += len(p)
	return len(p), nil
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestReadIsBounded(t *testing.T) {
	source := &endless{}
	if _, err := Read(source); err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("an endless report: %v", err)
	}
	if source.read > 2*maxSavedReport {
		t.Errorf("%d bytes were read", source.read)
	}
	if _, err := Read(io.MultiReader(strings.NewReader("{"), errReader{})); err != io.ErrClosedPipe {
		t.Errorf("the reader's error is lost: %v", err)
	}
}

// A report of the first edition is read: its places are covered whole or not at all,
// and what it did not measure is said to be so.
func TestReadReadsTheFirstEdition(t *testing.T) {
	f, err := os.Open("../testdata/first-edition.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	side, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if side.Edition != 1 || side.Parts[0] != nil {
		t.Errorf("edition %d, parts %+v", side.Edition, side.Parts[0])
	}
	for i, want := range []scenario.Triple[float64]{scenario.Same(1.0), scenario.Same(1.0), {High: 1}, {}} {
		if got := side.Places[i].Threats[0].Share; got != want {
			t.Errorf("%s: a share of %+v, want %+v", side.Places[i].ID, got, want)
		}
	}
}
