package data

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

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
