package yamltext

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The library tells of one syntax fault a run, in words of its own, and of its
// place at most the line, often that of another one. The place is found by
// asking for the shortest beginning of the text that fails in the same way.

// What the library says of faults that are treated in a way of their own.
const (
	unknownAnchor = "unknown anchor"
	unclosedQuote = "found unexpected end of stream"
	tooDeep       = "exceeded max depth"
	noKey         = "did not find expected key"
	noColon       = "could not find expected ':'"
	noDash        = "did not find expected '-' indicator"
	noStart       = "did not find expected <document start>"
	noContent     = "did not find expected node content"
	noItem        = "did not find expected ',' or ']'"
	noPair        = "did not find expected ',' or '}'"
	noToken       = "found character that cannot start any token"
	noComment     = "did not find expected comment or line break"
	notAllowed    = " are not allowed in this context"
	noValue       = "mapping values" + notAllowed
)

// ofWholeLines is what the library says of a line that is wrong from its start.
var ofWholeLines = []string{noColon, noDash}

// ofOtherLines is what the library says where it names the line of a collection
// begun before, or the line before.
var ofOtherLines = []string{
	noKey, noDash, noStart, noContent, noItem, noPair,
	"found incompatible YAML document", "found undefined tag handle", "unknown problem",
}

// failureLine is what the library puts before its reason.
var failureLine = regexp.MustCompile(`^yaml: (?:line ([0-9]+): )?`)

// lineOf returns the line that the library names, the first where it names
// none.
func lineOf(err error) int {
	if match := failureLine.FindStringSubmatch(err.Error()); match != nil && match[1] != "" {
		line, _ := strconv.Atoi(match[1]) // of digits alone
		return line
	}
	return 1
}

// failureOf returns the reason of the library without a place.
func failureOf(err error) string {
	reason := failureLine.ReplaceAllString(err.Error(), "")
	for _, start := range []string{unknownAnchor, tooDeep} {
		if strings.HasPrefix(reason, start) {
			return start // the rest is a name or a number
		}
	}
	return reason
}

// placeOf returns what is wrong with a text, and where.
func placeOf(text string, result reading) Failure {
	failure := result.failure
	s := search{text: text, failure: failure, budget: searchBudget}
	switch failure {
	case tooDeep:
		return Failure{Kind: Deep, At: tooDeepAt(text)}
	case unclosedQuote:
		return Failure{Kind: OpenQuote, At: s.openQuote(startOf(text, result.line))}
	}
	if at := s.openBracket(); at >= 0 {
		return Failure{Kind: OpenBracket, At: at}
	}
	low := startOf(text, result.line)
	if slices.Contains(ofOtherLines, failure) {
		low = s.before(result.consumed)
	}
	at := s.shortest(low, result.consumed)
	f := Failure{Kind: kindOf(text, at, failure), At: at}
	switch first := lineContent(text, at); {
	case f.Kind == Escape:
		f.At = max(0, strings.LastIndexByte(text[:at+1], '\\'))
	case (text[at] == '"' || text[at] == '\'') && !beginsToken(text, at):
		if open := strings.LastIndexByte(text[first:at], text[at]); open >= 0 {
			f.At = first + open // a text in quotes shows itself at its end
		}
	case failure == noValue && longKey(text[first:lineEnd(text, first)]):
		return Failure{Kind: LongKey, At: first}
	case strings.HasPrefix(text[first:], "%"):
		return Failure{Kind: NoKey, At: first}
	}
	if f.Kind == Unreadable {
		f.Said = failure
	}
	return f
}

// longKey reports whether a line begins with a key that is too long.
func longKey(line string) bool {
	return len(line) > MaxKey && !strings.Contains(line[:MaxKey], ": ")
}

// searchBudget is how many bytes may be read again to find a place.
const searchBudget = 3 << 20

// search looks for the place of one failure.
type search struct {
	text, failure string
	budget        int
}

// fails reports whether the first bytes of the text fail in the same way, and
// not because a bracket is still open there.
func (s *search) fails(length int) bool {
	beginning := s.text[:length]
	if s.reads(beginning) != s.failure {
		return false
	}
	open := openBrackets(beginning)
	return len(open) == 0 || s.reads(beginning+closing(beginning, open)) == s.failure
}

func (s *search) reads(text string) string {
	s.budget -= len(text)
	return parseYAML(text).failure
}

// before returns the start of a line that the failure lies behind, shortly
// before what the library took.
func (s *search) before(consumed int) int {
	const window = 2048 // bytes that the library reads ahead, and more
	low := lineStart(s.text, max(0, consumed-window))
	if low > 0 && s.fails(low) {
		return 0
	}
	return low
}

// shortest returns the offset of the last character of the shortest beginning
// that fails, between the start of a line and what the library took: first to
// a line, then within it. When the budget is spent the nearest line found is
// the answer.
func (s *search) shortest(low, consumed int) int {
	high := min(len(s.text), lineEnd(s.text, max(low, consumed))+1)
	last := max(0, len(s.text)-1)
	var ends []int
	for at := low; at < high; at = ends[len(ends)-1] {
		ends = append(ends, min(len(s.text), lineEnd(s.text, at)+1))
	}
	if len(ends) == 0 {
		return last
	}
	line := 0
	if s.failure != noColon { // whose line the library names
		line = sort.Search(len(ends)-1, func(i int) bool { return s.budget > 0 && s.fails(ends[i]) })
	}
	start, end := low, ends[line]
	if line > 0 {
		start = ends[line-1]
	}
	if slices.Contains(ofWholeLines, s.failure) {
		return min(lineContent(s.text, start), last)
	}
	at := start + sort.Search(end-start-1, func(i int) bool { return s.budget > 0 && s.fails(start+i+1) })
	if s.budget <= 0 {
		return min(lineContent(s.text, start), last)
	}
	for at > start && !utf8.RuneStart(s.text[at]) {
		at--
	}
	return at
}

