package scenariofile

import (
	"slices"
	"strings"
	"testing"
	"time"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
)

// ownSystem begins a ground-based system of one's own that engages cruise missiles;
// what stands behind it is added to it.
const ownSystem = "systems:\n  - {id: own, kind: gbad, reach: {cruise-missile: 100km}, ceiling: 25km, reaction: 1s, " +
	"speed: 3000m/s, launchers: 6, ready: 8, "

// keyFaults is what is refused of pictures, the light layer, the approach, networks,
// stand-offs and empty envelopes.
var keyFaults = []faultCase{
	{
		"another word for offered",
		"package: {hosts: {PL: ready}}\n",
		[]string{"f.yaml:3:23: package.hosts.PL: unknown permission|did you mean offered? accepted: granted, offered"},
		true,
	},
	{
		"another word for granted",
		"package: {contributors: {FR: {permission: yes}}}\n",
		[]string{"f.yaml:3:43: package.contributors.FR.permission: unknown permission|did you mean granted?"},
		true,
	},
	{
		"another word for a shared picture",
		"package: {c2: {level: 2, picture: common}}\n",
		[]string{"f.yaml:3:35: package.c2.picture: unknown picture|did you mean shared? accepted: separate or shared"},
		true,
	},
	{
		"an approach from nowhere",
		"approach: all\n",
		[]string{"f.yaml:3:11: approach: unknown approach|did you mean any? accepted: outside-allies or any"},
		true,
	},
	{
		"more than all of a class stopped",
		"package: {light_layer: {drone: [0.4, 0.6, 1.2]}}\n",
		[]string{"f.yaml:3:43: package.light_layer.drone: out of range|0 to 1"},
		true,
	},
	{
		"shares that fall",
		"package: {light_layer: {drone: [0.8, 0.6, 0.4]}}\n",
		[]string{"f.yaml:3:32: package.light_layer.drone: the three numbers do not ascend"},
		false,
	},
	{
		"a light layer against no class",
		"package: {light_layer: {drones: 0.5}}\n",
		[]string{"f.yaml:3:25: package.light_layer.drones: unknown class|did you mean drone?"},
		true,
	},
	{
		"a light layer of one number",
		"package: {light_layer: 0.5}\n",
		[]string{"f.yaml:3:24: package.light_layer: this must be a mapping by class"},
		true,
	},
	{
		"a territory that is no word",
		"systems:\n  - {id: n, kind: network, covers: goverment}\n",
		[]string{"f.yaml:4:36: systems.n.covers: unknown territory|did you mean government?"},
		true,
	},
	{
		"a network over nothing",
		"systems:\n  - {id: n, kind: network, covers: []}\n",
		[]string{"f.yaml:4:36: systems.n.covers: there is nothing in it|government, or a list of regions"},
		true,
	},
	{
		"a network over a region twice",
		"systems:\n  - {id: n, kind: network, covers: [UA-46, UA-46]}\n",
		[]string{"f.yaml:4:44: systems.n.covers: the region stands here a second time|each region once"},
		true,
	},
	{
		"a network with a radar and missiles",
		"systems:\n  - {id: n, kind: network, radar: {instrumented: 40km}, ready: 4}\n",
		[]string{
			"f.yaml:4:35: systems.n.radar: a network has none|another kind",
			"f.yaml:4:64: systems.n.ready: a network has none",
		},
		false,
	},
	{
		"a network that flies",
		"systems:\n  - {id: n, kind: network, radius: 400km}\n",
		[]string{"f.yaml:4:36: systems.n.radius: a network has none"},
		false,
	},
	{
		"figures of a network in a radar",
		"systems:\n  - {id: ground-radar, latency: 30s, covers: government}\n",
		[]string{
			"f.yaml:4:33: systems.ground-radar.latency: only a network has it|kind: network",
			"f.yaml:4:46: systems.ground-radar.covers: only a network has it",
		},
		false,
	},
	{
		"a stand-off from ground that is none",
		"package: {authorisation: {standoff: {distance: 50km, from: [ocupied]}}}\n",
		[]string{"f.yaml:3:61: package.authorisation.standoff.from: unknown country"},
		true,
	},
	{
		"a station near occupied ground",
		"package: {authorisation: {standoff: {distance: 100km, from: [occupied]}}}\n" +
			"units: [{id: a, system: f-16c, at: LRCK, station: [33.0, 46.6]}]\n",
		[]string{"f.yaml:4:51: units.a.station: inside the stand-off zone|100km or more from occupied ground"},
		false,
	},
	{
		"a minimum range beyond the reach",
		ownSystem + "min_range: 150km}\n",
		[]string{"f.yaml:4:139: systems.own.min_range: not below the reach|100km, the reach against cruise missiles"},
		false,
	},
	{
		"a minimum range that is the reach",
		"systems:\n  - {id: gepard, min_range: 4km}\n",
		[]string{"f.yaml:4:29: systems.gepard.min_range: not below the reach|value \"4km\""},
		false,
	},
	{
		"a reach within the minimum range",
		"systems:\n  - {id: nasams, reach: {drone: 1km}}\n",
		[]string{"f.yaml:4:33: systems.nasams.reach.drone: not above the minimum range|more than 1.5km"},
		false,
	},
	{
		"a ceiling on the ground",
		"systems:\n  - {id: nasams-er, ceiling: 0m}\n",
		[]string{"f.yaml:4:30: systems.nasams-er.ceiling: not above the floor|more than 0km"},
		false,
	},
}

