package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/google/go-cmp/cmp"
)

// patience is how long a story waits for something that must come, however
// busy the machine is.
const patience = 2 * time.Minute

// story is a person at a terminal of tmux in which the program runs under a
// shell.
type story struct {
	t      *testing.T
	w      int
	socket string
	home   string // the folder that it works in
	sent   string // file with everything that the program sent
}

// newStory opens a terminal of so many characters and starts the planner on
// the default scenario.
func newStory(t *testing.T, w, h int) *story {
	t.Helper()
	s := newShell(t, w, h)
	s.start("")
	return s
}

// start starts the planner from the shell, with arguments, and waits for its answer.
func (s *story) start(args string) {
	s.t.Helper()
	s.typed(strings.TrimSpace("airumbrella "+args) + "\n")
	s.waitFor("COVERED")
	s.waitFor("help")
	s.waitForNot("computing")
}

// newShell opens a terminal with a shell in an empty folder. Nothing of the environment of
// the tests reaches it.
func newShell(t *testing.T, w, h int) *story {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: the stories at a real terminal are not told")
	}
	program, err := exec.LookPath("airumbrella") // the tests' own binary: see TestMain
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	s := &story{
		t,
		w,
		fmt.Sprintf("airumbrella-%d-%s", os.Getpid(), strings.ReplaceAll(t.Name(), "/", "-")),
		home,
		filepath.Join(home, "sent"),
	}
	s.tmux(
		"-f",
		"/dev/null",
		"new-session",
		"-d",
		"-c",
		home,
		"-x",
		fmt.Sprint(w),
		"-y",
		fmt.Sprint(h),
		"env",
		"-i",
		"PATH="+filepath.Dir(program)+":/usr/local/bin:/usr/bin:/bin",
		"HOME="+home,
		"XDG_STATE_HOME="+home,
		"TERM=screen-256color",
		"LC_ALL=C.UTF-8",
		"PS1=story> ",
		"sh",
	)
	t.Cleanup(func() { _ = exec.Command("tmux", "-L", s.socket, "kill-server").Run() })
	s.tmux("set", "-g", "status", "off")
	s.tmux("resize-window", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h))
	s.tmux("pipe-pane", "-O", "cat >>'"+strings.ReplaceAll(s.sent, "'", `'\''`)+"'")
	s.waitFor("story>")
	return s
}

func (s *story) tmux(args ...string) string {
	s.t.Helper()
	// UTF-8 whatever the locale says.
	out, err := exec.Command("tmux", append([]string{"-u", "-L", s.socket}, args...)...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// press presses keys by the names that tmux has for them.
func (s *story) press(keys ...string) {
	s.t.Helper()
	s.tmux(append([]string{"send-keys"}, keys...)...)
}

// typed types text as it stands.
func (s *story) typed(text string) {
	s.t.Helper()
	s.tmux("send-keys", "-l", text)
}

func (s *story) screen() string { return s.tmux("capture-pane", "-p") }

// wait waits until the screen is as it should be.
func (s *story) wait(what string, as func(screen string) bool) {
	s.t.Helper()
	var screen string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		if screen = s.screen(); as(screen) {
			return
		}
	}
	s.t.Fatalf("%s; the screen is\n%s", what, screen)
}

func (s *story) waitFor(text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf("%q never showed", text), func(screen string) bool { return strings.Contains(screen, text) })
}

func (s *story) waitForNot(text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf("%q never went", text), func(screen string) bool { return !strings.Contains(screen, text) })
}

// cells is the text and colours of every cell, row by row. A blank shows only
// its ground, and at the end of a row not even that: what was erased there tmux
// does not tell.
func (s *story) cells() []string {
	s.t.Helper()
	rows := strings.Split(strings.TrimSuffix(s.tmux("capture-pane", "-e", "-p"), "\n"), "\n")
	em := vt.NewEmulator(s.w, len(rows))
	_, _ = em.WriteString("\x1b[?7l" + strings.Join(rows, "\r\n"))
	var list []string
	for y := range em.Height() {
		text := 0 // how much of the list the row's last text makes
		for x := range em.Width() {
			if c := em.CellAt(x, y); c.Content == "" || c.Content == " " {
				list = append(list, fmt.Sprint("blank on ", c.Style.Bg))
			} else {
				list = append(list, fmt.Sprint(c.Content, c.Style.Fg, c.Style.Bg, c.Style.Attrs))
				text = x + 1
			}
		}
		list = append(list[:len(list)-em.Width()+text], "end of row")
	}
	return list
}

// waitForCells waits until the cells are as they should be.
func (s *story) waitForCells(what string, want []string) {
	s.t.Helper()
	var got []string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		if got = s.cells(); slices.Equal(got, want) {
			return
		}
	}
	s.t.Fatalf("%s (- before, + redrawn):\n%s", what, cmp.Diff(want, got))
}