// openBracket returns the offset of the innermost bracket that the text leaves
// open, where nothing else is wrong with it; else -1.
func (s *search) openBracket() int {
	open := openBrackets(s.text)
	if len(open) == 0 || s.reads(s.text+closing(s.text, open)) == s.failure {
		return -1
	}
	return open[len(open)-1]
}

// openQuote returns the offset of the quote that the text leaves open: the
// last one before which nothing fails in this way, on the line that the library
// names. Of a quote on the first line it names the last.
func (s *search) openQuote(line int) int {
	for _, start := range []int{line, 0} {
		end := lineEnd(s.text, start)
		for at := end; at > start && s.budget > 0; {
			if at = start + strings.LastIndexAny(s.text[start:at], `"'`); at < start {
				break
			}
			if beginsToken(s.text, at) && s.reads(s.text[:at]) != s.failure {
				return at
			}
		}
	}
	return max(0, strings.IndexAny(s.text, `"'`))
}

// openBrackets returns the offsets of the brackets that a text leaves open,
// the outermost first. Quotes and comments are passed over.
func openBrackets(text string) (open []int) {
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case (c == '"' || c == '\'') && beginsToken(text, at):
			at = quoteEnd(text, at)
		case c == '#' && (at == 0 || Space(text[at-1])):
			at = lineEnd(text, at)
		case (c == '[' || c == '{') && (len(open) > 0 || beginsToken(text, at)):
			open = append(open, at)
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	return open
}

// closing returns the brackets that close the open ones.
func closing(text string, open []int) string {
	shut := make([]byte, 0, len(open)+1)
	shut = append(shut, '\n', ' ')
	for i := len(open) - 1; i >= 0; i-- {
		if text[open[i]] == '[' {
			shut = append(shut, ']')
		} else {
			shut = append(shut, '}')
		}
	}
	return string(shut)
}

// beginsToken reports whether a value may begin at an offset.
func beginsToken(text string, at int) bool {
	return at == 0 || Space(text[at-1]) || strings.IndexByte("[{,:", text[at-1]) >= 0
}

// quoteEnd returns the offset of the quote that closes the one at an offset,
// the end of the text if none does.
func quoteEnd(text string, at int) int {
	quote := text[at]
	for at++; at < len(text); at++ {
		switch {
		case text[at] == '\\' && quote == '"':
			at++
		case text[at] == quote && quote == '\'' && at+1 < len(text) && text[at+1] == quote:
			at++
		case text[at] == quote:
			return at
		}
	}
	return len(text)
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// startOf returns the offset at which a line begins, counted from 1; that of the
// last line where there are not so many.
func startOf(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		end := lineEnd(text, at)
		if end == len(text) {
			break
		}
		at = end + 1
	}
	return at
}

// lineContent returns the offset of the first character of a line that is not
// blank.
func lineContent(text string, at int) int {
	at = lineStart(text, at)
	for at < len(text) && Blank(text[at]) {
		at++
	}
	return at
}

// tooDeepAt returns the offset of the first collection that is too deep, of
// those that begin with a bracket or with a dash on a line of dashes.
func tooDeepAt(text string) int {
	depth, dashes := 0, 0
	for at := range len(text) {
		switch c := text[at]; {
		case c == '\n':
			depth, dashes = depth-dashes, 0
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case (c == '-' || c == '?') && at+1 < len(text) && Space(text[at+1]):
			depth, dashes = depth+1, dashes+1
		}
		if depth > MaxDepth {
			return at
		}
	}
	return 0
}

// kindOf returns what is wrong at a place. Here alone a reason is told by its
// words, for the library has no codes.
func kindOf(text string, at int, failure string) Kind {
	rest := text[at:]
	dash := strings.HasPrefix(rest, "-") && (len(rest) == 1 || Space(rest[1]))
	colon := strings.HasPrefix(rest, ":")
	first := lineContent(text, at) >= at
	inBrackets := len(openBrackets(text[:at])) > 0
	switch {
	case tabIndents(text, at):
		return Tab
	case failure == noKey && dash:
		return ItemAmongKeys
	case failure == noKey && colon && firstContent(text) == at:
		return Start
	case failure == noKey && colon, failure == noColon:
		return NoKey
	case failure == noKey && first:
		return FarIn
	case failure == noKey, failure == noStart && !first, failure == noComment:
		return AfterValue
	case failure == noDash, failure == noStart:
		return Unaligned
	case strings.Contains(failure, "escape") || strings.Contains(failure, "hexdecimal"):
		return Escape
	case failure == noItem && colon:
		return KeyInList
	case failure == noItem:
		return NoComma
	case failure == noPair:
		return NoCommaInPair
	case failure == noContent && inBrackets && strings.ContainsRune(",]}", rune(rest[0])):
		return NoItem
	case inBrackets && (strings.HasSuffix(failure, notAllowed) || failure == noToken):
		return StartInside
	case failure == noValue:
		return Colon
	case failure == "block sequence entries"+notAllowed:
		return ListOnKeyLine
	case failure == "mapping keys"+notAllowed, failure == noContent, failure == noToken:
		return Start
	}
	return Unreadable
}

// tabIndents reports whether the failing character is, or stands behind, a tab
// at the start of its line.
func tabIndents(text string, at int) bool {
	content := lineContent(text, at)
	return content >= at && strings.Contains(text[lineStart(text, at):content], "\t")
}
