package scenariofile

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
)

// checkInverse checks that what is written of a scenario reads as the same
// evaluation input, with the same digest, and is written the same again.
func checkInverse(t testing.TB, s *scenario.Scenario) {
	t.Helper()
	text := shown(t, s)
	back, err := Parse("shown.yaml", text, Options{})
	if err != nil {
		t.Fatalf("what is written is refused:\n%v\n%s", err, text)
	}
	want := *s
	if want.Package.Authorisation.Zone != scenario.ZoneRegions {
		want.Package.Authorisation.Regions = nil // have no meaning then
	}
	if want.Package.Authorisation.Zone != scenario.ZoneBorderStrip {
		want.Package.Authorisation.Strip = 0
	}
	if back.Digest != s.Digest {
		t.Errorf("digest %s after writing, %s before", back.Digest, s.Digest)
	}
	if diff := cmp.Diff(&want, back, sameScenario); diff != "" {
		t.Errorf("changes when written and read (-before +after):\n%s", diff)
	}
	if again := shown(t, back); string(again) != string(text) {
		t.Errorf("written differently the second time:\n%s", cmp.Diff(string(text), string(again)))
	}
}

// What a hostile trial found to be written as something else than was read.
func TestWritingIsTheInverseOfReading(t *testing.T) {
	const head = "version: 1\nname: x\nextends: package-four-legs\n"
	for name, text := range map[string]string{
		"a city that becomes a port":       head + "places: {add: [{id: kherson, kind: port}]}\n",
		"a Ukrainian name taken away":      head + "places: {add: [{id: kherson, name_uk: \"\"}]}\n",
		"a base without a kind":            head + "bases: [{id: LRCK, kind: \"\"}]\n",
		"a system without a description":   head + "systems: [{id: nasams, about: \"\"}]\n",
		"a threat without a name":          head + "threats: [{id: drone-low, name: \"\"}]\n",
		"a character that stands for none": head + "about: \"a: \ufffd, b\"\n",
		"a fire unit that becomes a radar": head + "systems: [{id: nasams, kind: sensor}]\n",
	} {
		s, err := Parse("x.yaml", []byte(text), Options{})
		if err != nil {
			t.Errorf("%s is refused: %v", name, err)
			continue
		}
		t.Run(name, func(t *testing.T) { checkInverse(t, s) })
	}
}

func TestWhatCouldNotBeReadAgainIsRefused(t *testing.T) {
	const head = "version: 1\nname: x\nextends: package-four-legs\n"
	var many strings.Builder
	many.WriteString(head + "places:\n  add:\n")
	for i := range 9_500 {
		fmt.Fprintf(&many, "  - {id: p%d, at: [31.%03d, 48.%03d], population: 900}\n", i, i%1000, i/1000)
	}
	for name, c := range map[string]struct {
		text string
		set  string
		want Code
	}{
		"places that take too much when written": {many.String(), "", WrittenTooLarge},
		"an id with blanks around it":            {head + "places: {add: [{id: \" a \", at: [31, 48]}]}\n", "", BlanksAround},
		"a system with blanks around it":         {head + "units: [{id: a, system: \" nasams \", at: lviv}]\n", "", BlanksAround},
		"a fighter's ceiling":                    {head, "systems.f-16c.ceiling=15km", ForeignToKind},
		"a fighter's floor":                      {head, "systems.f-16c.floor=1km", ForeignToKind},
		"a fighter's reloads":                    {head, "systems.f-16c.reloads=3", ForeignToKind},
		"a fighter's cycle":                      {head, "systems.f-16c.cycle=9s", ForeignToKind},
		"an empty name":                          {head, "name=", TextEmpty},
		"a system without an id":                 {head, "systems.nasams.id=", InFileAlone},
		"another id of a unit":                   {head, "units.fr-odesa.id=b", InFileAlone},
	} {
		var set []string
		if c.set != "" {
			set = []string{c.set}
		}
		_, err := Parse("x.yaml", []byte(c.text), Options{Set: set})
		var faults Faults
		if !errors.As(err, &faults) || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == c.want }) {
			t.Errorf("%s: %v, want %q", name, err, codes[c.want].reason)
		}
	}
}

