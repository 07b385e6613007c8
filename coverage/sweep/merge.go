package sweep

import (
	"fmt"
	"io"
	"reflect"
)

// Part is a file that holds a shard of a table.
type Part struct {
	Name string
	From io.Reader
}

// Merge writes the table whose shards the parts hold, in any order: the bytes of one run.
// Parts of different tables, rows that are missing and rows that stand twice are errors,
// and so is a part that ends too early.
func Merge(w io.Writer, parts []Part) error {
	m, err := newMerger(parts)
	if err != nil {
		return err
	}
	head, err := m.head.Line()
	if err != nil {
		return err
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	for i := range m.head.Rows {
		if err := m.row(w, i); err != nil {
			return err
		}
	}
	return nil
}

// merger reads parts side by side.
type merger struct {
	head    Header
	names   []string
	readers []*Reader
	at      []int // the row that each part has next; -1 after its last
}

func newMerger(parts []Part) (*merger, error) {
	m := &merger{}
	for k, p := range parts {
		r, err := NewReader(p.From)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		head := r.Header
		head.Shard = Shard{}
		if k == 0 {
			m.head = head
		} else if what := differs(&m.head, &head); what != "" {
			return nil, fmt.Errorf("%s and %s are of different tables: another %s", parts[0].Name, p.Name, what)
		}
		m.names, m.readers, m.at = append(m.names, p.Name), append(m.readers, r), append(m.at, -1)
		if err := m.advance(k); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// differs names the first thing in which two heads differ.
func differs(a, b *Header) string {
	switch {
	case a.Scenario != b.Scenario:
		return "scenario"
	case a.Plan != b.Plan:
		return "plan"
	case a.Binary != b.Binary:
		return "program"
	case !reflect.DeepEqual(a, b):
		return "first line"
	}
	return ""
}

// advance reads the next row of a part.
func (m *merger) advance(k int) error {
	row, err := m.readers[k].Next()
	switch {
	case err == io.EOF:
		m.at[k] = -1
	case err != nil:
		return fmt.Errorf("%s: %w", m.names[k], err)
	default:
		m.at[k] = row.I
	}
	return nil
}

// row writes one row and goes on in the part that held it.
func (m *merger) row(w io.Writer, i int) error {
	found := -1
	for k, at := range m.at {
		switch {
		case at < 0 || at > i:
		case found >= 0:
			return fmt.Errorf("%s and %s both hold row %d: name every part once", m.names[found], m.names[k], i)
		default:
			found = k
		}
	}
	if found < 0 {
		return fmt.Errorf("row %d of %d is in none of the files: a part is missing", i, m.head.Rows)
	}
	if _, err := w.Write(m.readers[found].line); err != nil {
		return err
	}
	return m.advance(found)
}
