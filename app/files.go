package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Files are the user's scenarios, pictures and planner's state, and the names of
// what is built in. The zero value keeps no unsaved changes and remembers no file,
// see [NewFiles].
type Files struct{ *desk }

// desk is what a planner has in hand: the files that it has seen and its own
// unsaved changes.
type desk struct {
	seen    seen
	unsaved unsaved
	limit   int // see Limit
}

// NewFiles returns files that keep changes that were not saved.
func NewFiles() Files { return Files{new(desk)} }

// Limit sets how many checks a scenario may take that is opened by a name or path alone;
// 0 means [MostChecks]. It is called before any is opened.
func (f Files) Limit(most int) { f.limit = most }

// most is what Limit was told.
func (f Files) most() int {
	if f.desk == nil {
		return 0
	}
	return f.limit
}

// Names lists the built-in scenarios.
func (Files) Names() []string { return data.BuiltinNames() }

// FindPlace is the places that a typed query may mean, the best first.
func (Files) FindPlace(query string, places []scenario.Place) []int {
	place, candidates := data.Find(query, places)
	if place != nil {
		candidates = []*scenario.Place{place}
	}
	var found []int
	for _, c := range candidates {
		if i := slices.IndexFunc(places, func(p scenario.Place) bool { return p.ID == c.ID }); i >= 0 {
			found = append(found, i)
		}
	}
	return found
}

// ParseSwitch reads a change as --set takes it.
func (Files) ParseSwitch(change string) scenario.Switch { return scenariofile.ParseSwitch(change) }

// Export writes the map as a picture of the kind that the path ends in, and returns
// the path of it: where a file of that name is there, it has a number.
func (f Files) Export(path string, r *coverage.Result, threat int) (string, error) {
	format := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if !report.IsPicture(format) {
		return "", fmt.Errorf("%s: the name ends in .svg or .png", path)
	}
	view := subject.View{Threat: r.At(threat).Threat.ID, Picture: Picture()}
	o := r.Options
	o.GroundOf = view.Threat
	granted, err := grantedGround(context.Background(), new(coverage.Evaluator), r.Scenario, o)
	if err != nil {
		return "", err
	}
	view.Picture.Granted = granted
	sealed := *r
	sealed.Scenario = scenariofile.Sealed(r.Scenario)
	var file bytes.Buffer
	if err := report.Write(&file, format, report.Coverage.Of(&subject.Coverage{Result: &sealed}), view); err != nil {
		return "", err
	}
	return f.create(path, file.Bytes())
}

// create writes a file that is not there yet, under another number where it is, and
// returns its path.
func (f Files) create(path string, content []byte) (string, error) {
	for {
		free := f.Free(path)
		if err := scenariofile.CreateFile(free, content); !errors.Is(err, fs.ErrExist) {
			return free, err
		}
	}
}
