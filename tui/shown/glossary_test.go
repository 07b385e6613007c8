package shown

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"airumbrella/wording"
)

// Every word that the planner explains is explained in docs/model.md, in bold, and every
// gate has its heading there, in the order of the gates.
func TestModelPageExplainsEveryWordAndGate(t *testing.T) {
	read, err := os.ReadFile("../../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(strings.ToLower(string(read))), " ")
	for _, g := range Glossary {
		if !strings.Contains(page, "**"+g.Word+"**") {
			t.Errorf("docs/model.md does not explain %q in bold: the planner's glossary does", g.Word)
		}
	}
	var headings []string
	for _, found := range regexp.MustCompile(`(?m)^### (.+)$`).FindAllStringSubmatch(string(read), -1) {
		headings = append(headings, found[1])
	}
	if gates := wording.GateNames(); !slices.Equal(headings, gates) {
		t.Errorf("docs/model.md has the gates %v, want %v", headings, gates)
	}
}
