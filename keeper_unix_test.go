//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Killed so that it can do nothing more, the planner leaves a terminal behind that
// works: its keeper gives it back.
func TestTheTerminalComesBackAfterAKill(t *testing.T) {
	s := newStory(t, 100, 30)
	s.press("q")
	s.waitFor("story>")
	pid := filepath.Join(filepath.Dir(s.sent), "pid")
	s.typed("clear; sh -c 'echo $$ >" + pid + "; exec airumbrella'\n")
	s.waitFor("NOT COVERED")
	text, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	number, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(number, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	s.waitFor("ended by force")
	s.press("Enter")
	s.waitFor("story>")
	s.typed("stty -a\n")
	s.waitFor("icanon")
	if screen := s.screen(); strings.Contains(screen, "-icanon") || strings.Contains(screen, "-echo ") {
		t.Errorf("the terminal is still in raw mode:\n%s", screen)
	}
	if mouse := s.tmux("display-message", "-p", "#{mouse_any_flag}#{alternate_on}"); strings.TrimSpace(mouse) != "00" {
		t.Errorf("mouse reports and the other screen are %q", mouse)
	}
}

// What fails says so and asks the terminal nothing: what is left by a signal would be left
// without echo while it waits for an answer.
func TestAFaultAsksTheTerminalNothing(t *testing.T) {
	s := newStory(t, 100, 30)
	s.press("q")
	s.waitFor("story>")
	before, err := os.ReadFile(s.sent)
	if err != nil {
		t.Fatal(err)
	}
	s.typed("clear; airumbrella report nosuch; echo ended\n")
	s.waitFor("there is no built-in scenario")
	s.waitFor("\nended")
	after, err := os.ReadFile(s.sent)
	if err != nil {
		t.Fatal(err)
	}
	if said := string(after[len(before):]); strings.Contains(said, "\x1b]11;?") || strings.Contains(said, "\x1b[c") {
		t.Errorf("the terminal was asked: %q", said)
	}
}