// A figure that does not belong to a kind is refused, whatever the field: else it
// could change a result and not the digest.
func TestEveryFieldBelongsToAKindOrIsRefused(t *testing.T) {
	base := map[scenario.Kind]string{
		scenario.GBAD: "nasams", scenario.Fighter: "f-16c", scenario.Sensor: "", scenario.Network: "",
	}
	for _, s := range Systems() {
		if base[s.Kind] == "" {
			base[s.Kind] = s.ID
		}
	}
	values := []string{"0.5", "7km", "31s", "77m/s", "[UA-46]", "[drone]", "flat", "gun"}
	for kind, id := range base {
		system := catalogueSystem(id)
		head := fmt.Sprintf("version: 1\nname: x\nunits: [{id: a, system: %s, at: lviv}]\n", id)
		if kind == scenario.Fighter || system.Aircraft != nil {
			head = fmt.Sprintf("version: 1\nname: x\nunits: [{id: a, system: %s, at: LRCK}]\n", id)
		}
		before, err := Parse("x.yaml", []byte(head), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range scenario.SystemFields {
			f := &scenario.SystemFields[i]
			for _, v := range values {
				s, err := Parse("x.yaml", []byte(head), Options{Set: []string{"systems." + id + "." + f.Key + "=" + v}})
				if err != nil {
					continue
				}
				if a, b := before.System(&before.Units[0]), s.System(&s.Units[0]); s.Digest == before.Digest &&
					!cmp.Equal(a, b, sameScenario) {
					t.Errorf("%s of a %s: %s changes the system and not the digest", f.Key, kind, v)
				}
			}
		}
	}
}

// wantedMutants is how many changed files are to be accepted; in make hunt 10,000.
func wantedMutants() int {
	if os.Getenv("TWINS") != "" {
		return 10_000
	}
	return 100
}

// Whatever is accepted of files with lines changed, doubled, lost and exchanged at
// random is written as it was read.
func TestAcceptedMutantsRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(22, 2))
	var sources []string
	for _, name := range data.BuiltinNames() {
		text, _ := data.Builtin(name)
		sources = append(sources, string(text))
	}
	for _, text := range handStyled {
		sources = append(sources, text)
	}
	words := []string{"\"\"", "0", "1", "granted", "open", "[]", "{}", "now", "all", "10m", "[1, 2, 3]", "0.5", "kyiv", "city", "\" x \""}
	accepted, read := 0, 0
	for want := wantedMutants(); accepted < want && read < 20*want; read++ {
		lines := strings.Split(sources[r.IntN(len(sources))], "\n")
		for range 1 + r.IntN(2) {
			i, j := r.IntN(len(lines)), r.IntN(len(lines))
			switch r.IntN(4) {
			case 0:
				lines = slices.Delete(lines, i, i+1)
			case 1:
				lines[i], lines[j] = lines[j], lines[i]
			case 2:
				if key, _, ok := strings.Cut(lines[i], ": "); ok {
					lines[i] = key + ": " + words[r.IntN(len(words))]
				}
			case 3:
				if first, rest, ok := strings.Cut(lines[i], ": "); ok {
					parts := strings.Split(rest, ",")
					parts = slices.Delete(parts, 0, 1)
					lines[i] = first + ": {" + strings.TrimLeft(strings.Join(parts, ","), " ")
				}
			}
			if len(lines) == 0 {
				break
			}
		}
		s, err := Parse("mutant.yaml", []byte(strings.Join(lines, "\n")), Options{})
		if err != nil {
			continue
		}
		accepted++
		if checkInverse(t, s); t.Failed() {
			t.Fatalf("of the file\n%s", strings.Join(lines, "\n"))
		}
	}
	t.Logf("%d of %d are accepted", accepted, read)
	if accepted < wantedMutants() {
		t.Errorf("only %d of %d are accepted", accepted, read)
	}
}

// What a file extends that is no scenario is not quoted.
func TestAForeignFileIsNotQuoted(t *testing.T) {
	dir := t.TempDir()
	writeText(t, dir+"/secrets.yaml", "password: hunter2\nkeys: [abc, def]\n")
	writeText(t, dir+"/broken.txt", "root:x:0:0: [secret\n")
	for _, name := range []string{"secrets.yaml", "broken.txt"} {
		writeText(t, dir+"/mine.yaml", "version: 1\nname: x\nextends: "+name+"\n")
		_, err := Load(dir+"/mine.yaml", Options{})
		if err == nil || strings.Contains(err.Error(), "secret\n") || strings.Contains(err.Error(), "hunter2") ||
			strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), "root") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func writeText(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
