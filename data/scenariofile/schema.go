package scenariofile

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Schema returns the JSON Schema (2020-12) of scenario files. It follows from
// the tables that read and write them. It cannot say everything that the
// reader checks: ids that must exist, numbers that must ascend, and sums of
// fields are the reader's alone.
func Schema() []byte {
	s := schema{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "airumbrella scenario"},
		{"description", "A package of guarantees, the notional units it brings, the places in play and the threats. " +
			"Three numbers [low, base, high] ascend."},
	}
	s = append(s, scenarioTable.mappingSchema(false, required(scenarioNeeds...))()...)
	definitions := slices.Concat(
		quantityDefinitions(), wordDefinitions(), packageDefinitions(),
		partDefinitions(scenario.SystemFields), objectDefinitions(),
		partDefinitions(scenario.ThreatFields), threatDefinitions(),
	)
	return []byte(append(s, member{"$defs", definitions}).print())
}

// required names the keys that a mapping must have.
func required(keys ...string) member { return member{"required", anyOf(keys)} }

// The text of a number before its unit.
const numberPattern = `(\+?([0-9]+(\.[0-9]*)?|\.[0-9]+))`

// quantityDefinitions is the numbers with a unit, and those without one that
// many fields hold.
func quantityDefinitions() schema {
	withUnit := func(what string, units []string) schema {
		return schema{
			{"description", what + " with its unit: " + oneOf(units)}, {"type", "string"}, {"maxLength", geo.LongestQuantity},
			{"pattern", "^" + numberPattern + " *(" + strings.Join(units, "|") + ")$"},
		}
	}
	length, speed := withUnit("a length", geo.LengthUnits()), withUnit("a speed", geo.SpeedUnits())
	duration := schema{
		{"description", "a duration as Go writes it, such as 1h30m or 15s"}, {"type", "string"},
		{"pattern", `^\+?(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$`},
	}
	s := schema{
		{"length", length}, {"lengths", oneOrThree(ref("length"))()},
		{"speed", speed}, {"speeds", oneOrThree(ref("speed"))()},
		{"duration", duration}, {"durations", oneOrThree(ref("duration"))()},
	}
	for _, d := range numberDefinitions {
		s = append(s, member{d.name, oneOrThree(numberSchema(d.low, d.high))()})
	}
	return s
}

