package main

import (
	"fmt"
	"strings"
)

// romanLetters is the national romanisation of Ukrainian (Cabinet of
// Ministers, resolution 55 of 27 January 2010): the letter's form inside a
// word. The soft sign and the apostrophe are left out.
var romanLetters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e",
	'є': "ie", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu", 'я': "ia", '\'': "",
	' ': " ", '-': "-",
}

// romanInitials holds the letters that are written otherwise at the start of
// a word.
var romanInitials = map[rune]string{
	'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya",
}

// transliterate writes a Ukrainian name in the national romanisation. Words
// are parted by blanks and hyphens; each keeps its capital.
func transliterate(ukrainian string) (string, error) {
	var roman strings.Builder
	before := ' '
	for _, capitalOrSmall := range ukrainian {
		small := []rune(strings.ToLower(string(capitalOrSmall)))[0]
		letters, ok := romanLetters[small]
		if !ok {
			return "", fmt.Errorf("name %q: %q is no letter of the Ukrainian alphabet", ukrainian, capitalOrSmall)
		}
		if initial, ok := romanInitials[small]; ok && (before == ' ' || before == '-') {
			letters = initial
		}
		if small == 'г' && before == 'з' {
			letters = "gh" // so that zh stays the sign of ж alone
		}
		if small != capitalOrSmall && letters != "" {
			letters = strings.ToUpper(letters[:1]) + letters[1:]
		}
		roman.WriteString(letters)
		before = small
	}
	return roman.String(), nil
}

// isUkrainian reports whether a name is written in the Ukrainian alphabet
// alone, which leaves out Russian ы, э, ё and ъ and every Latin letter.
func isUkrainian(name string) bool {
	_, err := transliterate(name)
	return err == nil && strings.TrimSpace(name) != ""
}