// waitForRest waits until every key pressed is handled and drawn: keys are
// handled in their order, so that one whose effect shows comes after all of
// them. Then nothing may be at work, and one look after the other must show the
// same; what a look takes grows with what else the machine does.
func (s *story) waitForRest() {
	s.t.Helper()
	s.press("M")
	s.waitFor("mouse off")
	s.press("M")
	s.waitFor("mouse on")
	s.press("F12") // nothing, but that the message goes
	s.waitForNot("mouse on")
	last, still := "", 0
	s.wait("the screen never came to rest", func(screen string) bool {
		if still++; screen != last || strings.Contains(screen, "computing") ||
			strings.Contains(screen, "looking for") {
			still = 0
		}
		last = screen
		return still >= 12
	})
}

// redraw has the whole screen drawn again, from an empty one.
func (s *story) redraw() {
	s.t.Helper()
	cleared := func() int {
		sent, err := os.ReadFile(s.sent)
		if err != nil {
			s.t.Fatal(err)
		}
		return strings.Count(string(sent), "\x1b[2J")
	}
	before := cleared()
	s.press("C-l")
	s.wait("the screen was never cleared", func(string) bool { return cleared() > before })
}

// waitForShell waits for the prompt of the shell after so many lines typed.
func (s *story) waitForShell(lines int) {
	s.t.Helper()
	s.wait("the shell never came back", func(screen string) bool { return strings.Count(screen, "story>") > lines })
}

// leave quits and asks the shell for the exit status.
func (s *story) leave() {
	s.t.Helper()
	s.press("q")
	s.waitForShell(1)
	s.typed("echo left with $?\n")
	s.waitFor("left with 0")
}

func TestStoryFindAndExplain(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press("/")
	s.typed("kharkiv")
	s.waitFor("/ kharkiv")
	s.press("Enter")
	s.waitFor("Kharkiv  Харків  1.4 M")
	s.press("Enter")
	s.waitFor("Kharkiv, against every threat")
	s.waitFor("Ballistic missiles")
	s.press("Enter")
	s.waitFor("Kharkiv, gate by gate")
	s.waitFor("timeline")
	s.waitFor("unit 1 of")
	s.press("Escape")
	s.waitFor("Kharkiv, against every threat")
	s.press("Escape")
	s.waitForNot("against every threat")
	s.press("g")
	s.waitFor("The words")
	s.press("Escape")
	s.waitForNot("The words")
	s.leave()
}

func TestStoryFilterUncovered(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press("/")
	s.typed("uncovered port")
	s.waitFor("/ uncovered port")
	s.press("Enter")
	s.wait("the list holds more than uncovered ports", func(screen string) bool {
		return strings.Contains(screen, "match") && strings.Contains(screen, "Port of") &&
			!strings.Contains(screen, "rail  ") &&
			!strings.Contains(screen, " COVERED   ○")
	})
	s.press("Escape")
	s.waitForNot("/uncovered port")
	s.press("n")
	s.wait("no place that is not, or not wholly, covered is chosen", func(screen string) bool {
		return strings.Contains(screen, "NOT COVERED a") || strings.Contains(screen, "PARTLY COVERED, ")
	})
	s.leave()
}

func TestStoryThreatAndEstimate(t *testing.T) {
	s := newStory(t, 120, 40)
	s.waitFor("Low cruise missiles (50 m)")
	s.waitFor("After a ceasefire · base")
	base := coveredRow(s.screen())
	s.press("e")
	s.waitFor("After a ceasefire · high")
	if high := coveredRow(s.screen()); high == base {
		t.Errorf("base and high give one number: %s", high)
	}
	s.press("e")
	s.waitFor("After a ceasefire · low")
	s.press("t")
	s.waitFor("Ballistic missiles")
	s.press("T", "T")
	s.waitFor("High drones (2,500 m)")
	s.press("T", "T")
	s.waitFor("Every threat in play")
	s.leave()
}

// coveredRow is the row of the screen with the number of people covered.
func coveredRow(screen string) string {
	for _, line := range strings.Split(screen, "\n") {
		if left, _, ok := strings.Cut(line, "│"); ok && strings.HasPrefix(left, " COVERED") {
			return strings.TrimSpace(left)
		}
	}
	return ""
}

func TestStoryLayers(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press("6")
	s.waitFor("layer 6 on: uncovered ground")
	s.waitFor("gap 1:")
	s.press("9")
	s.waitFor("layer 9 off")
	s.waitForNot("● Chernihiv")
	s.press("v")
	s.waitFor("[x] gaps")
	s.waitFor("[ ] names")
	s.press("Escape")
	s.waitForNot("[x] gaps")
	s.press("9", "6")
	s.waitFor("layer 6 off")
	s.press("c")
	s.waitFor("palette: dark")
	s.press("O")
	s.waitFor("if granted: ○ under 95 % ◔ one alone")
	s.waitFor("Izmail RO, ES, …")
	s.press("O")
	s.waitFor("Izmail 5 min")
	s.press("Escape")
	s.waitFor("the map marks what is covered again")
	s.leave()
}