func TestKeysOfThePackageRead(t *testing.T) {
	s := parsed(t, `package:
  hosts: {PL: offered, HU: {permission: offered, probability: 0.3}}
  c2: {level: 2, provider: US, picture: shared}
  light_layer: {drone: [0.4, 0.6, 0.8], cruise-missile: 0.1}
  authorisation: {standoff: {distance: 50km, from: [RU, occupied]}}
approach: any
`)
	p := &s.Package
	if p.Hosts["PL"].State != scenario.Offered || p.Hosts["HU"].State != scenario.Offered {
		t.Errorf("hosts %+v", p.Hosts)
	}
	if p.C2.Picture != scenario.SharedPicture || s.Approach != scenario.AnySide {
		t.Errorf("picture %q, approach %q", p.C2.Picture, s.Approach)
	}
	want := scenario.Package{}.LightLayer
	want[scenario.Drone] = scenario.Triple[float64]{Low: 0.4, Base: 0.6, High: 0.8}
	want[scenario.CruiseMissile] = scenario.Same(0.1)
	if p.LightLayer != want {
		t.Errorf("light layer %v, want %v", p.LightLayer, want)
	}
	if diff := cmp.Diff([]string{"RU", "occupied"}, p.Authorisation.Standoff.From); diff != "" {
		t.Errorf("stand-off:\n%s", diff)
	}
	left := parsed(t, "package: {c2: 2}\n")
	if left.Package.C2.Picture != scenario.SeparatePicture || left.Approach != scenario.OutsideAllies ||
		left.Package.LightLayer != (scenario.Package{}.LightLayer) {
		t.Errorf("left out: %+v, %q", left.Package, left.Approach)
	}
}

func TestSetTakesTheKeysOfThePackage(t *testing.T) {
	for change, holds := range map[string]func(s *scenario.Scenario) bool{
		"approach=any": func(s *scenario.Scenario) bool { return s.Approach == scenario.AnySide },
		"c2.picture=shared": func(s *scenario.Scenario) bool {
			return s.Package.C2.Picture == scenario.SharedPicture
		},
		"hosts.PL=offered": func(s *scenario.Scenario) bool {
			return s.Package.Hosts["PL"].State == scenario.Offered
		},
		"light_layer.drone=0.5": func(s *scenario.Scenario) bool {
			return s.Package.LightLayer[scenario.Drone] == scenario.Same(0.5)
		},
		"authorisation.standoff={distance: 30km, from: [occupied]}": func(s *scenario.Scenario) bool {
			return slices.Contains(s.Package.Authorisation.Standoff.From, string(scenario.Occupied))
		},
		"systems.network.covers=UA-46,UA-26": func(s *scenario.Scenario) bool {
			return len(s.Systems.Find("network").Area.Regions) == 2
		},
		"systems.network.below=2km": func(s *scenario.Scenario) bool {
			return s.Systems.Find("network").Area.Below == scenario.Same(s.Systems.Find("network").Area.Below.Base)
		},
	} {
		if s := changed(t, change); !holds(s) {
			t.Errorf("--set %s did not do what it says", change)
		}
		if s, err := ParseSwitch(change).Apply(changed(t)); err != nil || !holds(s) {
			t.Errorf("the switch %s did not do what it says: %v", change, err)
		}
	}
}

