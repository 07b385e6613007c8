package saved

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Table returns a table as a list of objects with the keys of its columns, in their
// order.
func Table(t *subject.Table, _ subject.View) any {
	var b bytes.Buffer
	b.WriteByte('[')
	for k := range t.Rows {
		if k > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('{')
		for i := range t.Columns {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeMember(&b, columnKey(&t.Columns[i]), jsonCell(t.Cell(k, i))); err != nil {
				panic("bug in report: a cell that is no JSON: " + err.Error())
			}
		}
		b.WriteByte('}')
	}
	b.WriteByte(']')
	return json.RawMessage(b.Bytes())
}

func writeMember(b *bytes.Buffer, key string, value any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(key); err != nil {
		return err
	}
	b.WriteByte(':')
	return e.Encode(value)
}

// jsonCell returns a cell as JSON takes it: cleaned, rounded, null for no number.
func jsonCell(cell any) any {
	switch v := cell.(type) {
	case string:
		return wording.Clean(v)
	case float64:
		return plainNumber(v)
	case scenario.Triple[float64]:
		return tripleJSON{plainNumber(v.Low), plainNumber(v.Base), plainNumber(v.High)}
	case nil, bool, int:
		return v
	}
	return nil
}

// tripleJSON is one figure per estimate; null where there is none.
type tripleJSON struct {
	Low  *float64 `json:"low"`
	Base *float64 `json:"base"`
	High *float64 `json:"high"`
}

// columnKey returns what programs call a column: its key, else one made of its title.
func columnKey(c *subject.Column) string {
	if c.Key != "" {
		return wording.Clean(c.Key)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return '_'
	}, wording.Clean(c.Title))
}
