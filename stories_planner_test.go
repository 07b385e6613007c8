package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/tui/screen"
)

// colon types a line behind the colon and takes it once it stands there.
func (s *story) colon(line string) {
	s.t.Helper()
	s.press(":")
	s.waitFor("Find anything")
	s.typed(line)
	s.waitFor(": " + line)
	s.press("Enter")
	s.waitForNot("Find anything")
}

// file waits for a file whose name has an ending, and returns its text.
func (s *story) file(ending string) string {
	s.t.Helper()
	text := ""
	s.wait("no file *"+ending+" was written", func(string) bool {
		found, _ := filepath.Glob(filepath.Join(s.home, "*"+ending))
		if len(found) == 0 {
			return false
		}
		bytes, err := os.ReadFile(found[0])
		text = string(bytes)
		return err == nil && text != ""
	})
	return text
}

// click clicks in the middle of a text on the screen.
func (s *story) click(text string) {
	s.t.Helper()
	for y, line := range strings.Split(s.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			x := screen.Width(before) + 1 + screen.Width(text)/2
			s.typed(fmt.Sprintf("\x1b[<0;%d;%dM", x, y+1))
			s.typed(fmt.Sprintf("\x1b[<0;%d;%dm", x, y+1))
			return
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", text, s.screen())
}

// A journalist wants one sentence and one map, and has never seen the planner.
func TestStoryJournalist(t *testing.T) {
	s := newStory(t, 120, 40)
	s.colon("threat ballistic")
	s.waitFor("Ballistic missiles")
	s.colon("preset brief")
	s.waitFor("preset brief")
	s.press("x")
	s.waitFor("the map is in ")
	if picture := s.file(".svg"); !strings.Contains(picture, "<svg") || !strings.Contains(picture, "allistic") {
		t.Errorf("the map is\n%.300s", picture)
	}
	s.press("q")
	s.waitForShell(1)
	s.typed("clear; airumbrella report --format line\n")
	s.waitFor("people")
}

// An analyst brings towns of a table and a unit of her own, lets two hosts say yes, saves,
// and compares with what she opened.
func TestStoryAnalyst(t *testing.T) {
	s := newShell(t, 120, 40)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(s.home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("towns.csv", "name,lat,lon,population\nNovovolynsk,50.73,24.16,49000\n")
	s.typed("airumbrella import towns.csv --output towns.yaml\n")
	if towns := s.file("towns.yaml"); !strings.Contains(towns, "ovovolynsk") {
		t.Fatalf("imported is\n%s", towns)
	}
	write("mine.yaml", `version: 1
name: Mine
extends: package-four-legs
# my own battery
units:
  - {id: my-lviv, system: nasams, at: lviv, contributor: "NO", group: west, phase: after-ceasefire}
`)
	s.start("mine.yaml")
	s.waitFor("mine.yaml")
	s.colon("set hosts.PL=granted")
	s.waitFor("Poland granted, against")
	s.colon("set hosts.SK=granted")
	s.waitFor("Slovakia granted, against")
	s.colon("compare start")
	s.waitFor("WHAT WENT IN")
	s.waitFor("Slovakia: granted instead of")
	s.waitFor("WHAT COMES OUT")
	s.colon("export csv")
	s.waitFor("the comparison is in ")
	if csv := s.file(".csv"); csv == "" {
		t.Error("the comparison is empty")
	}
	s.press("Escape")
	s.waitForNot("+ gained")
	s.colon("w better.yaml")
	s.waitFor("saved to better.yaml")
	if saved := s.file("better.yaml"); !strings.Contains(saved, "# my own battery") || !strings.Contains(saved, "PL") ||
		!strings.Contains(saved, "SK") {
		t.Errorf("saved is\n%s", saved)
	}
	s.leave()
}

// A staff officer uses the planner alone, by keys: a place that is not covered, why, what
// helps, and a package of her own in a file.
func TestStoryStaffOfficerByKeys(t *testing.T) {
	s := newStory(t, 120, 40)
	s.colon("place odesa")
	s.waitFor("Odesa  Одеса")
	s.press("Enter")
	s.waitFor("Odesa, against every threat")
	s.press("Escape")
	s.waitForNot("against every threat")
	s.press("Tab", "Tab", "Down", "Down", "Right")
	s.waitFor("Order after 10 min")
	s.waitFor("● changed")
	s.press("Escape")
	s.waitFor("tab, space") // with a key at its heels Escape would be Alt and that key
	s.press("C-s")
	s.waitFor("its name")
	s.press("C-u")
	s.typed("A later order")
	s.press("Enter")
	s.waitFor("What it shows")
	s.press("Enter")
	s.waitFor("Its source")
	s.press("Enter")
	s.waitFor("saved to ")
	if saved := s.file(".yaml"); strings.Count(saved, "\n") > 15 || !strings.Contains(saved, "A later order") ||
		!strings.Contains(saved, "delay") {
		t.Errorf("saved is\n%s", saved)
	}
	s.leave()
}

// The same by mouse: a place on the list, its page, a promise, another threat.
func TestStoryStaffOfficerByMouse(t *testing.T) {
	s := newStory(t, 120, 40)
	s.click("Mykolaiv ")
	s.waitFor("Mykolaiv  Миколаїв")
	s.click("enter why")
	s.waitFor("Mykolaiv, against every threat")
	s.click("AIR UMBRELLA")
	s.waitForNot("against every threat")
	s.click("THE PROMISES")
	s.waitFor("THE RULES")
	s.click("Crewed aircraft")
	s.waitFor("Crewed aircraft yes")
	s.click("u undo")
	s.waitFor("undone: Crewed aircraft yes")
	s.click("Low cruise missiles (50 m)")
	s.waitFor("Ballistic missiles")
	s.leave()
}

// Somebody pins two states, and sets them beside what is shown.
func TestStoryPins(t *testing.T) {
	s := newStory(t, 120, 40)
	s.colon("pin as reported")
	s.waitFor("pinned as as reported")
	s.colon("set delay=30m")
	s.waitFor("Order after 30 min, against")
	s.press("P")
	s.waitFor("Pin what is shown as")
	s.press("C-u")
	s.typed("late")
	s.press("Enter")
	s.waitFor("pinned as late")
	s.press("u")
	s.waitFor("undone: Order after 30 min")
	s.press("b")
	s.waitFor("Beside Four-leg package, pin late")
	s.waitFor("The order comes 5 min after")
	s.press("Enter")
	s.waitForNot("WHAT WENT IN")
	s.waitFor("+ gained")
	s.press("x")
	s.waitFor("the comparison is in ")
	if plate := s.file(".svg"); !strings.Contains(plate, "pin late") {
		t.Error("the plate does not name the pin")
	}
	s.press("C")
	s.waitFor("◉ as reported")
	s.press("Escape")
	s.waitForNot("◉ as reported")
	s.press("Escape")
	s.waitForNot("+ gained")
	s.leave()
}

// Somebody throws three switches, sees what each gave, and goes back to the first.
func TestStoryChanges(t *testing.T) {
	s := newStory(t, 120, 40)
	for _, set := range []string{"c2.level=0", "delay=15m", "nights=30"} {
		s.colon("set " + set)
		s.waitFor(", against")
	}
	s.press("C")
	s.waitFor("Changes since the start")
	s.waitFor("as opened: package-four-legs")
	s.waitForNot("…  ")
	row := ""
	s.wait("the first change has no loss", func(screen string) bool {
		for _, line := range strings.Split(screen, "\n") {
			if strings.Contains(line, "Tracks 0, ") {
				row = line
			}
		}
		return strings.Contains(row, "-")
	})
	s.press("Up", "Up", "Up", "Enter")
	s.waitFor("back to the start")
	s.waitFor("Nights 30 nights (undone)")
	s.press("Down", "Enter")
	s.waitFor("again up to: Tracks 0")
	s.press("Escape")
	s.waitForNot("AGAINST THE START")
	s.leave()
}

// Somebody sets a unit aside, sees that it is not reckoned, and takes it back.
func TestStoryHide(t *testing.T) {
	s := newStory(t, 120, 40)
	s.colon("list units")
	s.waitFor("people lost without")
	s.press("/")
	s.typed("from:ua s-300")
	s.waitFor("/ from:ua s-300")
	s.press("Enter")
	s.waitFor("match")
	s.press("o")
	s.waitFor("SET ASIDE: NOT RECKONED")
	s.waitFor("set aside, o brings it back")
	s.waitFor("● changed")
	s.press("o")
	s.waitForNot("SET ASIDE: NOT RECKONED")
	s.leave()
}

// Somebody jumps to Kyiv by the letters that stand on it.
func TestStoryJump(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press("f")
	s.waitFor("two letters")
	s.press("a")
	s.press("a") // the first label is that of the largest city
	s.waitFor("Kyiv  Київ")
	s.leave()
}

// Somebody whose keyboard is Ukrainian turns nothing round.
func TestStoryCyrillicKeys(t *testing.T) {
	s := newStory(t, 120, 40)
	s.typed("е") // t
	s.waitFor("Ballistic missiles")
	s.typed("у") // e
	s.waitFor("After a ceasefire · high")
	s.typed("Ц") // W
	s.waitFor("What each promise is worth")
	s.press("Escape")
	s.waitFor("9 names")
	s.typed("Ж") // :
	s.waitFor("Find anything")
	s.typed("харків")
	s.waitFor(": харків")
	s.press("Enter")
	s.waitFor("Kharkiv  Харків")
	s.typed("й") // q
	s.waitForShell(1)
}

// A file changes on disk while it is open: a save says so, and reloading takes it.
func TestStoryReload(t *testing.T) {
	s := newShell(t, 120, 40)
	path := filepath.Join(s.home, "shared.yaml")
	text := "version: 1\nname: Shared\nextends: package-four-legs\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start("shared.yaml")
	s.colon("set hosts.PL=granted")
	s.waitFor("● changed")
	later := text + "package:\n  hosts: {SK: granted}\n"
	if err := os.WriteFile(path, []byte(later), 0o600); err != nil {
		t.Fatal(err)
	}
	s.colon("w")
	s.waitFor("Changed on disk: shared.yaml")
	s.press("c")
	s.waitFor("what stands there -> what is yours")
	s.press("r")
	s.waitFor("opened shared.yaml")
	if kept, err := os.ReadFile(path); err != nil || string(kept) != later {
		t.Errorf("the file is now\n%s", kept)
	}
	s.colon("compare package-four-legs")
	s.waitFor("Bases of Slovakia: granted")
	s.press("Escape")
	s.waitForNot("WHAT WENT IN")
	s.leave()
}