func TestNetworksReadWithTheirDefaults(t *testing.T) {
	s := parsed(t, `systems:
  - {id: bare, kind: network}
  - {id: full, kind: network, covers: [UA-46, UA-26], below: [500m, 1km, 2km], latency: [10s, 20s, 90s], sees: [drone]}
  - {id: network, latency: 0s}
units: [{id: u, system: bare, at: lviv, contributor: UA}]
`)
	bare, full, changed := s.Systems.Find("bare"), s.Systems.Find("full"), s.Systems.Find("network")
	if diff := cmp.Diff(scenario.NewAreaSensor(), bare.Area); diff != "" {
		t.Errorf("a network that states nothing:\n%s", diff)
	}
	a := full.Area
	if len(a.Regions) != 2 || a.Below.Low != 500 || a.Below.High != 2000 ||
		a.Sees != scenario.ClassSetOf(scenario.Drone) {
		t.Errorf("territory %v, below %v, sees %v", a.Regions, a.Below, a.Sees.List())
	}
	if a.Latency.Low != 90*time.Second || a.Latency.High != 10*time.Second {
		t.Errorf("latency %v: the longest is the low estimate", a.Latency)
	}
	if changed.Area.Latency != (scenario.Triple[time.Duration]{}) || changed.Area.Below.Base != 1000 {
		t.Errorf("the network of the catalogue, changed: %+v", changed.Area)
	}
	if diff := cmp.Diff([]string{"latency"}, changed.Changed); diff != "" {
		t.Errorf("changed figures:\n%s", diff)
	}
	if s.System(s.Unit("u")) != bare {
		t.Error("a unit of a network has another system")
	}
}

// The source and the date of a word belong to it: they go with another word, and stay
// with the same one.
func TestAChangedPermissionLosesItsSource(t *testing.T) {
	const romania = "extends: package-four-legs\npackage: {hosts: {RO: "
	said := changed(t).Package.Hosts["RO"]
	if said.AsOf != "2025-08-22" || said.About == "" || !strings.HasPrefix(said.Source, "Ukrainska Pravda, ") {
		t.Fatalf("of Romania the default says %+v", said)
	}
	for _, c := range []struct{ name, text, asOf, source string }{
		{"another word", romania + "denied}}\n", "", ""},
		{"another word, in full", romania + "{permission: denied, delay: 5m}}}\n", "", ""},
		{"another word with a date of its own", romania + "{permission: denied, as_of: 2025-12}}}\n", "2025-12", ""},
		{"the same word", romania + "granted}}\n", said.AsOf, said.Source},
		{"another field", romania + "{delay: 5m}}}\n", said.AsOf, said.Source},
		{"an earlier day", "as_of: 2025-08-01\n" + romania + "granted}}\n", "", ""},
		{"the same day", "as_of: 2025-08-22\n" + romania + "granted}}\n", said.AsOf, said.Source},
	} {
		if p := parsed(t, c.text).Package.Hosts["RO"]; p.AsOf != c.asOf || p.Source != c.source {
			t.Errorf("%s: as of %q, source %q; want %q, %q", c.name, p.AsOf, p.Source, c.asOf, c.source)
		}
	}
	set := changed(t, "hosts.RO=denied").Package.Hosts["RO"]
	switched, err := scenario.SetHost{Code: "RO", State: scenario.Denied}.Apply(changed(t))
	if err != nil || set.Source != "" || switched.Package.Hosts["RO"] != set {
		t.Errorf("--set gives %+v, the switch %+v, %v", set, switched.Package.Hosts["RO"], err)
	}
}

func TestBuiltInScenariosHoldTheLightLayerAndTheNetwork(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		s, err := Load(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		network := s.Unit("ua-network")
		if network == nil || network.Contributor != scenario.Ukraine || s.System(network).Area == nil {
			t.Errorf("%s: Ukraine's network is %+v", name, network)
		}
		if light := s.Package.LightLayer[scenario.Drone]; light.Base != 0.6 || s.Package.C2.Picture == "" {
			t.Errorf("%s: light layer %v, picture %q", name, light, s.Package.C2.Picture)
		}
	}
}
