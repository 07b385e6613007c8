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

// pictureRow is every wording of whose sensors groups use.
type pictureRow struct{ words, change, brief string }

// pictures is the table of whose sensors groups use.
var pictures = map[scenario.Picture]pictureRow{
	scenario.SharedPicture: {
		"one picture with Ukraine", "allies and Ukraine share one picture", "one, with Ukraine",
	},
	scenario.SeparatePicture: {"separate pictures", "allies and Ukraine keep separate pictures", "separate"},
}

// pictureOf returns the row of a picture; one that is not stated is separate.
func pictureOf(p scenario.Picture) pictureRow {
	if row, ok := pictures[p]; ok {
		return row
	}
	return pictures[scenario.SeparatePicture]
}

// PictureWords returns whose sensors groups use.
func PictureWords(p scenario.Picture) string { return pictureOf(p).words }

// PictureBriefly returns the same in a word or two.
func PictureBriefly(p scenario.Picture) string { return pictureOf(p).brief }

// approachRow is every wording of the sides from which threats may come.
type approachRow struct{ words, change, brief string }

// approaches is the table of the sides from which threats may come.
var approaches = map[scenario.Approach]approachRow{
	scenario.OutsideAllies: {
		"not over the soil of NATO members at base and high, from any side at low",
		"threats come not over the soil of NATO members", "not over NATO soil",
	},
	scenario.AnySide: {"from any side", "threats come from any side", "from any side"},
}

// approachOf returns the row of an approach; one that is not stated is outside the
// allies.
func approachOf(a scenario.Approach) approachRow {
	if row, ok := approaches[a]; ok {
		return row
	}
	return approaches[scenario.OutsideAllies]
}

// ApproachWords returns from which sides threats may come.
func ApproachWords(a scenario.Approach) string { return approachOf(a).words }

// ApproachBriefly returns the same in a few words.
func ApproachBriefly(a scenario.Approach) string { return approachOf(a).brief }
