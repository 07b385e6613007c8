package tui

import (
	"flag"
	imagecolor "image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden screens anew")

func TestGoldenScreens(t *testing.T) {
	cases := []struct {
		name    string
		w, h    int
		profile colorprofile.Profile
		light   bool
		keys    []string
	}{
		{"80x24", 80, 24, colorprofile.TrueColor, false, nil},
		{"120x40", 120, 40, colorprofile.TrueColor, false, nil},
		{"200x60", 200, 60, colorprofile.TrueColor, false, nil},
		{"80x24 panel", 80, 24, colorprofile.TrueColor, false, []string{"tab"}},
		{"120x40 light", 120, 40, colorprofile.TrueColor, true, nil},
		{"120x40 256 colours", 120, 40, colorprofile.ANSI256, false, []string{"t"}},
		{"120x40 16 colours", 120, 40, colorprofile.ANSI, false, []string{"t", "e"}},
		{"80x24 no colour", 80, 24, colorprofile.ASCII, false, nil},
		{"120x40 help", 120, 40, colorprofile.ASCII, false, []string{"?"}},
		{"80x24 help", 80, 24, colorprofile.ASCII, false, []string{"?"}},
		{"120x40 find", 120, 40, colorprofile.ASCII, false, []string{"/", "k", "y"}},
		{"120x40 details", 120, 40, colorprofile.ASCII, false, []string{"n", "enter"}},
		{"80x24 timeline", 80, 24, colorprofile.ASCII, false, []string{"n", "enter"}},
		{"120x40 timeline", 120, 40, colorprofile.ANSI, false, []string{"tab", "end", "esc"}},
		{"200x60 timeline", 200, 60, colorprofile.TrueColor, true, []string{"n", "enter"}},
		{"120x40 worst, low", 120, 40, colorprofile.ASCII, false, []string{"T", "e", "e"}},
		{"120x40 zoomed", 120, 40, colorprofile.TrueColor, false, []string{"+", "+", "+", "+", "+", "+", "L"}},
		{"60x16", 60, 16, colorprofile.ASCII, false, nil},
		{"40x10 too small", 40, 10, colorprofile.ASCII, false, nil},
		{"400x120", 400, 120, colorprofile.ASCII, false, []string{"5", "6"}},
		{"60x16 promises", 60, 16, colorprofile.ASCII, false, []string{"tab", "tab", "down"}},
		{"60x16 find", 60, 16, colorprofile.ASCII, false, []string{"/", "l", "v"}},
		{"60x16 gates", 60, 16, colorprofile.ASCII, false, []string{"n", "enter", "enter"}},
		{"80x24 units", 80, 24, colorprofile.ANSI, false, []string{"tab", "]"}},
		{"100x30 bases", 100, 30, colorprofile.ANSI256, false, []string{"]", "]", "j"}},
		{"120x40 regions", 120, 40, colorprofile.ANSI256, true, []string{"]", "]", "]", "]"}},
		{"120x40 promises", 120, 40, colorprofile.TrueColor, false, []string{"tab", "tab", "j", "right"}},
		{"120x40 gates", 120, 40, colorprofile.ASCII, false, []string{"n", "enter", "enter", "j"}},
		{"120x40 words", 120, 40, colorprofile.ASCII, false, []string{"g"}},
		{"120x40 layers", 120, 40, colorprofile.TrueColor, false, []string{"1", "5", "6", "v"}},
		{"120x40 commands", 120, 40, colorprofile.ASCII, false, []string{":", "p", "a", "l"}},
		{"120x40 tour", 120, 40, colorprofile.ASCII, false, []string{"?", "t"}},
		{"160x48 table", 160, 48, colorprofile.ASCII, false, []string{"w", "s"}},
		{"80x24 worth", 80, 24, colorprofile.TrueColor, false, []string{"W"}},
		{"120x40 vetoes", 120, 40, colorprofile.TrueColor, false, []string{"O"}},
		{"80x24 latest order", 80, 24, colorprofile.ASCII, false, []string{"O", "O"}},
		{"160x48 vetoes table", 160, 48, colorprofile.ASCII, false, []string{"O", "w"}},
		{"120x40 worth", 120, 40, colorprofile.TrueColor, false, []string{"W"}},
		{"200x60 worth", 200, 60, colorprofile.ASCII, false, []string{"W"}},
		{"60x16 worth", 60, 16, colorprofile.ASCII, false, []string{"W", "j"}},
		{"80x24 worth beside the panel", 80, 24, colorprofile.ASCII, false, []string{"W", "tab", "tab"}},
		{"80x24 delay", 80, 24, colorprofile.ASCII, false, []string{"D"}},
		{"120x40 delay", 120, 40, colorprofile.TrueColor, false, []string{"D"}},
		{"200x60 delay light", 200, 60, colorprofile.TrueColor, true, []string{"D"}},
		{"60x16 delay", 60, 16, colorprofile.ASCII, false, []string{"D"}},
		{"120x40 delay worst", 120, 40, colorprofile.ANSI256, false, []string{"D", "T"}},
		{"80x24 nights", 80, 24, colorprofile.ASCII, false, []string{"N"}},
		{"120x40 nights", 120, 40, colorprofile.TrueColor, false, []string{"N", "e"}},
		{"120x40 nights worst", 120, 40, colorprofile.ANSI, false, []string{"N", "T"}},
		{"200x60 nights", 200, 60, colorprofile.ANSI256, true, []string{"N"}},
		{"60x16 nights", 60, 16, colorprofile.ASCII, false, []string{"N"}},
		{"160x48 reach", 160, 48, colorprofile.TrueColor, true, []string{"]", "j", "z"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := newPlanner(t, c.w, c.h)
			p.send(tea.ColorProfileMsg{Profile: c.profile})
			if c.light {
				p.send(tea.BackgroundColorMsg{Color: imagecolor.White})
			}
			got := p.press(c.keys...).m.View().Content + "\n"
			checkScreen(t, got[:len(got)-1], c.w, c.h)
			file := filepath.Join("testdata", strings.NewReplacer(" ", "-", ",", "").Replace(c.name)+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("screen differs from %s (go test ./tui -update writes it anew):\n%s", file, diff)
			}
		})
	}
}