func TestStoryResize(t *testing.T) {
	s := newStory(t, 120, 40)
	s.waitFor("THE PROMISES")
	s.tmux("resize-window", "-x", "80", "-y", "24")
	s.waitForNot("THE PROMISES")
	s.waitFor("COVERED")
	s.tmux("resize-window", "-x", "50", "-y", "12")
	s.waitFor("needs 60 x 16 characters")
	s.waitFor("this is 50 x 12")
	s.tmux("resize-window", "-x", "200", "-y", "60")
	s.waitFor("THE PROMISES")
	s.waitFor("9 names")
	s.leave()
}

func TestStorySuspendAndResume(t *testing.T) {
	s := newStory(t, 100, 30)
	s.press("n")
	s.waitFor("Why ")
	s.waitForRest()
	before := s.screen()
	s.press("C-z")
	s.waitForShell(1)
	s.typed("echo still $((40+2)) here\n")
	s.waitFor("still 42 here")
	s.typed("fg\n")
	s.waitForNot("story>")
	s.wait("the screen did not come back as it was, which was\n"+before+"\n", func(screen string) bool { return screen == before })
	s.redraw()
	s.waitFor("NOT COVERED")
	s.press("q")
	s.waitForShell(3) // airumbrella, echo and fg
	s.typed("echo left with $?\n")
	s.waitFor("left with 0")
}

// Where the terminal cannot move its cursor the report stands, and how to open the planner.
func TestStoryATerminalThatCannotMoveItsCursor(t *testing.T) {
	s := newStory(t, 100, 30)
	s.leave()
	s.typed("clear; TERM=dumb airumbrella no-umbrella\n")
	s.waitFor("cannot move its cursor (TERM is dumb), so this is the report")
}

// Somebody asks what carries the umbrella, makes the order later and sees the
// curve's mark move, and looks for how many nights it lasts.
func TestStoryWorthDelayAndNights(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press("W")
	s.waitFor("THE FIVE CONDITIONS")
	s.waitFor("What binds most is")
	s.waitFor("LOST WITHOUT IT")
	s.press("D")
	s.waitFor("now 5 min")
	s.wait("what a late order costs is not said", func(screen string) bool {
		return strings.Contains(screen, "With today's order") || strings.Contains(screen, "from detection to order") ||
			strings.Contains(screen, "Even with an order at once")
	})
	s.press("Tab", "Tab", "Down", "Down", "Right")
	s.waitFor("now 10 min")
	s.waitForNot("computing")
	s.press("N")
	s.waitFor("Of a salvo of ")
	s.waitFor("low cruise missiles about ")
	s.waitFor("all counted people")
	s.press("Escape")
	s.waitFor("tab, space")
	s.press("Escape")
	s.waitFor("9 names")
	s.leave()
}

// Somebody asks where two more units help most, watches, looks at another plan, takes it, and takes it back; asks for
// more units than there are sites, and ends a long search at once.
func TestStoryWhereMoreUnitsHelpMost(t *testing.T) {
	s := newStory(t, 120, 40)
	s.press(":")
	s.typed("site nasams 2")
	s.waitFor("NASAMS with AIM-120, 2 more units")
	s.press("Enter")
	s.waitFor("esc end it at once")
	s.waitFor("plan 1 of ")
	s.waitFor("2 more units of NASAMS with AIM-120 would add")
	s.waitFor("[1] proposed")
	s.press("]")
	s.waitFor("plan 2 of ")
	s.waitFor("The runner-up: ")
	s.press("Enter")
	s.waitFor("● changed")
	s.waitForNot("[1]")
	s.press("u")
	s.waitForNot("● changed")
	s.press("A")
	s.waitFor("plan 2 of ")
	s.press("Escape")
	s.waitFor("left: nothing was added")
	s.waitForNot("[1]")
	s.press(":")
	s.typed("site nasams 190")
	s.press("Enter")
	s.waitFor("190 units of nasams are more than its ")
	s.press("3", "0", "Enter")
	s.waitFor("esc end it at once")
	s.press("Escape")
	s.waitFor("The search was ended; nothing was changed.")
	s.leave()
}

// What stands on a real terminal after much panning and turning of pages is what
// a redrawing shows: nothing of the shifts that were sent is wrong or left over.
func TestStoryTheScreenIsWholeAfterPanning(t *testing.T) {
	s := newStory(t, 160, 48)
	for _, keys := range []string{"l l l h h", "j", "j", "k", "J", "k k k", "K", "l j l k", "H H h h h L l", "W", "D t", "Escape", "+ + l l h h h",
		"Tab j j ] ]", "Tab Tab h h h h h h h", "n n n", "0 J j l K h h h", "N", "Escape", "h l h l l l"} {
		s.press(strings.Fields(keys)...)
		if keys == "Escape" { // with a key at its heels it would be Alt and that key
			s.waitFor("9 names")
		}
		s.waitForRest()
		before := s.cells()
		s.redraw()
		s.waitForCells("after "+keys+" the screen is not what a redrawing shows", before)
	}
	s.leave()
}
