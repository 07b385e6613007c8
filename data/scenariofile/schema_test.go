package scenariofile

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compiledSchema is the shipped schema, compiled.
func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("scenario.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asJSON reads YAML with another reader than ours, so that the schema sees
// what other tools would show it.
func asJSON(text []byte) (any, error) {
	converted, err := yaml.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(converted))
}

func TestSchemaAcceptsEveryExample(t *testing.T) {
	schema := compiledSchema(t)
	examples := map[string][]byte{"starter": data.Starter()}
	for _, name := range data.BuiltinNames() {
		text, _ := data.Builtin(name)
		examples[name] = text
		s, err := Load(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		examples[name+" as shown"] = shown(t, s)
	}
	for name, text := range examples {
		value, err := asJSON(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStarterLoadsWithAndWithoutItsComments(t *testing.T) {
	if _, err := Parse("starter.yaml", data.Starter(), Options{}); err != nil {
		t.Errorf("the starter is refused:\n%v", err)
	}
}

// The grammars of Go's durations and of dates stand in the reader as calls, so
// that the schema's patterns are its own: they take what the reader takes.
func TestPatternsTakeWhatTheReaderTakes(t *testing.T) {
	pattern := func(definition schema) *regexp.Regexp {
		for _, m := range definition {
			if m.key == "pattern" {
				return regexp.MustCompile(m.value.(string))
			}
		}
		t.Fatal("no pattern")
		return nil
	}
	q, w := quantityDefinitions(), wordDefinitions()
	takes := map[string]func(string) bool{
		"length":   func(s string) bool { _, err := geo.ParseLength(s); return err == nil },
		"speed":    func(s string) bool { _, err := geo.ParseSpeed(s); return err == nil },
		"duration": func(s string) bool { _, ok := duration(0, math.MaxInt64, "").parse(s); return ok },
		"date": func(s string) bool {
			return slices.ContainsFunc(
				dayLayouts,
				func(layout string) bool { _, err := time.Parse(layout, s); return err == nil },
			)
		},
	}
	units := slices.Concat(geo.LengthUnits(), geo.SpeedUnits(), []string{"ns", "us", "µs", "ms", "s", "h", "d", "x", "%"})
	texts := []string{
		"",
		"2025",
		"2025-01",
		"2025-13",
		"2025-12-31",
		"2025-00-10",
		"2025-1-1",
		"20250",
		"1h30m",
		"1h30",
		"1 h",
		"0",
	}
	for _, number := range []string{"1", "+1", "1.5", ".5", "5.", "1e3", "0x1", "1_0", "..5", "1.2.3", "+", "1,5"} {
		for _, unit := range units {
			texts = append(texts, number+unit, number+" "+unit, unit+number, number)
		}
	}
	for name, reads := range takes {
		matches := pattern(append(q.get(name), w.get(name)...))
		for _, text := range texts {
			if got, want := matches.MatchString(text), reads(text); got != want {
				t.Errorf("%s: %q: the pattern takes it: %v, the reader: %v", name, text, got, want)
			}
		}
	}
}

// TestSchemaNamesTheFieldsThatAreRead ties the schema's properties to the
// reader's field tables.
func TestSchemaNamesTheFieldsThatAreRead(t *testing.T) {
	var schema struct {
		Properties map[string]any
		Defs       map[string]struct {
			Properties map[string]any
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	tables := map[string][]string{
		"package":          packageTable.names(),
		"authorisation":    authorisationTable.names(),
		"radar":            catalogueTable(scenario.SystemFields, "radar.").names(),
		"reference":        catalogueTable(scenario.SystemFields, "radar.reference.").names(),
		"system":           systemTable.names(),
		"unit":             unitTable.names(),
		"base":             baseTable.names(),
		"place":            placeTable.names(),
		"places":           append(filterTable.names(), "add"),
		"raids":            catalogueTable(scenario.ThreatFields, "raids.").names(),
		"threatDefinition": threatTable.names(),
		"provenance":       provenanceTable.names(),
		"remove":           {"units", "bases"},
	}
	check := func(name string, properties map[string]any, table []string) {
		t.Helper()
		got := slices.Sorted(maps.Keys(properties))
		slices.Sort(table)
		if diff := cmp.Diff(table, got); diff != "" {
			t.Errorf("%s: fields read (-) and properties of the schema (+) differ:\n%s", name, diff)
		}
	}
	check("scenario", schema.Properties, scenarioTable.names())
	for name, table := range tables {
		check(name, schema.Defs[name].Properties, table)
		delete(schema.Defs, name)
	}
	for name, def := range schema.Defs {
		if def.Properties != nil {
			t.Errorf("definition %s has properties that no table is compared with", name)
		}
	}
}

// The system of one's own that the starter shows, and a unit of it, are taken as they stand
// once their comment signs are gone.
func TestTheStartersOwnSystemIsTaken(t *testing.T) {
	before, own, found := strings.Cut(string(data.Starter()), "  # - id: my-sam")
	if !found {
		t.Fatal("the starter shows no system of one's own")
	}
	own, after, _ := strings.Cut("  # - id: my-sam"+own, "\n\n")
	own = regexp.MustCompile(`(?m)^  # `).ReplaceAllString(own, "  ")
	text := before + own + "\n\n" + strings.Replace(after, "system: nasams, at: lviv", "system: my-sam, at: lviv", 1)
	s, err := Parse("starter.yaml", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if u := s.Unit("my-lviv"); u == nil || s.System(u) == nil || s.System(u).Name != "My battery" {
		t.Errorf("the unit is %+v", u)
	}
}
