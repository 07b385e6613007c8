package scenariofile

import (
	"slices"
	"strings"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// The mappings of systems and threats follow from the tables of their fields
// in package scenario: how a field is read, written and described is known
// here for each kind of value, and nothing of any one field.
var (
	systemTable = catalogueTable(scenario.SystemFields, "")
	threatTable = catalogueTable(scenario.ThreatFields, "")
)

// catalogueTable returns the keys of a mapping that holds the fields whose
// keys begin with a prefix.
func catalogueTable[T any](fields []scenario.Field[T], prefix string) (t table[T]) {
	for i := range fields {
		f := &fields[i]
		name, ok := keyBelow(f, prefix)
		if !ok {
			continue
		}
		t = append(t, when(f.States, withPart(f, catalogueField(fields, f, name))))
	}
	return t
}

// withPart reads a field only into what has the part that it lies in; what a
// system cannot have is refused by its kind.
func withPart[T any](f *scenario.Field[T], entry field[T]) field[T] {
	if _, group := f.Value.(scenario.Group[T]); group {
		return entry
	}
	read := entry.read
	entry.read = func(d *decoder, n *node, into *T) {
		if f.Value.Has(into) {
			read(d, n, into)
		}
	}
	return entry
}

// keyBelow returns the key of a field within the mapping whose fields begin
// with a prefix; ok is false where the field does not lie in it, or lies
// deeper.
func keyBelow[T any](f *scenario.Field[T], prefix string) (key string, ok bool) {
	key, ok = strings.CutPrefix(f.Key, prefix)
	return key, ok && !strings.Contains(key, ".")
}

// keysBelow returns the keys, within their mapping, of the fields of which
// something holds.
func keysBelow[T any](
	fields []scenario.Field[T], prefix string, holds func(*scenario.Field[T]) bool,
) (keys []string) {
	for i := range fields {
		if key, ok := keyBelow(&fields[i], prefix); ok && holds(&fields[i]) {
			keys = append(keys, key)
		}
	}
	return keys
}

// catalogueField returns how a field of that name in its mapping is read and
// written.
func catalogueField[T any](fields []scenario.Field[T], f *scenario.Field[T], name string) field[T] {
	switch v := f.Value.(type) {
	case scenario.Identity[T]:
		return identity(name, v.At)
	case scenario.Text[T]:
		return text(name, v.Longest, v.At)
	case scenario.Word[T]:
		return knownWord(name, v)
	case scenario.ClassWord[T]:
		return classField(name, v)
	case scenario.ClassList[T]:
		entry := classesField(name, v.At)
		entry.schema = described(f.Doc, entry.schema)
		return entry
	case scenario.Ground[T]:
		return groundField(name, f.Doc, v)
	case scenario.Corners[T]:
		return envelopeField(name, v)
	case scenario.SourceList[T]:
		return sourcesField(name, f.Doc, v, scenario.SourceKeys(fields))
	case scenario.Group[T]:
		return groupField(fields, f, name, v)
	case scenario.Measure[T, geo.Length]:
		return measureField(f, name, v, metres[geo.Length])
	case scenario.Measure[T, geo.Height]:
		return measureField(f, name, v, metres[geo.Height])
	case scenario.Measure[T, geo.Speed]:
		return measureField(f, name, v, speed)
	case scenario.Measure[T, geo.Angle]:
		return measureField(f, name, v, degrees)
	case scenario.Measure[T, time.Duration]:
		return measureField(f, name, v, duration)
	case scenario.Measure[T, float64]:
		return measureField(f, name, v, number)
	}
	panic("bug in the tables of fields: nothing reads the value of " + f.Key)
}

// withEmptyTexts adds the texts that are empty where those of the catalogue's object
// of that id are not, to what is written of an object.
func withEmptyTexts[T any](n *node, fields []scenario.Field[T], of, under *T) *node {
	if under == nil {
		return n
	}
	for i := range fields {
		if v, ok := fields[i].Value.(scenario.Text[T]); ok && *v.At(of) == "" && *v.At(under) != "" {
			n.with(fields[i].Key, quotedText(""))
		}
	}
	return n
}

// measureField is one number or three.
func measureField[T any, V scenario.Number](
	f *scenario.Field[T], name string, m scenario.Measure[T, V],
	quantityOf func(low, high V, accepted string) quantity[V],
) field[T] {
	q := quantityOf(m.Accepted.Low, m.Accepted.High, m.Accepted.Words)
	if m.One != nil {
		return one(name, q, m.One)
	}
	return three(name, q, f.Better != scenario.MoreIsWorse, m.Three)
}

// knownWord is one of a few known words; an empty one is not written.
func knownWord[T any](name string, w scenario.Word[T]) field[T] {
	return field[T]{
		name:   name,
		schema: oneWordOf(w.Known),
		read: func(d *decoder, n *node, into *T) {
			if v, ok := oneWord(d, n, name, w.Known); ok {
				w.Set(into, v)
			}
		},
		write: func(from *T) *node { return textNode(w.Get(from)) },
	}
}

// groupField is a mapping that holds further fields.
func groupField[T any](fields []scenario.Field[T], f *scenario.Field[T], name string, g scenario.Group[T]) field[T] {
	inner := catalogueTable(fields, f.Key+".")
	if g.ByClass {
		return byClassField(name, f.Doc, inner, g.Common)
	}
	needed := keysBelow(fields, f.Key+".", func(f *scenario.Field[T]) bool { return f.Needed != nil })
	return field[T]{
		name:   name,
		schema: ref(name),
		read: func(d *decoder, n *node, into *T) {
			if g.Make != nil {
				g.Make(into)
			}
			inner.read(d, n, into)
			d.require(n, "a "+name, needed...)
		},
		write: inner.write,
	}
}

// classField is one threat class.
func classField[T any](name string, w scenario.ClassWord[T]) field[T] {
	return field[T]{
		name:   name,
		schema: ref("class"),
		read: func(d *decoder, n *node, into *T) {
			if key, ok := oneWord(d, n, name, scenario.ClassKeys()); ok {
				*w.At(into), _ = scenario.ParseClass(key)
			}
		},
		write: func(from *T) *node { return quotedText(w.At(from).String()) },
	}
}

// byClassField is a mapping from threat classes, with a field for each. Common
// says that one value may stand for every class, alone or as the default.
func byClassField[T any](name, doc string, classes table[T], common bool) field[T] {
	if !common {
		return field[T]{
			name:   name,
			schema: described(doc, keyedSchema(false, ref("class"), classes[0].schema)),
			read:   func(d *decoder, n *node, into *T) { readClasses(d, n, classes, into) },
			write:  classes.write,
		}
	}
	return field[T]{
		name:   name,
		schema: described(doc, byClassSchema(classes[0].schema)),
		read: func(d *decoder, n *node, into *T) {
			if value := commonValue(n); value != nil {
				everyClass(d, value, classes, into)
			}
			if n.form == mapping {
				readClasses(d, n, classes, into, defaultKey)
			}
		},
		write: func(from *T) *node {
			n := classes.write(from)
			for _, p := range n.pairs {
				if flowText(p.value) != flowText(n.pairs[0].value) {
					return n
				}
			}
			return n.pairs[0].value
		},
	}
}

// readClasses reads a mapping from threat classes into a field for each.
func readClasses[T any](d *decoder, n *node, classes table[T], into *T, besides ...string) {
	byClass(d, n, func(c scenario.Class, value *node) { classes[c].read(d, value, into) }, besides...)
}

// everyClass reads one value into the fields of all classes. A fault in it is
// noted once.
func everyClass[T any](d *decoder, n *node, classes table[T], into *T) {
	before := d.faults.count()
	for _, class := range classes {
		if class.read(d, n, into); d.faults.count() > before {
			return
		}
	}
}

// commonValue returns the value that stands for all classes, nil for none.
func commonValue(n *node) *node {
	if n.form == mapping {
		return n.get(defaultKey)
	}
	return n
}

// defaultKey is the key for all classes that are not named.
const defaultKey = "default"

// byClassSchema returns the schema of one value for all classes, or one for each.
func byClassSchema(value schemaFunc) schemaFunc {
	return either(value, func() schema {
		var properties schema
		for _, key := range append([]string{defaultKey}, scenario.ClassKeys()...) {
			properties = append(properties, member{key, value()})
		}
		return schema{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	})
}

// byClass reads the values of a mapping from threat classes.
func byClass(d *decoder, n *node, read func(c scenario.Class, value *node), besides ...string) {
	keys := scenario.ClassKeys()
	if n.form != mapping {
		d.refuse(n, WrongForm, "{"+strings.Join(keys, ": …, ")+": …}", "mapping by class")
		return
	}
	for _, p := range n.pairs {
		c, ok := scenario.ParseClass(p.key.text)
		if !ok && !slices.Contains(besides, p.key.text) {
			d.in(p.key.text, func() { d.unknown(p.key, "class", append(keys, besides...)) })
		}
		if ok {
			d.in(p.key.text, func() { read(c, p.value) })
		}
	}
}

// classesField is a list of threat classes.
func classesField[T any](name string, at func(*T) *scenario.ClassSet) field[T] {
	return field[T]{
		name:   name,
		schema: listSchema(false, ref("class"), unique),
		read: func(d *decoder, n *node, into *T) {
			chosen, ok := words(d, n, "class", scenario.ClassKeys())
			if !ok {
				return
			}
			var set scenario.ClassSet
			for _, w := range chosen {
				c, _ := scenario.ParseClass(w)
				set |= scenario.ClassSetOf(c)
			}
			*at(into) = set
		},
		write: func(from *T) *node {
			n := list()
			for _, c := range at(from).List() {
				n.items = append(n.items, quotedText(c.String()))
			}
			return n
		},
	}
}

// heldGround is the word for all that the government holds.
const heldGround = string(scenario.Government)

// groundField is a list of regions, or all that the government holds.
func groundField[T any](name, doc string, g scenario.Ground[T]) field[T] {
	const accepted = "government, or a list of regions such as [UA-46, UA-26]"
	return field[T]{
		name: name,
		schema: described(doc, either(oneWordOf([]string{heldGround}),
			listSchema(false, regionSchema, unique, member{"minItems", 1}))),
		read: func(d *decoder, n *node, into *T) {
			switch {
			case n.scalarText() == heldGround:
				*g.At(into) = nil
			case n.form == sequence && len(n.items) == 0:
				d.refuse(n, NothingInIt, accepted)
			case n.form == scalar && !n.doc.flag:
				d.misspelt(n, Unknown, d.nearest(n.text, []string{heldGround}), accepted, "territory")
			default:
				if codes, ok := d.codeList(n, "region", (*decoder).region); ok {
					*g.At(into) = codes
				}
			}
		},
		write: func(from *T) *node {
			if regions := *g.At(from); len(regions) > 0 {
				return wordList(regions)
			}
			return quotedText(heldGround)
		},
	}
}

// The words that stand for whole envelopes.
const (
	flatEnvelope  = "flat"
	curveEnvelope = "default"
)

// maxCorners is how many corners an envelope may have.
const maxCorners = 50

// envelopeField is the share of a range that is left at each altitude.
func envelopeField[T any](name string, c scenario.Corners[T]) field[T] {
	altitude := metres(c.Altitude.Low, c.Altitude.High, c.Altitude.Words)
	fraction := number(c.Fraction.Low, c.Fraction.High, c.Fraction.Words)
	corner := func() schema {
		return schema{
			{"type", "array"}, {"prefixItems", []any{altitude.schema(), fraction.schema()}}, {"items", false}, {"minItems", 2},
		}
	}
	return field[T]{
		name: name,
		schema: either(oneWordOf([]string{flatEnvelope, curveEnvelope}),
			listSchema(false, corner, member{"minItems", 1}, member{"maxItems", maxCorners})),
		read: func(d *decoder, n *node, into *T) {
			switch {
			case n.scalarText() == flatEnvelope:
				*c.At(into) = scenario.FlatEnvelope
			case n.scalarText() == curveEnvelope:
				*c.At(into) = nil
			default:
				*c.At(into) = readEnvelope(d, n, altitude, fraction)
			}
		},
		write: func(from *T) *node {
			envelope := *c.At(from)
			switch {
			case envelope == nil:
				return quotedText(curveEnvelope)
			case slices.Equal(envelope, scenario.FlatEnvelope):
				return quotedText(flatEnvelope)
			}
			n := list()
			for _, p := range envelope {
				n.items = append(n.items, list(written(altitude.format(p.Altitude)), written(fraction.format(p.Fraction))))
			}
			return n
		},
	}
}

func readEnvelope(d *decoder, n *node, altitude quantity[geo.Height], fraction quantity[float64]) scenario.Envelope {
	const accepted = "flat, default, or [[altitude, fraction], ...] with ascending altitudes, at most 50"
	if n.form != sequence || len(n.items) == 0 || len(n.items) > maxCorners {
		d.refuse(n, NotAnEnvelope, accepted)
		return nil
	}
	var e scenario.Envelope
	for _, corner := range n.items {
		if corner.form != sequence || len(corner.items) != 2 {
			d.refuse(corner, NotACorner, "[altitude, fraction], such as [5km, 1]")
			continue
		}
		h, okHeight := altitude.read(d, corner.items[0])
		f, okFraction := fraction.read(d, corner.items[1])
		if !okHeight || !okFraction {
			continue
		}
		if len(e) > 0 && h <= e[len(e)-1].Altitude {
			d.refuse(corner, NotAscending, accepted, "altitudes")
			continue
		}
		e = append(e, scenario.EnvelopePoint{Altitude: h, Fraction: f})
	}
	return e
}
