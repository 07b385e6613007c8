package shown

import "airumbrella/scenario"

// Recovery is what is to be kept of changes that were not saved, so that a crash,
// a closed window or a hasty end loses nothing.
type Recovery struct {
	clean *scenario.Scenario // as it was opened or saved last
	kept  *scenario.Scenario // what is in the file of this run; nil: there is none
	count int                // of writes asked for
}

// Saved notes that a scenario is in a file of its own.
func (r *Recovery) Saved(s *scenario.Scenario) { r.clean = s }

// Opened notes that a scenario was opened. Changes to the one before that were
// not saved stay in the file until there are others.
func (r *Recovery) Opened(s *scenario.Scenario) {
	r.clean, r.kept = s, nil
	r.count++
}

// Due is what the file is to hold, nil for nothing, where the scenario is now s;
// and whether it holds something else.
func (r *Recovery) Due(s *scenario.Scenario) (want *scenario.Scenario, due bool) {
	if s != r.clean {
		want = s
	}
	return want, want != r.kept
}

// Write is the number of the next write, from 1.
func (r *Recovery) Write() int {
	r.count++
	return r.count
}

// Kept notes what is in the file after a write, and reports whether that still
// counts: a later write, or another scenario, may have been asked for meanwhile.
func (r *Recovery) Kept(write int, s *scenario.Scenario) bool {
	if write < r.count {
		return false
	}
	r.kept = s
	return true
}
