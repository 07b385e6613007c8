package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// storyBinary is the program, built once for all stories.
var storyBinary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "airumbrella-stories-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "airumbrella")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

// story is a person at a terminal of tmux in which the program runs under a
// shell.
type story struct {
	t      *testing.T
	socket string
}

// newStory opens a terminal of so many characters and starts the planner on
// the default scenario.
func newStory(t *testing.T, w, h int) *story {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: the stories at a real terminal are not told")
	}
	binary, err := storyBinary()
	if err != nil {
		t.Fatal(err)
	}
	s := &story{t, fmt.Sprintf("airumbrella-%d-%s", os.Getpid(), strings.ReplaceAll(t.Name(), "/", "-"))}
	s.tmux("-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h),
		"env -u TMUX -u NO_COLOR TERM=screen-256color PS1='story> ' XDG_STATE_HOME="+t.TempDir()+" sh")
	t.Cleanup(func() { _ = exec.Command("tmux", "-L", s.socket, "kill-server").Run() })
	s.tmux("set", "-g", "status", "off")
	s.tmux("resize-window", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h))
	s.waitFor("story>")
	s.typed(binary + "\n")
	s.waitFor("NOT COVERED")
	s.waitForNot("computing")
	return s
}

func (s *story) tmux(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-L", s.socket}, args...)...).CombinedOutput()
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
	for range 400 {
		if screen = s.screen(); as(screen) {
			return
		}
		time.Sleep(25 * time.Millisecond)
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

// leave quits and asks the shell for the exit status.
func (s *story) leave() {
	s.t.Helper()
	s.press("q")
	s.waitFor("story>")
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
		return strings.Contains(screen, "match") && strings.Contains(screen, "Port of") && !strings.Contains(screen, "rail  ") && !strings.Contains(screen, " COVERED   ○")
	})
	s.press("Escape")
	s.waitForNot("/uncovered port")
	s.press("n")
	s.waitFor("NOT COVERED a")
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
	s.waitFor("Lviv  Львів")
	s.waitForNot("looking for it")
	before := s.screen()
	s.press("C-z")
	s.waitFor("story>")
	s.typed("echo still $((40+2)) here\n")
	s.waitFor("still 42 here")
	s.typed("fg\n")
	s.waitForNot("story>")
	s.wait("the screen did not come back as it was", func(screen string) bool { return screen == before })
	s.press("C-l")
	s.waitFor("NOT COVERED")
	s.leave()
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
	s.waitFor("Beyond 12 min from detection to order")
	s.press("Tab", "Tab", "Down", "Down", "Right")
	s.waitFor("now 10 min")
	s.waitForNot("computing")
	s.press("N")
	s.waitFor("Of a salvo of 40 low cruise missiles")
	s.waitFor("all counted people")
	s.press("Escape")
	s.waitFor("tab, space")
	s.press("Escape")
	s.waitFor("9 names")
	s.leave()
}

// What stands on a real terminal after much panning and turning of pages is what
// a redrawing shows: nothing of the shifts that were sent is wrong or left over.
func TestStoryTheScreenIsWholeAfterPanning(t *testing.T) {
	s := newStory(t, 160, 48)
	for _, keys := range []string{"l l l h h", "H H h h h L l", "W", "D t", "Escape", "+ + l l h h h", "Tab j j ] ]", "Tab Tab h h h h h h h", "n n n", "0 J j l K h h h", "N", "Escape", "h l h l l l"} {
		s.press(strings.Fields(keys)...)
		last, still := "", 0
		s.wait("the screen never came to rest", func(screen string) bool {
			if still++; screen != last || strings.Contains(screen, "computing") || strings.Contains(screen, "looking for it") {
				still = 0
			}
			last = screen
			return still > 3
		})
		before := s.tmux("capture-pane", "-e", "-p")
		s.press("C-l")
		time.Sleep(150 * time.Millisecond)
		s.wait("after "+keys+" the screen is not what a redrawing shows:\n"+before+"\nbut", func(string) bool { return s.tmux("capture-pane", "-e", "-p") == before })
	}
	s.leave()
}
