package scenario

// Grade says how well a figure is founded.
type Grade string

// The grades, from best to weakest: a maker's or ministry's own figure; the
// press, named and dated, that states it; general knowledge still to be verified; an assumption of
// this program.
const (
	GradeA Grade = "A"
	GradeB Grade = "B"
	GradeC Grade = "C"
	GradeD Grade = "D"
)

// Grades lists the grades, from best to weakest.
var Grades = [...]Grade{GradeA, GradeB, GradeC, GradeD}

// Provenance is where a figure comes from.
type Provenance struct {
	Grade  Grade
	Source string
	AsOf   string // ISO date or month, as in the file
}
