package screen

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	uv "github.com/charmbracelet/ultraviolet"
)

// guarded is what is let through of a text, read in parts of any size.
func guarded(t *testing.T, text string) string {
	t.Helper()
	whole, err := io.ReadAll(Guarded(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	parts, err := io.ReadAll(Guarded(iotest.OneByteReader(strings.NewReader(text))))
	if err != nil || string(parts) != string(whole) {
		t.Errorf("%q read at once and byte by byte differ: %q, %q", text, whole, parts)
	}
	return string(whole)
}

func TestTheGuardLetsEverythingThroughThatTerminalsSend(t *testing.T) {
	for _, text := range []string{
		"", "abc; ще;;не: вмерла;", "\x1b", "\x1b[A", "\x1b[1;5A", "\x1b[<35;10;20M", "\x1b[97;5u",
		"\x1b]11;rgb:0000/0000/0000\x07", "\x1b[200~a;b;c" + strings.Repeat(";", 100) + "\x1b[201~",
		"\x1b[?62;1;2;4;6;9;15;16;17;18;21;22;28c", "\x1bP1$r0m\x1b\\", strings.Repeat("Л;", 50),
	} {
		if got := guarded(t, text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestTheGuardTakesParametersAway(t *testing.T) {
	for _, opening := range []string{"\x1b[", "\x1bP", "\x1b [", "\x1b[<", "\x1b[?"} {
		got := guarded(t, opening+strings.Repeat("1;", 32)+"1mx")
		if n := strings.Count(got, ";"); n >= maxParameters || !strings.HasSuffix(got, "mx") {
			t.Errorf("%q: %d separators are left of 32: %q", opening, n, got)
		}
	}
}

// The library's reader takes whatever the guard lets through: random bytes, replies,
// pastes and sequences of too many parameters. When the last check fails, the library
// has learnt to count, and the guard can go.
func TestWhatTheGuardLetsThroughPanicsNobody(t *testing.T) {
	r := rand.New(rand.NewPCG(22, 3))
	pieces := []string{
		"\x1b[", "\x1b]", "\x1bP", "\x1b_", "\x1bO", "\x9b", "\x90", ";", ":", "1", "65535", "<", "?", "M", "m", "~", "u", "R", "c", "y",
		"\x1b", "\x1b[200~", "\x1b[201~", "\x07", "\x1b\\", "я", "\xff", "\xe0", "\xf0", "\xc0", "\x00", "\x18", " ", "a", "$", "+r", "99999999999999999999",
		strings.Repeat(";", 33), strings.Repeat("1:", 40),
	}
	decode := func(text string) {
		events := make(chan uv.Event, len(text)+1)
		defer func() {
			if fault := recover(); fault != nil {
				panic(fmt.Sprintf("%q: %v", text, fault))
			}
		}()
		reader := uv.NewTerminalReader(strings.NewReader(text), "xterm-256color")
		if err := reader.StreamEvents(context.Background(), events); err != nil {
			t.Error(err)
		}
	}
	for range 5_000 {
		var b bytes.Buffer
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		decode(guarded(t, b.String()))
	}
	defer func() {
		if recover() == nil {
			t.Error("the library's reader takes 33 parameters now: the guard can go")
		}
	}()
	decode("\x1b[" + strings.Repeat("1;", 33) + "m")
}
