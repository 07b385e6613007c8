package sweep_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"airumbrella/coverage/sweep"
)

// A table that is read at all is, written again, what was read, and can be asked.
func FuzzTable(f *testing.F) {
	whole := tableOf(f, sweep.Shard{}, "p", square, 2, 2)
	f.Add(whole)
	f.Add(tableOf(f, sweep.Shard{Part: 2, Of: 3}, "p", square, 2, 2))
	f.Add(strings.Replace(strings.ReplaceAll(whole, "key1", "hosts.PL"), `"0","1"`, `"denied","granted"`, 1))
	f.Add(whole[:len(whole)-3])
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sweep.NewReader(strings.NewReader(text))
		if err != nil {
			return
		}
		var again bytes.Buffer
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				return
			}
			again.Write(row.AppendJSON(nil, &r.Header))
		}
		if _, rows, _ := strings.Cut(text, "\n"); rows != again.String() {
			t.Errorf("%q reads as %q", rows, again.String())
		}
		table, err := sweep.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for threat := range table.Threats {
			if d, err := sweep.Discover(table, sweep.Question{Threat: threat}); err == nil && d.Fewest >= d.Most {
				t.Errorf("something decides between %d and %d people", d.Fewest, d.Most)
			}
		}
	})
}
