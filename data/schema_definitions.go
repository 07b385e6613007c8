package data

import (
	"slices"
	"strings"

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
	s = append(s, scenarioTable.mappingSchema(false, required("version", "name"))()...)
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
	length := schema{
		{"description", "a length with its unit: km, m or nmi"}, {"type", "string"}, {"maxLength", 64},
		{"pattern", "^" + numberPattern + " *(km|m|nmi)$"},
	}
	speed := schema{
		{"description", "a speed with its unit: km/h, m/s or kn"}, {"type", "string"}, {"maxLength", 64},
		{"pattern", "^" + numberPattern + " *(km/h|m/s|kn)$"},
	}
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
	filter := filterTable.mappingSchema(true)()
	return schema{
		{"system", systemTable.mappingSchema(false, required("id"))()},
		{"unit", unitTable.mappingSchema(false, required("id"))()},
		{"base", baseTable.mappingSchema(false, required("id"))()},
		{"place", placeTable.mappingSchema(false, required("id"))()},
		{"places", filter.with("properties", append(filter.get("properties"), places.get("properties")...))},
		{"remove", schema{
			{"type", orNull("object", true)}, {"additionalProperties", false},
			{"properties", schema{{"units", listSchema(true, ref("id"))()}, {"bases", listSchema(true, ref("id"))()}}},
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
