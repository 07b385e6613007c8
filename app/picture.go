package app

import (
	"airumbrella/data"
	"airumbrella/report/subject"
)

// Picture returns how pictures are drawn from the command line and from the planner
// alike: at the usual size, with the great rivers.
func Picture() subject.Picture {
	p := subject.Picture{Scale: 2}
	for _, r := range data.Rivers() {
		if r.Rank <= greatRivers {
			p.Rivers = append(p.Rivers, r.Line)
		}
	}
	return p
}

// greatRivers is the rank of the least river that a picture shows.
const greatRivers = 4
