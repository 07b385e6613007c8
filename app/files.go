package app

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/adrg/xdg"
)

// Files are the user's scenarios, pictures and planner's state, and the names of
// what is built in. The zero value keeps no unsaved changes, see [NewFiles].
type Files struct{ *unsaved }

// NewFiles returns files that keep changes that were not saved.
func NewFiles() Files { return Files{new(unsaved)} }

// Load reads a built-in scenario by name or a file by path.
func (Files) Load(ref string) (*scenario.Scenario, error) {
	return scenariofile.Load(ref, scenariofile.Options{})
}

// Save writes the scenario as a file that the command line reads.
func (Files) Save(path string, s *scenario.Scenario) error { return scenariofile.Save(path, s) }

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

// Export writes the map as a picture of the kind that the path ends in.
func (Files) Export(path string, r *coverage.Result, threat int) error {
	format := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if !report.IsPicture(format) {
		return fmt.Errorf("%s: the name ends in .svg or .png", path)
	}
	granted, err := grantedGround(context.Background(), r.Scenario, r.Options)
	if err != nil {
		return err
	}
	view := subject.View{Threat: r.At(threat).Threat.ID, Picture: Picture()}
	view.Picture.Granted = granted
	sealed := *r
	sealed.Scenario = scenariofile.Sealed(r.Scenario)
	var file bytes.Buffer
	if err := report.Write(&file, format, report.Coverage.Of(&subject.Coverage{Result: &sealed}), view); err != nil {
		return err
	}
	return scenariofile.WriteFile(path, file.Bytes())
}

// statePath is where the planner keeps its layout between two runs: under the
// user's folder for state by the XDG rules.
func statePath() string { return filepath.Join(xdg.StateHome, "airumbrella", "planner.json") }

// maxState is the largest state that is read, in bytes.
const maxState = 64 << 10

// LoadState is what SaveState kept last, nil if nothing.
func (Files) LoadState() ([]byte, error) {
	info, err := os.Stat(statePath())
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxState {
		return nil, fmt.Errorf("%s is no state of the planner", statePath())
	}
	return os.ReadFile(statePath())
}

// SaveState keeps the layout.
func (Files) SaveState(state []byte) error {
	if err := os.MkdirAll(filepath.Dir(statePath()), 0o755); err != nil {
		return err
	}
	return scenariofile.WriteFile(statePath(), state)
}
