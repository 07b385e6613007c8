package sweep

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"airumbrella/scenario"
)

// WriteCSVHead writes the first line of a table as CSV: the row's number, the keys, and
// three columns for each threat.
func WriteCSVHead(w io.Writer, h *Header) error {
	record := []string{"i"}
	for _, k := range h.Vary {
		record = append(record, k.Name)
	}
	for _, id := range h.Threats {
		for _, e := range scenario.Estimates {
			record = append(record, id+" "+e.String())
		}
	}
	return writeRecords(w, [][]string{record})
}

// WriteCSV writes rows of a table as CSV.
func WriteCSV(w io.Writer, h *Header, rows []Row) error {
	records, d := make([][]string, len(rows)), h.design()
	for i, row := range rows {
		record := []string{strconv.Itoa(row.I)}
		for k, v := range d.digits(row.I) {
			record = append(record, d.value(k, v))
		}
		for _, people := range row.People {
			for _, n := range people {
				record = append(record, strconv.Itoa(n))
			}
		}
		records[i] = record
	}
	return writeRecords(w, records)
}

// writeRecords writes records, kept from being formulas in a spreadsheet.
func writeRecords(w io.Writer, records [][]string) error {
	for _, record := range records {
		for i, cell := range record {
			_, noNumber := strconv.ParseFloat(cell, 64)
			if noNumber != nil && strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				record[i] = "'" + cell
			}
		}
	}
	to := csv.NewWriter(w)
	return to.WriteAll(records)
}
