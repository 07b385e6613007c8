package data

import (
	_ "embed"
	"slices"
	"sync"

	"airumbrella/scenario"
)

var (
	//go:embed catalogue/systems.yaml
	systemsYAML []byte
	//go:embed catalogue/threats.yaml
	threatsYAML []byte
	//go:embed catalogue/hosts.yaml
	hostsYAML []byte
	//go:embed catalogue/contributors.yaml
	contributorsYAML []byte
)

// Party is a country that could host or send forces, with its position as
// reported.
type Party struct {
	Code, Name string
	Permission scenario.Permission
	Caveats    []scenario.Caveat // of contributors
}

// Systems returns the catalogue of published parameters, sorted by id. The
// slice is the caller's own; what its members point to is shared.
func Systems() scenario.Systems {
	var list scenario.Systems
	for _, id := range catalogueIDs() {
		list = append(list, *catalogueSystem(id))
	}
	return list
}

// Threats returns the built-in threats in the order of the catalogue.
func Threats() []scenario.Threat { return slices.Clone(threats().list) }

// Hosts returns the countries whose soil the package could use, by code.
// Ukraine is not among them: she is always granted.
func Hosts() []Party { return slices.Clone(hosts()) }

// Contributors returns the countries that could send forces, by code, Ukraine
// among them.
func Contributors() []Party { return slices.Clone(contributors()) }

// embedded reads a text of the catalogue; a fault in it is a bug.
func embedded(name string, text []byte) *node {
	faults := new(collector)
	if doc, ok := newDocument(name, text, rankCatalogue, faults); ok {
		if root, ok := readYAML(doc, faults); ok {
			return root
		}
	}
	panic("bug in data/" + faults.result().Error())
}

// mustRead runs a decoder over an embedded text; a fault is a bug.
func mustRead(read func(d *decoder)) {
	d := &decoder{faults: new(collector)}
	read(d)
	if faults := d.faults.result(); faults != nil {
		panic("bug in data/" + faults.Error())
	}
}

// systemNodes is the catalogue as nodes, by id: systems are decoded when they
// are first needed.
var systemNodes = sync.OnceValue(func() map[string]*node {
	nodes := make(map[string]*node)
	for _, n := range embedded("catalogue/systems.yaml", systemsYAML).get("systems").items {
		nodes[n.get("id").scalarText()] = n
	}
	return nodes
})

var catalogueIDs = sync.OnceValue(func() []string {
	var ids []string
	for id := range systemNodes() {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
})

var decodedSystems sync.Map // id -> *scenario.System

// catalogueSystem is the decoded system of the catalogue, nil for an unknown
// id.
func catalogueSystem(id string) *scenario.System {
	if s, ok := decodedSystems.Load(id); ok {
		return s.(*scenario.System)
	}
	n := systemNodes()[id]
	if n == nil {
		return nil
	}
	var s scenario.System
	mustRead(func(d *decoder) { s = d.system(n) })
	kept, _ := decodedSystems.LoadOrStore(id, &s)
	return kept.(*scenario.System)
}

// threatSet is the built-in threats in order and by id.
type threatSet struct {
	list []scenario.Threat
	byID map[string]scenario.Threat
}

var threats = sync.OnceValue(func() (set threatSet) {
	set.byID = make(map[string]scenario.Threat)
	mustRead(func(d *decoder) {
		for _, n := range embedded("catalogue/threats.yaml", threatsYAML).get("threats").items {
			t := d.threat(n, nil)
			set.list = append(set.list, t)
			set.byID[t.ID] = t
		}
	})
	return set
})

var hosts = sync.OnceValue(func() []Party { return readParties("catalogue/hosts.yaml", hostsYAML, "hosts") })

var contributors = sync.OnceValue(func() []Party {
	return readParties("catalogue/contributors.yaml", contributorsYAML, "contributors")
})

func readParties(name string, text []byte, key string) (list []Party) {
	mustRead(func(d *decoder) {
		for _, p := range embedded(name, text).get(key).pairs {
			party := Party{Code: p.key.text, Name: p.value.get("name").scalarText()}
			if c := p.value.get("caveats"); c != nil {
				party.Caveats, _ = words(d, c, "caveat", scenario.Caveats[:])
			}
			party.Permission = readPermission(d, p.value.without("name", "caveats"))
			list = append(list, party)
		}
	})
	slices.SortFunc(list, func(a, b Party) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	})
	return list
}
