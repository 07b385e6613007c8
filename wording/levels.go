package wording

import "airumbrella/scenario"

// levelRow is every wording of one command level.
type levelRow struct {
	field  string // in the field's terms
	plain  string // in a reader's words
	tracks string // what becomes of tracks
}

// levels is the table of command levels.
var levels = [scenario.HighestLevel + 1]levelRow{
	{"stand-alone", "every unit for itself", "every unit alone"},
	{"cueing", "shared warning", "shared as a warning"},
	{"launch-on-remote", "launch on shared tracks", "shared for launch"},
	{"engage-on-remote", "engage on shared tracks", "shared to the end"},
}

// levelOf returns the row of a level, the nearest one for what is none.
func levelOf(level int) *levelRow { return &levels[min(max(level, 0), len(levels)-1)] }

// levelName returns the name of a command level in the field's terms:
// "cueing".
func levelName(level int) string { return levelOf(level).field }

// LevelWords returns a command level in a reader's words: "shared warning".
func LevelWords(level int) string { return levelOf(level).plain }

// LevelTracks returns what becomes of tracks at a command level: "shared as a
// warning".
func LevelTracks(level int) string { return levelOf(level).tracks }

// commandWords returns the level of command and who provides it.
func commandWords(s *scenario.Scenario) string {
	words := LevelWords(s.Package.C2.Level)
	if provider := s.Package.C2.Provider; provider != "" {
		words += " provided by " + CountrySubject(s, provider)
	}
	return words
}

// pictures is the table of whose sensors groups use.
var pictures = map[scenario.Picture]string{
	scenario.SharedPicture:   "one picture with Ukraine",
	scenario.SeparatePicture: "separate pictures",
}

// PictureWords returns whose sensors groups use; a picture that is not stated is
// separate.
func PictureWords(p scenario.Picture) string {
	if words, ok := pictures[p]; ok {
		return words
	}
	return pictures[scenario.SeparatePicture]
}

// approaches is the table of the sides from which threats may come.
var approaches = map[scenario.Approach]string{
	scenario.OutsideAllies: "not over the soil of NATO members at base and high, from any side at low",
	scenario.AnySide:       "from any side",
}

// ApproachWords returns from which sides threats may come; one that is not stated is
// outside the allies.
func ApproachWords(a scenario.Approach) string {
	if words, ok := approaches[a]; ok {
		return words
	}
	return approaches[scenario.OutsideAllies]
}
