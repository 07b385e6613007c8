package picture

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"pgregory.net/rapid"
)

func TestTypefaceHasTheLettersOfTheRegion(t *testing.T) {
	var buffer sfnt.Buffer
	const letters = "ăâîșțşţóżłńśźćęąčďěňřšťžůúýäöüßőűğıçøåæžĀāēīūķļņšģ АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ’–“”…²"
	for face, f := range pictureFaces() {
		for _, r := range letters {
			if i, err := f.GlyphIndex(&buffer, r); err != nil || i == 0 {
				t.Errorf("face %d lacks %q", face, r)
			}
		}
	}
}

func TestTextIsMeasuredAndBroken(t *testing.T) {
	types := newType()
	if w := types.width("Kyiv", 10, false); w < 15 || w > 25 {
		t.Errorf("Kyiv at 10 units is %.1f wide", w)
	}
	if bold, plain := types.width("Kyiv", 10, true), types.width("Kyiv", 10, false); bold <= plain {
		t.Errorf("bold is %.2f wide, plain %.2f", bold, plain)
	}
	lines := types.wrap("about 2.9 M of 16.7 M people", 10, false, types.width("about 2.9", 10, false)+2, 9)
	for _, line := range lines {
		if strings.HasPrefix(line, "M") || strings.HasSuffix(line, "2.9") {
			t.Errorf("a number stands apart from its unit: %q", lines)
		}
	}
}

func TestWrappedTextFits(t *testing.T) {
	types := newType()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOfN(rapid.RuneFrom([]rune("abc i1. МЛў")), 0, 120, -1).Draw(t, "words")
		wide := rapid.Float64Range(20, 200).Draw(t, "width")
		most := rapid.IntRange(1, 5).Draw(t, "lines")
		lines := types.wrap(words, 12, false, wide, most)
		if len(lines) > most {
			t.Fatalf("%d lines, at most %d are asked for", len(lines), most)
		}
		for _, line := range lines {
			if w := types.width(line, 12, false); w > wide {
				t.Fatalf("%q is %.1f wide, more than %.1f", line, w, wide)
			}
		}
	})
}

// Words are cut to as many letters as fit, those that fit to the last bit too.
func TestWordsAreCutToWhatFits(t *testing.T) {
	types := newType()
	const words = "Zaporizhzhia and Kryvyi Rih"
	for n := 3; n < len(words)-2; n++ {
		if words[n-1] == ' ' {
			continue // it would be cut too
		}
		want := words[:n] + "…"
		if got := types.cut(words, 14, true, types.width(want, 14, true)); got != want {
			t.Errorf("exactly as wide as %q: %q", want, got)
		}
	}
	if whole := types.cut(words, 14, true, types.width(words, 14, true)); whole != words {
		t.Errorf("what fits is cut: %q", whole)
	}
	if none := types.cut(words, 14, true, 1); none != "…" {
		t.Errorf("in no room: %q", none)
	}
}
