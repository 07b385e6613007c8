package data

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// row is one record of an embedded table. Its readers panic at a malformed
// field, which is a bug of the table.
type row struct {
	file   string
	line   int
	column map[string]int
	fields []string
}

// eachRow calls use with every record of an embedded table that has a header.
func eachRow(file, text string, use func(r row)) {
	reader := csv.NewReader(strings.NewReader(text))
	header, err := reader.Read()
	if err != nil {
		panic(fmt.Sprintf("bug in data/%s: %v", file, err))
	}
	column := make(map[string]int, len(header))
	for i, name := range header {
		column[name] = i
	}
	records, err := reader.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("bug in data/%s: %v", file, err))
	}
	for i, fields := range records {
		use(row{file, i + 2, column, fields})
	}
}

func (r row) text(name string) string {
	i, ok := r.column[name]
	if !ok {
		panic(fmt.Sprintf("bug in data/%s: no column %s", r.file, name))
	}
	return r.fields[i]
}

func (r row) number(name string) float64 {
	v, err := strconv.ParseFloat(r.text(name), 64)
	if err != nil {
		panic(fmt.Sprintf("bug in data/%s:%d: %s: %v", r.file, r.line, name, err))
	}
	return v
}

func (r row) whole(name string) int { return int(r.number(name)) }

// list is a field of several texts with semicolons between them.
func (r row) list(name string) []string {
	if r.text(name) == "" {
		return nil
	}
	return strings.Split(r.text(name), ";")
}

func (r row) position() orb.Point { return orb.Point{r.number("lon"), r.number("lat")} }
