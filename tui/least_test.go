package tui

import (
	"strings"
	"testing"

	"airumbrella/scenario"
)

// On the board of worth stands the least package for the next tenth of the people, and
// enter takes it as one change that undo gives back.
func TestOneKeyTakesTheLeastPackage(t *testing.T) {
	p := newPlanner(t, 120, 40)
	p.press("W")
	s := p.screen()
	if !strings.Contains(s, "THE LEAST THAT COVERS 50 %, 4.5 M") || !strings.Contains(s, "bases in Poland (still open)") ||
		!strings.Contains(s, "2 steps, and no fewer") || !strings.Contains(s, "this is 1 of 2") {
		t.Fatalf("the board does not show it:\n%s", s)
	}
	p.press("]")
	if s = p.screen(); !strings.Contains(s, "bases in Romania") || !strings.Contains(s, "this is 2 of 2") {
		t.Fatalf("] does not show the other:\n%s", s)
	}
	before := p.m.Scenario
	p.press("[")
	if p.m.boardTop = 3; p.press("enter").m.Scenario != before || p.m.boardTop != 0 ||
		!strings.Contains(p.screen(), "the least package stands at the top") {
		t.Errorf("enter takes what is scrolled out of view:\n%s", p.screen())
	}
	p.press("enter")
	got := &p.m.Scenario.Package
	if got.Hosts["PL"].State != scenario.Granted || got.C2.Picture != scenario.SharedPicture {
		t.Errorf("enter leaves Poland %q, the picture %q", got.Hosts["PL"].State, got.C2.Picture)
	}
	if list := p.m.moments(); len(list) != 2 || list[1].what != "The least for 50 %, 2 steps" {
		t.Errorf("the changes are %+v", list)
	}
	if p.press("u"); p.m.Scenario != before {
		t.Error("one undo does not give it back")
	}
}

func TestAnyShareIsATarget(t *testing.T) {
	for text, want := range map[string]string{"60%": "60 %", "0.6": "60 %", "60": "60 %", "62,5 %": "62.5 %"} {
		p := newPlanner(t, 120, 40)
		p.run(setTarget(&p.m, text))
		p.press("v", "esc")
		if s := p.screen(); !strings.Contains(s, "THE LEAST THAT COVERS "+want) {
			t.Errorf("%s: the board is\n%s", text, s)
		}
	}
	p := newPlanner(t, 120, 40)
	setTarget(&p.m, "90%")
	p.press("v", "esc")
	if s := p.screen(); !strings.Contains(s, "Not even everything together: 7.0 M") || strings.Contains(s, "enter takes it") {
		t.Errorf("beyond everything: the board is\n%s", s)
	}
	if p.press("enter"); p.m.overlay != overlayDetails {
		t.Error("with nothing to take, enter says no more why")
	}
	for _, text := range []string{"0", "-1", "120%", "much", ""} {
		p := newPlanner(t, 120, 40)
		if setTarget(&p.m, text); p.m.least.target != 0 || !strings.Contains(p.screen(), ":target 70%") {
			t.Errorf("%q is taken as %v", text, p.m.least.target)
		}
	}
}

// Where no other package is as small the keys for another say so, and enter still takes it.
func TestTheOnlyLeastPackageStaysInView(t *testing.T) {
	p := newPlanner(t, 120, 40)
	p.press("W")
	p.m.least.found.Onward.Sets = p.m.least.found.Onward.Sets[:1]
	before, list := p.m.Scenario, p.m.list.Shown
	for _, key := range []string{"]", "["} {
		p.press(key)
		if p.m.list.Shown != list || !strings.Contains(p.screen(), "no other package is as small") {
			t.Errorf("after %s:\n%s", key, p.screen())
		}
	}
	if p.press("enter"); p.m.Scenario == before {
		t.Errorf("enter does not take it:\n%s", p.screen())
	}
}