// checkScreen reports lines that are not exactly as wide as the screen, by
// either way of measuring that terminals have, and a wrong number of lines.
func checkScreen(t *testing.T, screen string, w, h int) {
	t.Helper()
	lines := strings.Split(screen, "\n")
	if len(lines) != h {
		t.Fatalf("%d x %d: %d lines", w, h, len(lines))
	}
	for i, line := range lines {
		if a, b := ansi.StringWidth(line), ansi.StringWidthWc(line); a != w || b != w {
			t.Fatalf("%d x %d: line %d is %d or %d wide: %q", w, h, i, a, b, line)
		}
	}
}

// screens are key sequences that lead to every pane and overlay.
var screens = [][]string{nil, {"?"}, {"g"}, {"v"}, {"/"}, {":"}, {"enter"}, {"enter", "enter"}, {"w"}, {"]"},
	{"]", "]", "w"}, {"]", "enter"},
	{"W"}, {"D"}, {"N"}, {"W", "tab", "tab"}, {"D", "tab"}, {"N", "tab"}, {"N", "T"},
	{"tab", "tab"}, {"?", "t"}, {"ctrl+s"}, {"a"}, {"1", "5", "6"}, {"M", "c", "c"}}

func TestEverySizeIsFilledExactly(t *testing.T) {
	for _, keys := range screens {
		p, _ := storePlanner(t, 120, 40)
		p.press(keys...)
		for w := 1; w <= 200; w += 1 + w/15 {
			for h := 1; h <= 60; h += 1 + h/8 {
				p.send(tea.WindowSizeMsg{Width: w, Height: h})
				checkScreen(t, p.m.View().Content, w, h)
			}
		}
	}
}

func TestTheSmallestScreensNeverPanic(t *testing.T) {
	p := newPlanner(t, 1, 1)
	for w := 1; w <= 62; w++ {
		for h := 1; h <= 18; h++ {
			p.send(tea.WindowSizeMsg{Width: w, Height: h})
			checkScreen(t, p.m.View().Content, w, h)
		}
	}
}

func TestNoScreenBeforeTheFirstSizeAndAnswer(t *testing.T) {
	m := New(fixtureConfig())
	if got := m.View().Content; got != "" {
		t.Errorf("a screen of no size shows %q", got)
	}
	for _, keys := range screens {
		early := tea.Model(m)
		for _, k := range keys {
			early, _ = early.Update(keyOf(k))
			if got := early.View().Content; got != "" {
				t.Errorf("after %v a screen of no size shows %q", keys, got)
			}
		}
	}
	next, _ := m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	checkScreen(t, next.View().Content, 120, 40)
	for _, k := range []string{"t", "e", "n", "p", "enter", "tab", "j", "end", "esc", "esc", "/", "x", "enter"} {
		next, _ = next.Update(keyOf(k))
		checkScreen(t, next.View().Content, 120, 40)
	}
}

