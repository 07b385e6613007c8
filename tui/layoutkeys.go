package tui

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// cyrillic are the keys of the Ukrainian and the Russian layout, and latin those at the
// same places of the layout that the bindings are named by. Full stop and comma stand
// elsewhere on a Cyrillic keyboard and mean what they are there.
var cyrillic, latin = []rune("йцукенгшщзхїъфівапролджєыэячсмитьбюґё" +
	"ЙЦУКЕНГШЩЗХЇЪФІВАПРОЛДЖЄЫЭЯЧСМИТЬБЮҐЁ"),
	[]rune("qwertyuiop[]]asdfghjkl;'s'zxcvbnm,.\\`" + "QWERTYUIOP{}}ASDFGHJKL:\"S\"ZXCVBNM<>|~")

// latinOf is the Latin key at the place of a Cyrillic one.
var latinOf = latinKeys()

func latinKeys() map[rune]rune {
	keys := make(map[rune]rune, len(cyrillic))
	for i, r := range cyrillic {
		keys[r] = latin[i]
	}
	return keys
}

// latinKey is a key press as the Latin layout has it, where a Cyrillic one is on. It is
// for keys alone: text that is typed stays as it is.
func latinKey(msg tea.KeyPressMsg) tea.KeyPressMsg {
	code := msg.Code
	if msg.Text != "" {
		r, size := utf8.DecodeRuneInString(msg.Text)
		if size != len(msg.Text) {
			return msg
		}
		code = r
	}
	to, ok := latinOf[code]
	if !ok {
		return msg
	}
	msg.Code, msg.ShiftedCode, msg.BaseCode = to, 0, 0
	if msg.Text != "" {
		msg.Text = string(to)
	}
	return msg
}
