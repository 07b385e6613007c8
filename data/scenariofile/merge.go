package scenariofile

// shape says how a value of the scenario file merges with the one it stands
// over.
type shape struct {
	// short is the field that a bare value stands for, "" for none.
	short string
	// keeps: a bare value over a mapping changes the short field alone;
	// without it the bare value replaces the mapping.
	keeps bool
	// dated: keys that tell of the short field's value, and go where that changes.
	dated []string
	// keyed: a list whose items merge by id.
	keyed bool
	// named: a list that replaces the inherited one; a bare word in it may name an inherited item.
	named  bool
	each   *shape // of the items, or of every value of a mapping
	fields map[string]*shape
}

var (
	delayShape      = &shape{short: "default"}
	permissionShape = &shape{
		short: "permission", keeps: true, dated: datedKeys,
		fields: map[string]*shape{"delay": delayShape},
	}
	keyedShape = &shape{keyed: true, each: &shape{}}

	scenarioShape = &shape{fields: map[string]*shape{
		"package": {fields: map[string]*shape{
			"hosts":        {each: permissionShape},
			"contributors": {each: permissionShape},
			"authorisation": {fields: map[string]*shape{
				"standoff": {short: "distance"},
				"delay":    delayShape,
			}},
			"c2":        {short: "level", keeps: true},
			"stockpile": {short: "factor", keeps: true},
		}},
		"systems": {keyed: true, each: &shape{fields: map[string]*shape{"kill": {short: "default"}}}},
		"units":   keyedShape,
		"bases":   keyedShape,
		"places":  {fields: map[string]*shape{"add": keyedShape}},
		"threats": {named: true},
	}}
)

// of is the shape of a key or item below; never nil.
func (s *shape) of(key string) *shape {
	if below := s.fields[key]; below != nil {
		return below
	}
	if s.each != nil {
		return s.each
	}
	return &shape{}
}

// merge puts one value over another: mappings merge by key, keyed lists by id,
// everything else replaces. A value left empty changes nothing.
func merge(base, over *node, s *shape) *node {
	switch {
	case !over.stated():
		if base == nil {
			return over
		}
		return base
	case !base.stated():
		return over
	case base.form == mapping && over.form == mapping:
		return mergeMapping(base, over, s)
	case base.form == mapping && s.short != "" && s.keeps:
		return mergeMapping(base, over.as(s.short), s)
	case over.form == mapping && s.short != "":
		return mergeMapping(base.as(s.short), over, s)
	case base.form == sequence && over.form == sequence && s.keyed:
		return mergeKeyed(base, over, s)
	case base.form == sequence && over.form == sequence && s.named:
		return resolveNamed(base, over)
	case len(s.dated) > 0 && base.form == scalar && over.form == scalar:
		word := *over
		word.turned = base.turned
		if base.text != over.text {
			word.turned = over.rank()
		}
		return &word
	}
	return over
}

// as returns a mapping with the node under one key.
func (n *node) as(key string) *node {
	name := &node{doc: n.doc, at: n.at, form: scalar, text: key}
	return &node{doc: n.doc, at: n.at, form: mapping, pairs: []pair{{name, n}}, turned: n.turned}
}

func mergeMapping(base, over *node, s *shape) *node {
	merged := &node{doc: over.doc, at: over.at, form: mapping, turned: base.turned}
	if word := over.get(s.short); word.stated() && word.scalarText() != base.get(s.short).scalarText() {
		base = base.without(s.dated...)
		merged.turned = over.rank()
	}
	merged.pairs = append(make([]pair, 0, len(base.pairs)+len(over.pairs)), base.pairs...)
	index := make(map[string]int, len(base.pairs))
	for i, p := range base.pairs {
		index[p.key.text] = i
	}
	for _, p := range over.pairs {
		i, known := index[p.key.text]
		if !known {
			merged.pairs = append(merged.pairs, p)
			continue
		}
		value := merge(base.pairs[i].value, p.value, s.of(p.key.text))
		merged.pairs[i] = pair{p.key, value}
	}
	return merged
}

// mergeKeyed merges items by their id; new ones follow in their own order. An
// id that stands twice in one list is left standing twice, for the decoder to
// refuse.
func mergeKeyed(base, over *node, s *shape) *node {
	merged := &node{doc: over.doc, at: over.at, form: sequence}
	merged.items = append(make([]*node, 0, len(base.items)+len(over.items)), base.items...)
	index := make(map[string]int, len(base.items))
	for i, item := range base.items {
		index[item.get("id").scalarText()] = i
	}
	for _, item := range over.items {
		id := item.get("id").scalarText()
		i, known := index[id]
		if !known || id == "" {
			merged.items = append(merged.items, item)
			continue
		}
		delete(index, id)
		merged.items[i] = merge(base.items[i], item, s.of(""))
	}
	return merged
}

// resolveNamed is the list over, with the words that name a definition of the
// list it replaces turned into that definition.
func resolveNamed(base, over *node) *node {
	defined := make(map[string]*node)
	for _, item := range base.items {
		if id := item.get("id").scalarText(); id != "" {
			defined[id] = item
		}
	}
	merged := &node{doc: over.doc, at: over.at, form: sequence, items: make([]*node, len(over.items))}
	for i, item := range over.items {
		merged.items[i] = item
		if definition := defined[item.scalarText()]; definition != nil {
			merged.items[i] = definition
		}
	}
	return merged
}

// without is a mapping less some of its keys.
func (n *node) without(keys ...string) *node {
	left := &node{doc: n.doc, at: n.at, form: n.form}
next:
	for _, p := range n.pairs {
		for _, key := range keys {
			if p.key.text == key {
				continue next
			}
		}
		left.pairs = append(left.pairs, p)
	}
	return left
}