func TestRandomKeysAndMice(t *testing.T) {
	keys := strings.Split("W D N h j k l H J K L + - 0 t T e n p enter tab / ? M esc up down left right home end pgup "+
		"pgdown x k y backspace = _", " ")
	seeds := uint64(12)
	if os.Getenv("TWINS") != "" { // make hunt: 21,000 events
		seeds = 140
	}
	for seed := range seeds {
		rng := rand.New(rand.NewPCG(seed, 7))
		p := newPlanner(t, 100, 30)
		for range 150 {
			w, h := p.m.layout.screen.W, p.m.layout.screen.H
			at := tea.Mouse{X: rng.IntN(w+2) - 1, Y: rng.IntN(h+2) - 1, Button: []tea.MouseButton{tea.MouseLeft,
				tea.MouseWheelUp, tea.MouseWheelDown}[rng.IntN(3)]}
			switch rng.IntN(12) {
			case 0:
				w, h = 1+rng.IntN(160), 1+rng.IntN(50)
				p.send(tea.WindowSizeMsg{Width: w, Height: h})
			case 1:
				p.send(tea.MouseWheelMsg(at))
			case 2:
				p.send(tea.MouseClickMsg(at))
			case 3:
				p.send(tea.MouseMotionMsg(at))
			case 4:
				p.send(tea.MouseReleaseMsg(at))
			case 5:
				p.send(tea.PasteMsg{Content: "Львів\x1b[2J\n"})
			default:
				p.press(keys[rng.IntN(len(keys))])
			}
			checkScreen(t, p.m.View().Content, p.m.layout.screen.W, p.m.layout.screen.H)
		}
	}
}

func TestTextFromFilesCannotReachTheTerminal(t *testing.T) {
	cfg := fixtureConfig()
	const evil = "A\x1b[2J\x1b]0;title\x07\u009b31m\u202eB\u200d\x00\r\nC"
	s := cfg.Scenario
	s.Name, s.AsOf = evil, evil
	for i := range s.Places {
		s.Places[i].Name, s.Places[i].NameUK, s.Places[i].Kind, s.Places[i].Region = evil, evil, evil, evil
	}
	s.Units[2].Name, s.Bases[0].Name, s.Threats[0].Name = evil, evil, evil
	cfg.BaseMap.Names[0].Name, cfg.BaseMap.Attribution = evil, evil
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 160, Height: 45})
	p.run(p.m.Init())
	for _, keys := range [][]string{{}, {"tab"}, {"enter"}, {"enter", "enter"}, {"?"}, {"g"}, {"/", "a"}, {":", "a"},
		{"w"}, {"]"}, {"]", "enter"}, {"]", "w"}, {"]", "]"}, {"W"}, {"D"}, {"N"}, {"tab", "tab"}, {"tab", "tab", "tab",
			"ctrl+s"}} {
		view := p.press(keys...).m.View()
		checkScreen(t, view.Content, 160, 45)
		for _, bad := range []string{"\x1b]", "\x1b[2J", "\x07", "\x00", "\r", "\u009b", "\u202e", "\u200d"} {
			if strings.Contains(view.Content+view.WindowTitle, bad) {
				t.Errorf("after %v the screen holds %q", keys, bad)
			}
		}
		p.press("esc")
	}
}

func TestNoColorLeavesAttributesOnly(t *testing.T) {
	for name, cfg := range map[string]Config{
		"flag":     {NoColor: true, Environ: []string{}},
		"variable": {Environ: []string{"NO_COLOR=anything"}},
	} {
		base := fixtureConfig()
		cfg.Scenario, cfg.BaseMap, cfg.Evaluate = base.Scenario, base.BaseMap, base.Evaluate
		p := &planner{t, New(cfg)}
		p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		p.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		p.run(p.m.Init())
		for _, code := range []string{"[38", "[48", ";38;", ";48;", "[3", "[9"} {
			if strings.Contains(p.m.View().Content, "\x1b"+code) {
				t.Errorf("%s: the screen holds the colour code %q", name, code)
			}
		}
	}
}

func TestTooSmallSaysWhatIsMissing(t *testing.T) {
	got := ansi.Strip(newPlanner(t, 59, 16).m.View().Content)
	for _, want := range []string{"needs 60 x 16", "this is 59 x 16"} {
		if !strings.Contains(got, want) {
			t.Errorf("the screen lacks %q:\n%s", want, got)
		}
	}
}
