package siting

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
)

// WriteMPS writes the problem as it stands, unreduced, in free MPS format, which GLPK, CBC
// and HiGHS read. The objective is to be minimised and is the weight with its sign turned:
// the optimum is minus the value. Column xJ is candidate J, yI is demand I, from 0.
func (p *Problem) WriteMPS(w io.Writer, name string) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "* %s\n* minimise minus the weight covered; xJ: candidate J is chosen, yI: demand I is covered\n", name)
	fmt.Fprintf(b, "NAME siting FREE\nROWS\n N weight\n")
	for k := range p.Most {
		fmt.Fprintf(b, " L most%d\n", k)
	}
	for l := range p.Limits {
		fmt.Fprintf(b, " L limit%d\n", l)
	}
	for a := range p.Apart {
		fmt.Fprintf(b, " L apart%d\n", a)
	}
	for f := range p.Floors {
		fmt.Fprintf(b, " G floor%d\n", f)
	}
	columns := make([][]entry, p.Candidates)
	for i := range p.Demands {
		for c, clause := range p.Demands[i].Clauses {
			row := fmt.Sprintf("c%d_%d", i, c)
			fmt.Fprintf(b, " G %s\n", row)
			for _, j := range clause.By {
				columns[j] = append(columns[j], entry{row, 1})
			}
		}
	}
	p.limitColumns(columns)
	fmt.Fprintf(b, "COLUMNS\n MARKER 'MARKER' 'INTORG'\n")
	for j, column := range columns {
		writeColumn(b, "x"+strconv.Itoa(j), column)
	}
	for i := range p.Demands {
		writeColumn(b, "y"+strconv.Itoa(i), p.demandColumn(i))
	}
	fmt.Fprintf(b, " MARKER 'MARKER' 'INTEND'\n")
	p.writeSides(b)
	return b.Flush()
}

// entry is a number of a column, by row.
type entry struct {
	row    string
	amount float64
}

func writeColumn(b *bufio.Writer, name string, column []entry) {
	for _, e := range column {
		fmt.Fprintf(b, " %s %s %s\n", name, e.row, number(e.amount))
	}
}

// number writes a float so that it reads back the same.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// limitColumns adds what each candidate takes of the limits.
func (p *Problem) limitColumns(columns [][]entry) {
	for j := range columns {
		columns[j] = append(columns[j], entry{fmt.Sprintf("most%d", p.kind(int32(j))), 1})
	}
	for l := range p.Limits {
		for _, s := range p.Limits[l].Shares {
			columns[s.Candidate] = append(columns[s.Candidate], entry{fmt.Sprintf("limit%d", l), s.Amount})
		}
	}
	for a, pair := range p.Apart {
		for _, j := range pair {
			columns[j] = append(columns[j], entry{fmt.Sprintf("apart%d", a), 1})
		}
	}
}

func (p *Problem) demandColumn(i int) []entry {
	d := &p.Demands[i]
	column := []entry{{"weight", -d.Weight}}
	for c, clause := range d.Clauses {
		column = append(column, entry{fmt.Sprintf("c%d_%d", i, c), -float64(clause.Need)})
	}
	if d.Floor > 0 {
		column = append(column, entry{fmt.Sprintf("floor%d", d.Floor-1), d.Weight})
	}
	return column
}

// writeSides writes the right-hand sides and the bounds.
func (p *Problem) writeSides(b *bufio.Writer) {
	fmt.Fprintf(b, "RHS\n")
	for k, most := range p.Most {
		fmt.Fprintf(b, " RHS most%d %d\n", k, most)
	}
	for l := range p.Limits {
		fmt.Fprintf(b, " RHS limit%d %s\n", l, number(p.Limits[l].Most))
	}
	for a := range p.Apart {
		fmt.Fprintf(b, " RHS apart%d 1\n", a)
	}
	for f, least := range p.Floors {
		fmt.Fprintf(b, " RHS floor%d %s\n", f, number(least))
	}
	fmt.Fprintf(b, "BOUNDS\n")
	for j := range p.Candidates {
		fmt.Fprintf(b, " UP BND x%d 1\n", j)
	}
	for i := range p.Demands {
		most := 1
		if len(p.Demands[i].Clauses) == 0 {
			most = 0
		}
		fmt.Fprintf(b, " UP BND y%d %d\n", i, most)
	}
	fmt.Fprintf(b, "ENDATA\n")
}
