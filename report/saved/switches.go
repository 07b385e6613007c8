package saved

import (
	"encoding/json"
	"strings"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// switchesJSON is a list of changes as --set takes them. It is never nil in what is
// written; the first edition wrote one change as a text, or null, which is read too.
type switchesJSON []string

// UnmarshalJSON reads a list, a text or null.
func (s *switchesJSON) UnmarshalJSON(text []byte) error {
	*s = switchesJSON{}
	if len(text) > 0 && text[0] == '"' {
		var one string
		err := json.Unmarshal(text, &one)
		*s = switchesJSON{one}
		return err
	}
	var list []string
	err := json.Unmarshal(text, &list)
	*s = append(*s, list...)
	return err
}

// words returns the changes in one text, a blank between them; nil where there is
// none.
func (s switchesJSON) words() any {
	if len(s) == 0 {
		return nil
	}
	return strings.Join(s, " ")
}

// setsOf returns switches as --set takes them, without those that are none.
func setsOf(list ...scenario.Switch) switchesJSON {
	sets := switchesJSON{}
	for _, c := range list {
		if set := c.String(); set != "" {
			sets = append(sets, wording.Clean(set))
		}
	}
	return sets
}
