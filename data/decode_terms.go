package data

import (
	"maps"
	"slices"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

var (
	delayQ       = duration(0, 24*time.Hour, "0s to 24h, such as 5m")
	activationQ  = duration(0, 10*365*24*time.Hour, "0h to 87600h, such as 72h")
	windowQ      = duration(0, 24*time.Hour, "1s to 24h, such as 10m") // 0s is read too: as if left out
	stripQ       = metres[geo.Length](0, 2_000_000, "0km to 2000km, such as 100km (km, m, nmi)")
	standoffQ    = metres[geo.Length](0, 500_000, "0km to 500km, such as 200km (km, m, nmi)")
	levelQ       = whole(0, 3, "0 stand-alone, 1 cueing, 2 launch-on-remote, 3 engage-on-remote")
	factorQ      = number(0, 100, "0 to 100, 1 being the catalogue's stock")
	nightsQ      = whole(0, 3650, "0 to 3650")
	resupplyQ    = number(0, 1e6, "0 to 1000000 rounds a day")
	probabilityQ = number(0, 1, "0 to 1")
)

// readDelay reads one delay, which is that of every class but ballistic, or a
// mapping by class.
func readDelay(d *decoder, n *node) (delay scenario.Delay) {
	if common := commonValue(n); common != nil {
		if v, ok := delayQ.readThree(d, common, true); ok {
			for _, c := range scenario.Classes {
				if c != scenario.Ballistic {
					delay[c] = v
				}
			}
		}
	}
	if n.form == mapping {
		byClass(d, n, func(c scenario.Class, value *node) {
			if v, ok := delayQ.readThree(d, value, true); ok {
				delay[c] = v
			}
		}, defaultKey)
	}
	return delay
}

// writeDelay is what readDelay takes.
func writeDelay(delay scenario.Delay) *node {
	common := delay[scenario.Drone]
	ballistic := delay[scenario.Ballistic]
	alike := true
	for _, c := range scenario.Classes {
		alike = alike && (c == scenario.Ballistic || delay[c] == common)
	}
	if !alike {
		n := object()
		for _, c := range scenario.Classes {
			n.with(c.String(), delayQ.writeThree(delay[c], true))
		}
		return n
	}
	if ballistic == (scenario.Triple[time.Duration]{}) {
		return delayQ.writeThree(common, true)
	}
	return object().
		with(defaultKey, delayQ.writeThree(common, true)).
		with(scenario.Ballistic.String(), delayQ.writeThree(ballistic, true))
}

func noDelay(delay scenario.Delay) bool { return delay == scenario.Delay{} }

var permissionTable = table[scenario.Permission]{
	word("permission", scenario.PermissionStates[:], func(p *scenario.Permission) *scenario.PermissionState { return &p.State }),
	{
		name:   "probability",
		schema: probabilityQ.schema,
		read: func(d *decoder, n *node, into *scenario.Permission) {
			if v, ok := probabilityQ.read(d, n); ok {
				into.Probability = &v
			}
		},
		write: func(from *scenario.Permission) *node {
			if from.Probability == nil {
				return nil
			}
			return written(formatNumber(*from.Probability))
		},
	},
	{
		name:   "delay",
		schema: ref("delay"),
		read:   func(d *decoder, n *node, into *scenario.Permission) { into.Delay = readDelay(d, n) },
		write: func(from *scenario.Permission) *node {
			if noDelay(from.Delay) {
				return nil
			}
			return writeDelay(from.Delay)
		},
	},
	text("about", aboutLength, func(p *scenario.Permission) *string { return &p.About }),
	day("as_of", func(p *scenario.Permission) *string { return &p.AsOf }),
	text("source", aboutLength, func(p *scenario.Permission) *string { return &p.Source }),
}

// readPermission reads a word, or a mapping.
func readPermission(d *decoder, n *node) scenario.Permission {
	p := scenario.Permission{State: scenario.Granted}
	if n.form == mapping {
		permissionTable.read(d, n, &p)
		return p
	}
	if state, ok := oneWord(d, n, "permission", scenario.PermissionStates[:]); ok {
		p.State = state
	}
	return p
}

// permissionsField is a mapping from country code to permission.
func permissionsField(name, doc string, at func(*scenario.Package) *map[string]scenario.Permission) field[scenario.Package] {
	return field[scenario.Package]{
		name:   name,
		hollow: true,
		schema: described(doc, keyedSchema(true, countrySchema, ref("permission"))),
		read: func(d *decoder, n *node, into *scenario.Package) {
			if n.form != mapping {
				d.refuse(n, "this must be a mapping by country", "RO: granted")
				return
			}
			parties := make(map[string]scenario.Permission, len(n.pairs))
			for _, p := range n.pairs {
				d.in(p.key.text, func() { d.party(p, name, parties) })
			}
			*at(into) = parties
		},
		write: func(from *scenario.Package) *node {
			parties, n := *at(from), object()
			for _, code := range slices.Sorted(maps.Keys(parties)) {
				p := parties[code]
				if p.State == "" {
					p.State = scenario.Granted
				}
				n.with(code, permissionTable.write(&p))
			}
			return n
		},
	}
}

// party reads the word of one host or contributor.
func (d *decoder) party(p pair, what string, parties map[string]scenario.Permission) {
	if !d.country(p.key) {
		return
	}
	if p.value.form == empty {
		d.refuse(p.value, "a value is missing", "granted, open or denied")
		return
	}
	permission := readPermission(d, p.value)
	if p.key.text == scenario.Ukraine && permission.State != scenario.Granted {
		d.refuse(p.value, "Ukraine is always granted", "granted, or the line taken out")
		return
	}
	if what == "contributors" && !noDelay(permission.Delay) {
		d.refuse(p.value.get("delay"), "a contributor has no delay of its own", "the delay of a host or of the authorisation")
		return
	}
	parties[p.key.text] = permission
}

var caveatsField = field[scenario.Package]{
	name:   "caveats",
	hollow: true,
	schema: described("by contributor",
		keyedSchema(true, countrySchema, listSchema(true, oneWordOf(scenario.Caveats[:]), unique))),
	read: func(d *decoder, n *node, into *scenario.Package) {
		if n.form != mapping {
			d.refuse(n, "this must be a mapping by contributor", "US: [not-in-ukraine]")
			return
		}
		caveats := make(map[string][]scenario.Caveat, len(n.pairs))
		for _, p := range n.pairs {
			d.in(p.key.text, func() {
				if !d.country(p.key) || p.value.form == empty {
					return
				}
				list, ok := words(d, p.value, "caveat", scenario.Caveats[:])
				if ok && len(list) > 0 {
					caveats[p.key.text] = list
				}
			})
		}
		into.Caveats = caveats
	},
	write: func(from *scenario.Package) *node {
		n := object()
		for _, code := range slices.Sorted(maps.Keys(from.Caveats)) {
			n.with(code, wordList(from.Caveats[code]))
		}
		return n
	},
}
