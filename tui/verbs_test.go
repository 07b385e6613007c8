package tui

import (
	"slices"
	"strings"
	"testing"

	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/shown"
)

// colon types a line behind the colon and takes it.
func (p *planner) colon(line string) *planner { return p.press(":").typed(line).press("enter") }

func TestEveryWordWorksBehindTheColon(t *testing.T) {
	for line, done := range map[string]func(m *Model) bool{
		"set authorisation.zone=all": func(m *Model) bool { return m.Scenario.Package.Authorisation.Zone == scenario.ZoneAll },
		"set zone=all":               func(m *Model) bool { return m.Scenario.Package.Authorisation.Zone == scenario.ZoneAll },
		"threat drone-high":          func(m *Model) bool { return m.Threat == 1 },
		"threat high":                func(m *Model) bool { return m.Threat == 1 },
		"threat worst":               func(m *Model) bool { return m.Threat == 2 },
		"estimate low":               func(m *Model) bool { return m.Estimate == scenario.Low },
		"changes":                    func(m *Model) bool { return m.overlay == overlayChanges },
		"pin one state":              func(m *Model) bool { return len(m.pins) == 1 && m.pins[0].name == "one state" },
		"compare two":                func(m *Model) bool { return m.beside.on && m.beside.with.Name == "the other" },
		"e two":                      func(m *Model) bool { return m.Scenario.Name == "the other" },
		"open two":                   func(m *Model) bool { return m.Scenario.Name == "the other" },
		"place харків":               func(m *Model) bool { return m.place() == 1 },
		"explain odesa":              func(m *Model) bool { return m.place() == 3 && m.overlay == overlayGates },
		"list units":                 func(m *Model) bool { return m.list.List().Kind == shown.Unit },
		"gaps":                       func(m *Model) bool { return m.list.List().Title == "gaps" },
		"worth":                      func(m *Model) bool { return m.board == boards.Worth },
		"raid":                       func(m *Model) bool { return m.board == boards.Nights },
		"layer relief":               func(m *Model) bool { return m.chart.Layers()&1 != 0 },
		"preset wall":                func(m *Model) bool { return m.noPanel && m.layout.panel.W == 0 },
		"words":                      func(m *Model) bool { return m.overlay == overlayWords },
		"tour":                       func(m *Model) bool { return m.tour.on },
		"w":                          func(m *Model) bool { return m.overlay == overlayPrompt && m.prompt == promptSave },
		"sweep":                      func(m *Model) bool { return strings.Contains(m.message, "at the shell: airumbrella sweep") },
		"set delay":                  func(m *Model) bool { return strings.HasPrefix(m.editor.Value(), "set delay=") },
		"threat nothing":             func(m *Model) bool { return strings.Contains(m.message, "there are cruise-missile, drone-high") },
		"set hosts.PL=perhaps":       func(m *Model) bool { return strings.Contains(m.message, "not set: not known: hosts.PL=perhaps") },
	} {
		p, _ := storePlanner(t, 120, 44)
		if p.colon(line); !done(&p.m) {
			t.Errorf(":%s does not do it (%q):\n%s", line, p.m.message, p.screen())
		}
	}
}

func TestEveryVerbSaysWhatItDoesWithoutMore(t *testing.T) {
	for _, v := range verbs() {
		p, _ := storePlanner(t, 120, 44)
		before := p.m.overlay
		p.colon(v.word)
		m := &p.m
		if v.word != "q" && m.message == "" && m.overlay == before && m.board == boards.Map && m.Threat == 0 &&
			m.Estimate == scenario.Base && !m.tour.on && v.word != "map" && v.word != "gaps" {
			t.Errorf(":%s does nothing and says nothing", v.word)
		}
	}
}

func TestTabCompletesALineInSteps(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	p.press(":").typed("se").press("tab")
	if got := p.m.editor.Value(); got != "set " {
		t.Fatalf("tab makes %q of se", got)
	}
	p.typed("hosts.p").press("tab")
	if got := p.m.editor.Value(); got != "set hosts.PL=" {
		t.Fatalf("tab makes %q of set hosts.p", got)
	}
	p.typed("gr").press("down", "tab")
	if got := p.m.editor.Value(); got != "set hosts.PL=granted" {
		t.Errorf("tab makes %q of set hosts.PL=gr", got)
	}
}

// What :set changed stands in the words of the switch that does the same.
func TestSetSaysWhatChangedAsTheSwitchDoes(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	p.colon("set authorisation.zone=all")
	list := p.m.moments()
	if got := list[len(list)-1].what; got != "Zone all of Ukraine" {
		t.Errorf("the change is %q", got)
	}
	if !strings.Contains(p.screen(), "Zone all of Ukraine, against") {
		t.Errorf("the screen is\n%s", p.screen())
	}
}

func TestEarlierLinesComeBack(t *testing.T) {
	p, store := storePlanner(t, 120, 44)
	p.colon("threat high").colon("estimate low").press(":", "up")
	if got := p.m.editor.Value(); got != "estimate low" {
		t.Fatalf("↑ brings back %q", got)
	}
	p.press("up")
	if got := p.m.editor.Value(); got != "threat drone-high" {
		t.Errorf("↑ again brings back %q", got)
	}
	p.press("down", "down")
	if got := p.m.editor.Value(); got != "" {
		t.Errorf("↓ goes back to %q", got)
	}
	p.press("esc")
	p.run(keepState(&p.m))
	m := New(p.m.cfg)
	m.restore(loadState(store))
	if want := []string{"threat drone-high", "estimate low"}; !slices.Equal(m.typed, want) {
		t.Errorf("the next run knows %q", m.typed)
	}
}