// wordDefinitions is ids, dates, positions, classes and sources.
func wordDefinitions() schema {
	coordinate := func(low, high float64) schema { return numberSchema(low, high)() }
	return schema{
		{"id", schema{{"type", "string"}, {"minLength", 1}, {"maxLength", idLength}}},
		{"date", schema{{"type", "string"}, {"pattern", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"}}},
		{"position", schema{
			{"description", "[longitude, latitude] in degrees"}, {"type", "array"},
			{"prefixItems", []any{coordinate(westmost, eastmost), coordinate(southmost, northmost)}},
			{"items", false}, {"minItems", 2},
		}},
		{"class", oneWordOf(scenario.ClassKeys())()},
		{"provenance", provenanceTable.mappingSchema(false)()},
	}
}

// packageDefinitions is the package and what it consists of.
func packageDefinitions() schema {
	authorisation := authorisationTable.mappingSchema(true)()
	var conditions []any
	for _, need := range zoneNeeds {
		others := slices.DeleteFunc(slices.Clone(scenario.Zones[:]), func(z scenario.Zone) bool { return z == need.zone })
		conditions = append(conditions, schema{
			{"if", schema{
				{"type", "object"}, required("zone"), {"properties", schema{{"zone", oneWordOf(others)()}}},
			}},
			{"then", schema{{"not", schema{required(need.name)}}}},
		})
	}
	permission := either(oneWordOf(scenario.PermissionStates[:]), permissionTable.mappingSchema(false))
	return schema{
		{"permission", permission()},
		{"delay", byClassSchema(delayQ.threeSchema)()},
		{"package", packageTable.mappingSchema(true)()},
		{"authorisation", append(authorisation, member{"allOf", conditions})},
	}
}

// partDefinitions is the mappings that hold some fields of the catalogue.
func partDefinitions[T any](fields []scenario.Field[T]) (s schema) {
	for i := range fields {
		f := &fields[i]
		if group, ok := f.Value.(scenario.Group[T]); ok && !group.ByClass {
			name := f.Key[strings.LastIndex(f.Key, ".")+1:]
			s = append(s, member{name, catalogueTable(fields, f.Key+".").mappingSchema(false)()})
		}
	}
	return s
}

// objectDefinitions is what lists of a scenario hold.
func objectDefinitions() schema {
	places := table[draft]{addField}.mappingSchema(true)()
	var lists schema
	for _, list := range removable {
		lists = append(lists, member{list, listSchema(true, ref("id"))()})
	}
	filter := filterTable.mappingSchema(true)()
	return schema{
		{"system", systemTable.mappingSchema(false, required("id"))()},
		{"unit", unitTable.mappingSchema(false, required("id"))()},
		{"base", baseTable.mappingSchema(false, required("id"))()},
		{"place", placeTable.mappingSchema(false, required("id"))()},
		{"places", filter.with("properties", append(filter.get("properties"), places.get("properties")...))},
		{"remove", schema{
			{"type", orNull("object", true)}, {"additionalProperties", false},
			{"properties", lists},
		}},
	}
}

// threatDefinitions is a threat by its id, or in full.
func threatDefinitions() schema {
	var builtin []any
	for _, t := range threats().list {
		builtin = append(builtin, t.ID)
	}
	definition := threatTable.mappingSchema(false, required("id"))()
	properties := definition.get("properties")
	properties = properties.with("id", schema{
		{"allOf", []any{ref("id")(), schema{{"not", schema{{"const", scenario.WorstID}}}}}},
	})
	named := schema{
		{"description", "a built-in threat, or one that the extended scenario defines"},
		{"type", "string"}, {"minLength", 1}, {"maxLength", idLength},
	}
	return schema{
		{"threat", schema{{"oneOf", []any{named, ref("threatDefinition")()}}}},
		{"threatDefinition", append(definition.with("properties", properties),
			member{"if", schema{{"properties", schema{{"id", schema{{"enum", builtin}}}}}}},
			member{"else", schema{required(neededKeys(scenario.ThreatFields, new(scenario.Threat))...)}},
		)},
	}
}

// schema is an object of the JSON Schema: its members in the order in which
// they are printed.
type schema []member

// member is one member of an object; its value is a schema, a list, a text, a
// number or a truth value.
type member struct {
	key   string
	value any
}

// get returns the object that is the value of a key; nil for none.
func (s schema) get(key string) schema {
	for _, m := range s {
		if m.key == key {
			object, _ := m.value.(schema)
			return object
		}
	}
	return nil
}

// with returns the object with another value of a key that it has.
func (s schema) with(key string, value any) schema {
	changed := slices.Clone(s)
	for i := range changed {
		if changed[i].key == key {
			changed[i].value = value
		}
	}
	return changed
}

// schemaFunc makes the schema of a value. It is called only where the schema is
// printed.
type schemaFunc func() schema

// always returns a schema that is the same at all times.
func always(s schema) schemaFunc { return func() schema { return s } }

// ref returns the schema that a definition gives.
func ref(definition string) schemaFunc { return always(schema{{"$ref", "#/$defs/" + definition}}) }

// described returns a schema with a line that explains it.
func described(doc string, f schemaFunc) schemaFunc {
	return func() schema { return append(schema{{"description", doc}}, f()...) }
}

// either returns the schema of what has one of several.
func either(several ...schemaFunc) schemaFunc {
	return func() schema {
		var list []any
		for _, f := range several {
			list = append(list, f())
		}
		return schema{{"oneOf", list}}
	}
}

// oneWordOf returns the schema of one of a few known words.
func oneWordOf[W ~string](known []W) schemaFunc {
	return func() schema { return schema{{"enum", anyOf(known)}} }
}

// anyOf returns words as a list of the schema.
func anyOf[W ~string](words []W) []any {
	list := make([]any, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return list
}

// listSchema returns the schema of a list; hollow says that nothing need stand
// in it.
func listSchema(hollow bool, item schemaFunc, besides ...member) schemaFunc {
	return func() schema {
		s := schema{{"type", orNull("array", hollow)}, {"items", item()}}
		return append(s, besides...)
	}
}

// unique says that a list holds nothing twice.
var unique = member{"uniqueItems", true}

// orNull returns a type, or that type and null where nothing need stand there.
func orNull(name string, hollow bool) any {
	if hollow {
		return []any{name, "null"}
	}
	return name
}

// textSchema returns the schema of a text of at most so many characters.
func textSchema(longest int) schemaFunc {
	return always(schema{{"type", "string"}, {"maxLength", longest}})
}

// numberSchema returns the schema of a bare number within a range.
func numberSchema(low, high float64) schemaFunc {
	return always(schema{{"type", "number"}, {"minimum", low}, {"maximum", high}})
}

// numberDefinitions is the ranges of bare numbers that many fields have, and
// what they are called in the schema.
var numberDefinitions = []struct {
	name      string
	low, high float64
}{{"shares", 0, 1}, {"counts", 0, 100_000}}

// threeNumbersSchema returns the schema of one or three bare numbers within a
// range.
func threeNumbersSchema(low, high float64) schemaFunc {
	for _, d := range numberDefinitions {
		if d.low == low && d.high == high {
			return ref(d.name)
		}
	}
	return oneOrThree(numberSchema(low, high))
}

// oneOrThree returns the schema of one value for all estimates, or three.
func oneOrThree(f schemaFunc) schemaFunc {
	return either(f, func() schema {
		return schema{{"type", "array"}, {"items", f()}, {"minItems", 3}, {"maxItems", 3}}
	})
}

// mappingSchema returns the schema of a mapping with the keys of a table.
func (t table[T]) mappingSchema(hollow bool, besides ...member) schemaFunc {
	return func() schema {
		var properties schema
		for _, f := range t {
			properties = append(properties, member{f.name, f.schema()})
		}
		s := schema{{"type", orNull("object", hollow)}, {"additionalProperties", false}}
		return append(append(s, besides...), member{"properties", properties})
	}
}

// keyedSchema returns the schema of a mapping from keys to values.
func keyedSchema(hollow bool, key, value schemaFunc) schemaFunc {
	return func() schema {
		return schema{{"type", orNull("object", hollow)}, {"propertyNames", key()}, {"additionalProperties", value()}}
	}
}

// schemaWidth is the longest line that an object or list is printed on.
const schemaWidth = 120

// print writes a value of the schema: on one line where it fits, else member by
// member.
func (s schema) print() string {
	var b strings.Builder
	printValue(&b, s, 0, 0)
	return b.String() + "\n"
}

// printValue writes a value at an indentation, behind so many columns of its
// line.
func printValue(b *strings.Builder, value any, indent, column int) {
	line := oneLineJSON(value)
	object, isObject := value.(schema)
	list, isList := value.([]any)
	if !isObject && !isList || indent > 0 && column+utf8.RuneCountInString(line) < schemaWidth {
		b.WriteString(line)
		return
	}
	open, shut := "{", "}"
	if isList {
		open, shut = "[", "]"
		for _, item := range list {
			object = append(object, member{"", item})
		}
	}
	b.WriteString(open)
	for i, m := range object {
		if i > 0 {
			b.WriteByte(',')
		}
		start := strings.Repeat(" ", indent+2)
		if isObject {
			start += oneLineJSON(m.key) + ": "
		}
		b.WriteString("\n" + start)
		printValue(b, m.value, indent+2, utf8.RuneCountInString(start))
	}
	b.WriteString("\n" + strings.Repeat(" ", indent) + shut)
}

// oneLineJSON returns a value of the schema on one line.
func oneLineJSON(value any) string {
	var parts []string
	switch v := value.(type) {
	case schema:
		for _, m := range v {
			parts = append(parts, oneLineJSON(m.key)+": "+oneLineJSON(m.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, item := range v {
			parts = append(parts, oneLineJSON(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic("bug in the schema: " + err.Error())
	}
	return string(text)
}
