package sweep_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"airumbrella/coverage/sweep"
)

// tableOf is a made-up table over keys with so many values each, whose people follow from
// the row; the part of it that a shard has.
func tableOf(t testing.TB, shard sweep.Shard, program string, people func(i int) int, values ...int) string {
	t.Helper()
	h := sweep.Header{Format: sweep.Format, Scenario: "sha256:1", Binary: program, People: 1000,
		Threats: []string{"drone-low"}, Shard: shard}
	for k, n := range values {
		key := sweep.Key{Name: fmt.Sprintf("key%d", k)}
		for v := range n {
			key.Values = append(key.Values, fmt.Sprint(v))
		}
		h.Vary = append(h.Vary, key)
	}
	h.Rows = sweep.Rows(h.Vary)
	h.Plan = h.Digest()
	text, err := h.Line()
	if err != nil {
		t.Fatal(err)
	}
	for n := range shard.Rows(h.Rows) {
		i := shard.Row(n)
		row := sweep.Row{I: i, People: [][3]int{{max(people(i)-1, 0), people(i), people(i) + 1}}}
		text = row.AppendJSON(text, &h)
	}
	return string(text)
}

func square(i int) int { return i * i }

func merged(texts ...string) (string, error) {
	var parts []sweep.Part
	for i, text := range texts {
		parts = append(parts, sweep.Part{Name: fmt.Sprint("part", i), From: strings.NewReader(text)})
	}
	var out bytes.Buffer
	err := sweep.Merge(&out, parts)
	return out.String(), err
}

// Shards in any order give the bytes of one run.
func TestShardsMergeToOneRun(t *testing.T) {
	whole := tableOf(t, sweep.Shard{}, "p", square, 3, 2, 4)
	for _, of := range []int{1, 3, 16, 24, 30} {
		var parts []string
		for part := of; part >= 1; part-- {
			parts = append(parts, tableOf(t, sweep.Shard{Part: part, Of: of}, "p", square, 3, 2, 4))
		}
		if got, err := merged(parts...); err != nil || got != whole {
			t.Errorf("%d parts: %v, %d bytes of %d", of, err, len(got), len(whole))
		}
	}
}

func TestWhatDoesNotMerge(t *testing.T) {
	part := func(i int, program string) string {
		return tableOf(t, sweep.Shard{Part: i, Of: 3}, program, square, 3, 2, 4)
	}
	one, two, three := part(1, "p"), part(2, "p"), part(3, "p")
	for _, c := range []struct {
		name, says string
		parts      []string
	}{
		{"a part is missing", "in none of the files", []string{one, three}},
		{"a part twice", "both hold row 0", []string{one, two, three, one}},
		{"another program", "another program", []string{one, two, part(3, "q")}},
		{"another plan", "another plan", []string{one, tableOf(t, sweep.Shard{Part: 2, Of: 3}, "p", square, 2, 3, 4)}},
		{"cut in a line", "cut in the middle of line", []string{one, two, three[:len(three)-5]}},
		{"cut between lines", "has 7 of its 8 rows", []string{
			one, two, three[:strings.LastIndex(three[:len(three)-1], "\n")+1],
		}},
		{"empty", "is empty", []string{one, ""}},
		{"no table", "no head of a table", []string{"people,1\n"}},
		{"another format", "the format is", []string{strings.Replace(one, "sweep/1", "sweep/9", 1)}},
		{"a part over its count", "there is no part 4 of 3", []string{strings.Replace(one, `"1/3"`, `"4/3"`, 1)}},
		{"more parts than numbers", "are too many", []string{strings.Replace(one, `"1/3"`, `"1/9223372036854775807"`, 1)}},
		{"more rows than numbers", "another number of rows", []string{manyRows()}},
		{"a row more", "does not belong there", []string{one + one[strings.Index(one, "\n")+1:], two, three}},
		{"people beyond count", "no row does", []string{anyPeople.ReplaceAllString(one, "[9223372036854775807,"), two, three}},
		{"people below none", "no row does", []string{anyPeople.ReplaceAllString(one, "[-9223372036854775808,"), two, three}},
		{"all beyond count", "no table does", []string{allPeople.ReplaceAllString(one, `"people":9223372036854775807,`), two, three}},
		{"a row changed", "is no row of this table", []string{strings.Replace(one, `{"i":3,`, `{"i": 3,`, 1), two, three}},
	} {
		if _, err := merged(c.parts...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want %q", c.name, err, c.says)
		}
	}
}

var (
	anyPeople = regexp.MustCompile(`\[\d+,`)        // the first number of a row
	allPeople = regexp.MustCompile(`"people":\d+,`) // the number of the head
)

// manyRows is the head of a table of so many rows that no number holds them.
func manyRows() string {
	h := sweep.Header{Format: sweep.Format, Threats: []string{"drone-low"}}
	for k := range 70 {
		h.Vary = append(h.Vary, sweep.Key{Name: fmt.Sprint("key", k), Values: []string{"0", "1"}})
	}
	h.Rows = sweep.Rows(h.Vary)
	text, _ := h.Line() // what is wrong with it shows where it is read
	return string(text)
}

// A first line that could not be read again is not written.
func TestHeadsAreNotLongerThanIsRead(t *testing.T) {
	written := false
	for _, values := range []int{10_000, 15_000, 16_000, 20_000} {
		h := sweep.Header{
			Format: sweep.Format, Threats: []string{"drone-low"}, Vary: []sweep.Key{{Name: "key"}}, Rows: values,
		}
		for v := range values {
			h.Vary[0].Values = append(h.Vary[0].Values, fmt.Sprint(v))
		}
		h.Plan = h.Digest()
		line, err := h.Line()
		if err != nil {
			if !written || !strings.Contains(err.Error(), "vary fewer values") {
				t.Errorf("%d values: %v", values, err)
			}
			continue
		}
		written = true
		if _, err := sweep.NewReader(bytes.NewReader(line)); err != nil || values == 20_000 {
			t.Errorf("%d values are written, and read: %v", values, err)
		}
	}
}
