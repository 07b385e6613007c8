package scenariofile

import (
	"maps"
	"slices"
	"time"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// emptyPackage is what a scenario that extends nothing starts from: nothing
// hidden, nothing forbidden.
func emptyPackage() scenario.Package {
	return scenario.Package{
		Authorisation: scenario.Authorisation{Zone: scenario.ZoneAll, Classes: scenario.AllClasses},
		C2:            scenario.C2{Picture: scenario.SeparatePicture},
		Stockpile:     scenario.Stockpile{Factor: 1},
		Doctrine:      scenario.SalvoTwo,
	}
}

var packageTable = table[scenario.Package]{
	permissionsField("hosts", countrySchema, "who lets its bases and airspace be used; one not named is granted",
		func(p *scenario.Package) *map[string]scenario.Permission { return &p.Hosts }),
	permissionsField("contributors", senderSchema, "who sends forces; one not named is granted",
		func(p *scenario.Package) *map[string]scenario.Permission { return &p.Contributors }),
	{
		name:   "authorisation",
		schema: ref("authorisation"),
		read: func(d *decoder, n *node, into *scenario.Package) {
			authorisationTable.read(d, n, &into.Authorisation)
			d.zoneFields(n, &into.Authorisation)
		},
		write: func(from *scenario.Package) *node { return authorisationTable.write(&from.Authorisation) },
		// A key with every line below commented out says nothing.
		hollow: true,
	},
	caveatsField,
	{
		name:   "c2",
		schema: either(levelQ.schema, c2Table.mappingSchema(false)),
		read:   func(d *decoder, n *node, into *scenario.Package) { into.C2 = readC2(d, n) },
		write:  func(from *scenario.Package) *node { return c2Table.write(&from.C2) },
	},
	{
		name:   "stockpile",
		schema: either(factorQ.schema, stockpileTable.mappingSchema(false)),
		read: func(d *decoder, n *node, into *scenario.Package) {
			if n.form == mapping {
				stockpileTable.read(d, n, &into.Stockpile)
				return
			}
			if v, ok := factorQ.read(d, n); ok {
				into.Stockpile.Factor = v
			}
		},
		write: func(from *scenario.Package) *node { return stockpileTable.write(&from.Stockpile) },
	},
	three("activation", activationQ, false,
		func(p *scenario.Package) *scenario.Triple[time.Duration] { return &p.Activation }),
	one("resupply", resupplyQ, func(p *scenario.Package) *float64 { return &p.Resupply }),
	lightLayerField(),
	word("doctrine", scenario.Doctrines[:], func(p *scenario.Package) *string { return &p.Doctrine }),
	// Left out, each class of threat has a window of its own: raid.DefaultWindow.
	when(func(p *scenario.Package) bool { return p.RaidWindow > 0 },
		one("raid_window", windowQ, func(p *scenario.Package) *time.Duration { return &p.RaidWindow })),
}

// lightLayerField is the share of each class that the light layer stops; of a class
// not named it stops none.
func lightLayerField() field[scenario.Package] {
	const doc = "share of a class that is stopped before missile units are asked; it never counts as cover"
	var classes table[scenario.Package]
	for _, c := range scenario.Classes {
		share := func(p *scenario.Package) *scenario.Triple[float64] { return &p.LightLayer[c] }
		stops := func(p *scenario.Package) bool { return *share(p) != scenario.Triple[float64]{} }
		classes = append(classes, when(stops, three(c.String(), shareQ, true, share)))
	}
	some := func(p *scenario.Package) bool { return p.LightLayer != emptyPackage().LightLayer }
	return when(some, byClassField("light_layer", doc, classes, false))
}

var authorisationTable = table[scenario.Authorisation]{
	word("zone", scenario.Zones[:], func(a *scenario.Authorisation) *scenario.Zone { return &a.Zone }),
	when(func(a *scenario.Authorisation) bool { return a.Zone == scenario.ZoneRegions },
		codesField("regions", "region", regionSchema, (*decoder).region,
			func(a *scenario.Authorisation) *[]string { return &a.Regions })),
	when(func(a *scenario.Authorisation) bool { return a.Zone == scenario.ZoneBorderStrip },
		one("strip", stripQ, func(a *scenario.Authorisation) *geo.Length { return &a.Strip })),
	{
		name: "standoff",
		schema: described("a bare length means from RU and BY",
			either(standoffQ.schema, standoffTable.mappingSchema(false))),
		read: func(d *decoder, n *node, into *scenario.Authorisation) { into.Standoff = readStandoff(d, n) },
		write: func(from *scenario.Authorisation) *node {
			if from.Standoff.Distance == 0 {
				return nil
			}
			return standoffTable.write(&from.Standoff)
		},
	},
	classesField("classes", func(a *scenario.Authorisation) *scenario.ClassSet { return &a.Classes }),
	delayField(func(a *scenario.Authorisation) *scenario.Delay { return &a.Delay }),
}

// delayField is an authority delay.
func delayField[T any](at func(*T) *scenario.Delay) field[T] {
	return field[T]{
		name:   "delay",
		schema: ref("delay"),
		read:   func(d *decoder, n *node, into *T) { *at(into) = readDelay(d, n) },
		write:  func(from *T) *node { return writeDelay(*at(from)) },
	}
}

// zoneNeeds is what only one zone has, and must have.
var zoneNeeds = []struct {
	name string
	zone scenario.Zone
}{{"regions", scenario.ZoneRegions}, {"strip", scenario.ZoneBorderStrip}}

// zoneFields checks that regions and strip stand with their zones. One that
// was inherited with another zone is passed over.
func (d *decoder) zoneFields(n *node, a *scenario.Authorisation) {
	zone := n.get("zone")
	for _, f := range zoneNeeds {
		stated := n.get(f.name)
		switch {
		case a.Zone == f.zone && !stated.stated():
			d.refuse(zone, ZoneNeeds, f.name+" beside it", f.name)
		case a.Zone != f.zone && stated.stated() && stated.rank() >= rankFile && stated.rank() >= zone.rank():
			d.in(f.name, func() {
				d.refuse(stated, NoMeaningWithZone, "zone: "+string(f.zone)+", or the line taken out", a.Zone)
			})
		}
	}
}

var standoffTable = table[scenario.Standoff]{
	one("distance", standoffQ, func(s *scenario.Standoff) *geo.Length { return &s.Distance }),
	codesField("from", "country", either(countrySchema, oneWordOf([]string{occupiedGround})), (*decoder).keptClear,
		func(s *scenario.Standoff) *[]string { return &s.From }),
}

// occupiedGround stands for occupied ground among the countries of a stand-off.
const occupiedGround = string(scenario.Occupied)

// keptClear reports whether the node names ground that aircraft may be kept away
// from: a country on the map, or what is occupied.
func (d *decoder) keptClear(n *node) bool {
	const accepted = "countries within 5-46E and 34-60N, or " + occupiedGround
	switch {
	case n.scalarText() == occupiedGround:
		return true
	case !d.countryOr(n, countryAccepted+", or "+occupiedGround):
		return false
	case data.World().Country(n.text) == nil:
		d.refuse(n, NoTerritory, accepted, n.text)
		return false
	}
	return true
}

// readStandoff reads a length, which is from Russia's and Belarus's territory,
// or a mapping.
func readStandoff(d *decoder, n *node) scenario.Standoff {
	s := scenario.Standoff{From: []string{"RU", "BY"}}
	if n.form == mapping {
		standoffTable.read(d, n, &s)
		d.require(n, "a stand-off", "distance")
	} else if v, ok := standoffQ.read(d, n); ok {
		s.Distance = v
	}
	if s.Distance == 0 {
		return scenario.Standoff{}
	}
	return s
}

var c2Table = table[scenario.C2]{
	one("level", levelQ, func(c *scenario.C2) *int { return &c.Level }),
	senderField("provider", func(c *scenario.C2) *string { return &c.Provider }),
	one("without", levelQ, func(c *scenario.C2) *int { return &c.Without }),
	word("picture", scenario.Pictures[:], func(c *scenario.C2) *scenario.Picture { return &c.Picture }),
}

// readC2 reads a level, or a mapping. What is left without the provider is
// never more than the level, should that have been lowered since.
func readC2(d *decoder, n *node) scenario.C2 {
	c := scenario.C2{Picture: scenario.SeparatePicture}
	if n.form != mapping {
		c.Level, _ = levelQ.read(d, n)
		return c
	}
	c2Table.read(d, n, &c)
	if c.Without > c.Level {
		if without := n.get("without"); without.rank() >= n.get("level").rank() && without.rank() >= rankFile {
			d.in("without", func() {
				d.refuse(without, MoreThanLevel, "a level of at most "+levelQ.format(c.Level))
			})
		}
		c.Without = c.Level
	}
	return c
}

var stockpileTable = table[scenario.Stockpile]{
	one("factor", factorQ, func(s *scenario.Stockpile) *float64 { return &s.Factor }),
	one("nights", nightsQ, func(s *scenario.Stockpile) *int { return &s.Nights }),
}

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
	shareQ       = number(0, 1, "0 to 1, the share that is stopped")
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
	word("permission", scenario.PermissionStates[:],
		func(p *scenario.Permission) *scenario.PermissionState { return &p.State }),
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
	when(func(p *scenario.Permission) bool { return !noDelay(p.Delay) },
		delayField(func(p *scenario.Permission) *scenario.Delay { return &p.Delay })),
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
func permissionsField(
	name string, code schemaFunc, doc string, at func(*scenario.Package) *map[string]scenario.Permission,
) field[scenario.Package] {
	return field[scenario.Package]{
		name:   name,
		hollow: true,
		schema: described(doc, keyedSchema(true, code, ref("permission"))),
		read: func(d *decoder, n *node, into *scenario.Package) {
			if n.form != mapping {
				d.refuse(n, WrongForm, "RO: granted", "mapping by country")
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
	known := (*decoder).country
	if what == "contributors" {
		known = (*decoder).sender
	}
	if !known(d, p.key) {
		return
	}
	if p.value.form == empty {
		d.refuse(p.value, ValueMissing, oneOf(scenario.PermissionStates[:]))
		return
	}
	permission := readPermission(d, p.value)
	if p.key.text == scenario.Ukraine && permission.State != scenario.Granted {
		d.refuse(p.value, UkraineGranted, "granted, or the line taken out")
		return
	}
	if what == "contributors" && !noDelay(permission.Delay) {
		d.refuse(p.value.get("delay"), ContributorDelay, "the delay of a host or of the authorisation")
		return
	}
	parties[p.key.text] = permission
}

var caveatsField = field[scenario.Package]{
	name:   "caveats",
	hollow: true,
	schema: described("by contributor",
		keyedSchema(true, senderSchema, listSchema(true, oneWordOf(scenario.Caveats[:]), unique))),
	read: func(d *decoder, n *node, into *scenario.Package) {
		if n.form != mapping {
			d.refuse(n, WrongForm, "US: [not-in-ukraine]", "mapping by contributor")
			return
		}
		caveats := make(map[string][]scenario.Caveat, len(n.pairs))
		for _, p := range n.pairs {
			d.in(p.key.text, func() {
				if !d.sender(p.key) || p.value.form == empty {
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