func TestKeysThatDoNothingSayWhy(t *testing.T) {
	for key, want := range map[string]string{
		"space": "tab goes to the promises", ">": "the tour is not on", "r": "a file in the way of a save",
		"b": "nothing to compare with yet", "y": "y is no key here", "u": "nothing to undo",
	} {
		p, _ := storePlanner(t, 120, 44)
		if p.press(key); !strings.Contains(p.screen(), want) {
			t.Errorf("%s says %q", key, p.m.message)
		}
	}
}

func TestPresetsChangeWhatIsShownAndNothingElse(t *testing.T) {
	p, _ := storePlanner(t, 120, 44)
	asked := p.m.Scenario
	seen := map[uint16]bool{}
	for _, want := range presets {
		p.press("V")
		seen[p.m.chart.Layers()] = true
		if !strings.Contains(p.screen(), "preset "+want.name) || p.m.noPanel != want.noPanel || p.m.Scenario != asked {
			t.Errorf("preset %s:\n%s", want.name, p.screen())
		}
	}
	if len(seen) != len(presets) {
		t.Errorf("%d presets show different layers", len(seen))
	}
	if p.m.layout.chart.W != 120 {
		t.Errorf("on the wall the map is %d wide", p.m.layout.chart.W)
	}
	if p.press("tab"); p.m.layout.panel.W == 0 {
		t.Error("tab does not bring the panel back")
	}
	if p.press("esc", "V"); p.m.layout.panel.W == 0 {
		t.Error("the next preset does not bring the panel back")
	}
}

func TestTwoLettersSelect(t *testing.T) {
	p := newPlanner(t, 120, 44).press("f")
	labels := p.m.jumpLabels()
	letters, cells := map[string]bool{}, map[[2]int]bool{}
	for _, label := range labels {
		at := [2]int{label.col, label.row}
		if letters[label.letters] || cells[at] || cells[[2]int{label.col + 1, label.row}] {
			t.Errorf("%+v stands on another", label)
		}
		letters[label.letters], cells[at], cells[[2]int{label.col + 1, label.row}] = true, true, true
	}
	if len(labels) < 12 {
		t.Fatalf("%d labels for 12 cities", len(labels))
	}
	for _, label := range labels {
		p.press("f", label.letters[:1], label.letters[1:])
		if p.m.sel != label.item || p.m.overlay != overlayNone {
			t.Errorf("%s selects %+v, not %+v", label.letters, p.m.sel, label.item)
		}
		p.press("0")
	}
	p.press("f", "z", "z")
	if !strings.Contains(p.screen(), "nothing has the letters z") || p.m.overlay != overlayJump {
		t.Errorf("letters of nothing:\n%s", p.screen())
	}
}

func TestKeysWorkOnACyrillicLayout(t *testing.T) {
	for key, done := range map[string]func(m *Model) bool{
		"е": func(m *Model) bool { return m.Threat == 1 },
		"у": func(m *Model) bool { return m.Estimate == scenario.High },
		"т": func(m *Model) bool { return m.place() >= 0 && m.sel != (shown.Item{Kind: shown.Place, Index: 1}) },
		"ї": func(m *Model) bool { return m.list.List().Kind == shown.Unit },
		"ъ": func(m *Model) bool { return m.list.List().Kind == shown.Unit },
		"і": func(m *Model) bool { return m.list.OrderWords() == "by name" },
		"ы": func(m *Model) bool { return m.list.OrderWords() == "by name" },
		"Ц": func(m *Model) bool { return m.board == boards.Worth },
		"С": func(m *Model) bool { return m.overlay == overlayChanges },
		"Ж": func(m *Model) bool { return m.overlay == overlayCommands },
		"а": func(m *Model) bool { return m.overlay == overlayJump },
	} {
		p, _ := storePlanner(t, 120, 44)
		if p.press(key); !done(&p.m) {
			t.Errorf("%s does nothing: %q", key, p.m.message)
		}
	}
	p, _ := storePlanner(t, 120, 44)
	p.press("/").typed("одеса").press("enter")
	if p.m.place() != 3 {
		t.Errorf("typed text is taken for keys: %q", p.m.list.Query)
	}
}

// Every Cyrillic letter has the Latin key at its place, and no other one.
func TestTheTwoLayoutsAreOneToOne(t *testing.T) {
	if len(cyrillic) != len(latin) || len(latinOf) != len(cyrillic) {
		t.Fatalf("%d Cyrillic keys, %d Latin ones, %d pairs", len(cyrillic), len(latin), len(latinOf))
	}
	for from, want := range map[rune]rune{'й': 'q', 'ф': 'a', 'я': 'z', 'х': '[', 'ж': ';', 'Ж': ':', 'б': ',', 'ю': '.',
		'Ю': '>', 'Б': '<', 'ё': '`', 'ґ': '\\', 'М': 'V', 'и': 'b'} {
		if got := latinKey(keyOf(string(from))); got.Text != string(want) || got.Code != want {
			t.Errorf("%c is %q", from, got.Text)
		}
	}
	if got := latinKey(keyOf("g")); got.Text != "g" {
		t.Errorf("g is %q", got.Text)
	}
}
