package report

import (
	"fmt"

	"airumbrella/report/subject"
)

// Beside returns the texts of the files that stand beside a PNG of a subject, such as a
// world file, by what their names end in; the picture's own name without ".png" comes
// before it. A subject that is no picture has none.
func Beside(s Subject, v subject.View) (map[string]string, error) {
	if !s.has(inPicture) {
		return nil, fmt.Errorf("%s is written as no picture", s.kind)
	}
	d, err := s.drawing(v)
	if err != nil {
		return nil, err
	}
	return d.Beside(), nil
}
