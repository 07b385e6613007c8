package scenariofile

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameScenario compares everything that an evaluation sees. What the scenario
// extended is not written again.
var sameScenario = cmp.Options{
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreFields(scenario.Scenario{}, "Extends", "World", "Changed"), // how it was read
	cmpopts.IgnoreUnexported(scenario.Scenario{}), // its revision
}

// shown is what show prints of a scenario.
func shown(t testing.TB, s *scenario.Scenario) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		s, err := Load(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := shown(t, s)
		back, err := Parse("shown.yaml", text, Options{})
		if err != nil {
			t.Errorf("%s as shown is refused:\n%v", name, err)
			continue
		}
		want := *s
		if want.Package.Authorisation.Zone != scenario.ZoneRegions {
			want.Package.Authorisation.Regions = nil
		}
		if diff := cmp.Diff(&want, back, sameScenario); diff != "" {
			t.Errorf("%s changes when written and read (-before +after):\n%s", name, diff)
		}
		if again := shown(t, back); !bytes.Equal(again, text) {
			t.Errorf("%s is written differently the second time", name)
		}
	}
}

func TestSaveReplacesTheFileWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	if err := os.WriteFile(path, []byte(strings.Repeat("old\n", 100_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Load(data.Default, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := Whole(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, text); err != nil {
		t.Fatal(err)
	}
	back, err := Load(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if back.Digest != s.Digest {
		t.Errorf("digest %s after saving, %s before", back.Digest, s.Digest)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("%d files beside the saved one, want none", len(entries)-1)
	}
}
