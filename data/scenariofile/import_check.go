package scenariofile

import (
	"path/filepath"
	"strings"

	"airumbrella/data"
)

// file is a scenario that holds the objects.
func (m *importer) file(list []*candidate) *node {
	root := object().with("version", written("1")).
		with("name", quotedText("Imported from "+clean(filepath.Base(m.name)))).
		with("extends", quotedText(data.Default))
	objects := &node{form: sequence}
	for _, c := range list {
		objects.items = append(objects.items, c.node)
	}
	switch {
	case len(list) == 0:
	case m.as == ImportPlaces:
		root.with("places", object().with("add", objects))
	default:
		root.with(m.as, objects)
	}
	return root
}

// How many objects, and of how many bytes at most, are checked at a time.
const (
	checkedTogether = 1_000
	checkedBytes    = 512 << 10
)

// sound is the candidates that the reader of scenarios accepts. It reads them in
// lots as it would read the file, and again without what it refused.
func (m *importer) sound(list []*candidate) (kept []*candidate, err error) {
	for from := 0; from < len(list); {
		if m.ctx.Err() != nil {
			return nil, m.ctx.Err()
		}
		to, size := from, 0
		for to < len(list) && to-from < checkedTogether && size < checkedBytes {
			size += len(flowText(list[to].node))
			to++
		}
		kept = append(kept, m.soundLot(list[from:to])...)
		from = to
	}
	return kept, nil
}

// maxRounds is how often a lot is read: each round drops what the one before it
// brought to light.
const maxRounds = 8

func (m *importer) soundLot(list []*candidate) []*candidate {
	for range maxRounds {
		faults := m.faultsOf(list)
		if faults == nil {
			return list
		}
		byID := make(map[string]*candidate, len(list))
		for _, c := range list {
			byID[c.node.get("id").text] = c
		}
		mended := false
		for _, f := range faults {
			c, field := m.culprit(byID, f.Field)
			if c == nil || c.gone {
				continue
			}
			mended = true
			if c.without(field) {
				m.say(c.record, field+" is left out: "+clean(f.Reason), "")
				continue
			}
			c.gone = true
			f.Field = field
			f.File = ""
			m.skip(c.record.where, f.String(), "")
		}
		if !mended {
			break
		}
		list = remaining(list)
	}
	if m.faultsOf(list) == nil {
		return list
	}
	for _, c := range list {
		m.skip(c.record.where, "a scenario cannot hold it", "")
	}
	return nil
}

func remaining(list []*candidate) (left []*candidate) {
	for _, c := range list {
		if !c.gone {
			left = append(left, c)
		}
	}
	return left
}

// faultsOf is what the reader of scenarios says of the objects, nil for nothing.
func (m *importer) faultsOf(list []*candidate) []Fault {
	d := &decoder{faults: new(collector)}
	c := &chain{decoder: d}
	if root, ok := c.read(source{name: "import"}, []byte(emit(m.file(list)))); ok {
		resolve(d, root)
	}
	var faults []Fault
	for _, f := range d.faults.list {
		faults = append(faults, f.Fault)
	}
	return faults
}

// culprit is the candidate whose field a fault names, and the field: places.add.ID.field
// or units.ID.field, where an id may hold points.
func (m *importer) culprit(byID map[string]*candidate, path string) (*candidate, string) {
	path = strings.TrimPrefix(strings.TrimPrefix(path, m.as+"."), "add.")
	if c := byID[path]; c != nil {
		return c, ""
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] != '.' {
			continue
		}
		if c := byID[path[:i]]; c != nil {
			field, _, _ := strings.Cut(path[i+1:], ".")
			return c, field
		}
	}
	return nil, ""
}
