package tui

import (
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// wordLines are the glossary wrapped to a width: the word on the first line of
// its meaning.
func wordLines(width int) []screen.Pair {
	var lines []screen.Pair
	for _, g := range shown.Glossary {
		for i, part := range screen.Wrap(g.Meaning, max(width-wordColumn, 8)) {
			line := screen.Pair{Text: part}
			if i == 0 {
				line.Word = g.Word
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// wordColumn is the width of the words.
const wordColumn = 11

// wordsBox is where the words are explained.
func (m *Model) wordsBox() screen.Rect { return m.layout.screen.Centred(88, 48) }

// drawWords explains the words; what does not fit is scrolled to.
func (m *Model) drawWords(c *screen.Canvas) {
	r := m.wordsBox()
	lines := wordLines(r.W - 4)
	r.H = min(r.H, len(lines)+2)
	r.Y = (m.layout.screen.H - r.H) / 2
	in := c.Box(r, "The words", m.palette)
	rows := in.H
	top := min(m.scrollTop, max(len(lines)-rows, 0))
	c.Block(in, m.palette.Pairs(lines[top:min(top+rows, len(lines))], screen.RoleKey, wordColumn, in.W))
	c.More(r, top, rows, len(lines), m.palette)
}

// scrollPage moves the help or the words by rows.
func (m *Model) scrollPage(by int) {
	of := len(m.helpLines())
	if m.overlay == overlayWords {
		of = len(wordLines(m.wordsBox().W - 4))
	}
	m.scrollTop = min(max(m.scrollTop+by, 0), max(of-m.pageRows(), 0))
}

// pageRows is how many rows of the help or the words are seen at once.
func (m *Model) pageRows() int {
	if m.overlay == overlayWords {
		return m.wordsBox().H - 2
	}
	_, columns, height, _ := m.helpBox()
	return columns * height
}
