package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// verb is a word that is typed behind the colon, with what comes after it. A new one is a
// row in one of the tables below.
type verb struct {
	word  string
	usage string // what comes after it; empty: nothing
	does  string
	// run does it; what came after the word may be empty.
	run func(m *Model, arg string) tea.Cmd
	// offers are what may come after it; nil: anything, or nothing.
	offers func(m *Model, arg string) []string
	// lines are the lines for what was typed after it, of a verb that is no row of offers.
	lines func(m *Model, arg string) []command
	needs bool // it does nothing without what comes after it
	only  bool // nothing but what is offered may come after it
}

// verbs are the words behind the colon, in the order in which they are offered.
func verbs() []verb {
	return slices.Concat(changingVerbs(), askingVerbs(), fileVerbs(), shellVerbs())
}

// changingVerbs change the scenario, or lead through its changes.
func changingVerbs() []verb {
	return []verb{
		{word: "set", usage: "KEY=VALUE", does: "one promise: set delay=15m", run: setPromise, offers: settings,
			needs: true},
		{word: "changes", does: "every change since the start", run: plain(openChanges)},
		{word: "undo", does: "take the last change back", run: func(m *Model, _ string) tea.Cmd { return undo(m) }},
		{word: "redo", does: "make it again", run: func(m *Model, _ string) tea.Cmd { return redo(m) }},
		{word: "pin", usage: "NAME", does: "keep what is shown under a name", run: func(m *Model, arg string) tea.Cmd {
			if arg == "" {
				openPin(m)
			} else {
				m.pinAs(arg)
			}
			return nil
		}},
		{word: "compare", usage: "NAME", does: "a pin, start, a scenario",
			run: (*Model).compareWith, offers: comparables},
		{word: "add", does: "a unit at the selected place", run: plain(addUnit)},
		{word: "try", does: "the smallest change", run: func(m *Model, _ string) tea.Cmd {
			return tryChange(m)
		}},
	}
}

// askingVerbs choose what is asked and what is shown.
func askingVerbs() []verb {
	return []verb{
		{word: "threat", usage: "NAME", does: "or the next one", run: chooseThreat,
			offers: threatNames, only: true},
		{word: "estimate", usage: "low|base|high", does: "which assumptions lead", run: chooseEstimate,
			offers: estimateNames, only: true},
		{word: "place", usage: "NAME", does: "go to a place", run: goToPlace, offers: placeNames, needs: true},
		{word: "explain", usage: "NAME", does: "a place, gate by gate", offers: placeNames, needs: true,
			run: func(m *Model, arg string) tea.Cmd {
				if cmd := goToPlace(m, arg); m.place() < 0 {
					return cmd
				}
				m.overlay = overlayGates
				return nil
			}},
		{word: "list", usage: "WHAT", does: "places, units, bases, gaps, regions", run: chooseList, offers: listNames,
			needs: true, only: true},
		{word: "gaps", does: "the list of gaps", run: func(m *Model, _ string) tea.Cmd { return chooseList(m, "gaps") }},
		{word: "map", does: "the map", run: onBoard(boards.Map)},
		{word: "worth", does: "what promises are worth", run: onBoard(boards.Worth)},
		{word: "target", usage: "SHARE", does: "the least package that covers it", run: setTarget, offers: targets,
			needs: true},
		{word: "delay", does: "what a late order costs", run: onBoard(boards.Delay)},
		{word: "raid", does: "who gets through, how long", run: onBoard(boards.Nights)},
		{word: "site", usage: "SYSTEM N", does: "where more units help most", run: onBoard(boards.Sites),
			lines: (*Model).siteLines},
		{word: "veto", does: "who can say no, on the map", run: onTheme(subject.VetoTheme)},
		{word: "order", does: "the latest order, on the map", run: onTheme(subject.OrderTheme)},
		{word: "layer", usage: "NAME", does: "of the map on or off", run: chooseLayer, offers: layerNames,
			needs: true, only: true},
		{word: "palette", usage: "NAME", does: "the colours", run: namedPalette,
			offers: func(*Model, string) []string { return screen.Palettes() }, only: true},
		{word: "preset", usage: "NAME", does: "brief, analyst or wall", run: namedPreset, offers: presetNames,
			only: true},
		{word: "words", does: "the words explained", run: plain(func(m *Model) { m.toggle(overlayWords) })},
		{word: "help", does: "every key", run: plain(func(m *Model) { m.toggle(overlayHelp) })},
		{word: "tour", does: "a tour of six steps", run: plain(startTour)},
	}
}

// fileVerbs read and write files, and leave.
func fileVerbs() []verb {
	return []verb{
		{word: "w", usage: "FILE", does: "save", run: func(m *Model, arg string) tea.Cmd {
			if arg == "" && m.isFile(m.recovery.Ref()) {
				return m.saveTo(m.recovery.Ref())
			} else if arg == "" {
				openSave(m)
				return nil
			}
			return m.saveTo(arg)
		}},
		{word: "name", usage: "WORDS", does: "what the scenario is called", run: rename, needs: true},
		{word: "e", usage: "NAME", does: "open a scenario or a file", run: openNamed, offers: scenarioNames},
		{word: "open", usage: "NAME", does: "the same as e", run: openNamed, offers: scenarioNames},
		{word: "export", usage: "FORMAT", does: "map or comparison", offers: exportFormats, only: true,
			run: func(m *Model, arg string) tea.Cmd { return exportAs(m, cmp.Or(arg, "svg")) }},
		{word: "q", does: "leave", run: func(m *Model, _ string) tea.Cmd { return m.quit() }},
	}
}

// shellVerbs are the commands of the shell that have no place on a screen: each says where
// it works.
func shellVerbs() (list []verb) {
	for _, c := range [...]struct{ word, how string }{
		{"report", "report NAME; here :export svg draws the map"},
		{"sweep", "sweep NAME --vary promises"}, {"validate", "validate FILE"},
		{"import", "import towns.csv --output mine.yaml"},
		{"init", "init mine.yaml; here :w mine.yaml saves what is shown"},
		{"show", "show NAME"}, {"sources", "sources NAME"},
	} {
		list = append(list, verb{word: c.word, does: "works at the shell",
			run: plain(func(m *Model) { m.say(c.word + " works at the shell: airumbrella " + c.how) })})
	}
	return list
}

// plain is what a verb does that takes nothing and answers with no command.
func plain(do func(*Model)) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd {
		do(m)
		return nil
	}
}

// onBoard is what a verb does that shows a board.
func onBoard(b boards.Kind) func(*Model, string) tea.Cmd {
	return plain(func(m *Model) { m.showBoard(b) })
}

// onTheme is what a verb does that marks the cities on the map by a theme, or ends that.
func onTheme(theme int) func(*Model, string) tea.Cmd {
	return plain(func(m *Model) { m.toggleTheme(theme) })
}

// verbLines are the lines of the palette for a text that begins with a verb, or with the
// beginning of one. Whole says that the text can be nothing else.
func (m *Model) verbLines(text string) (lines []command, whole bool) {
	text = strings.TrimLeft(text, " ")
	word, arg, spaced := strings.Cut(text, " ")
	if word == "" || m.commands.only != "" {
		return nil, false
	}
	for _, v := range verbs() {
		switch {
		case v.word == word && spaced && v.lines != nil:
			return v.lines(m, arg), true
		case v.word == word && spaced:
			return m.offered(&v, strings.TrimSpace(arg)), true
		case v.word == word:
			lines = slices.Insert(lines, 0, m.verbLine(&v, ""))
		case strings.HasPrefix(v.word, word):
			lines = append(lines, m.verbLine(&v, ""))
		}
	}
	return lines, false
}

// mostOffered is how many lines a verb offers at most.
const mostOffered = 60

// offered are the lines of a verb with what was typed after it.
func (m *Model) offered(v *verb, arg string) (lines []command) {
	var list []string
	if v.offers != nil {
		list = v.offers(m, arg)
	}
	query, exact := shown.Fold(arg), slices.Contains(list, arg)
	for best := range shown.LooseFit { // what begins with it before what holds it
		for _, offer := range list {
			if shown.Fit(shown.Fold(offer), query) == best && len(lines) < mostOffered {
				lines = append(lines, m.verbLine(v, offer))
			}
		}
	}
	if exact || v.only && len(lines) > 0 || arg == "" && v.needs {
		return lines
	}
	typed := m.verbLine(v, arg) // as it is
	if _, value, _ := strings.Cut(arg, "="); value != "" || arg == "" {
		return slices.Insert(lines, 0, typed)
	}
	return append(lines, typed)
}

// verbLine is a verb, with what comes after it, as a line of the palette.
func (m *Model) verbLine(v *verb, arg string) command {
	c := command{kind: ":", title: strings.TrimSpace(v.word + " " + arg), do: func(m *Model) tea.Cmd {
		m.noteTyped(v.word, arg)
		return v.run(m, arg)
	}}
	c.text = c.title
	if arg == "" {
		c.keys = v.does
	}
	if arg == "" && v.usage != "" {
		c.title, c.text = v.word+" "+v.usage, v.word+" "
	}
	if v.word == "w" {
		c.title, c.keys = m.saveTitle(arg), ""
	}
	if arg == "" && v.needs || strings.HasSuffix(arg, "=") { // there is more to type
		c.more = true
	}
	return c
}

// saveTitle says where saving writes to.
func (m *Model) saveTitle(path string) string {
	switch ref := m.recovery.Ref(); {
	case path != "":
		return "Save to " + m.cfg.Store.Named(path)
	case m.isFile(ref):
		return "Save to " + near(ref) + ", or :w and another name"
	}
	return "Save the scenario: :w and the name of a file"
}

// mostTyped is how many lines typed behind the colon are kept.
const mostTyped = 50

// noteTyped keeps a line that was typed behind the colon, the last one last.
func (m *Model) noteTyped(word, arg string) {
	line := strings.TrimSpace(word + " " + arg)
	kept := slices.DeleteFunc(slices.Clone(m.typed), func(s string) bool { return s == line })
	m.typed = append(kept, line)[max(len(kept)+1-mostTyped, 0):]
}

// recallTyped puts an earlier line, or a later one, behind the colon; ok is false where
// there is none.
func (m *Model) recallTyped(by int) (ok bool) {
	l := &m.commands
	at := l.recalled + by
	if at < 0 || at > len(m.typed) {
		return false
	}
	text := ""
	if at > 0 {
		text = m.typed[len(m.typed)-at]
	}
	m.editor.Set(text)
	matchCommands(m)
	m.commands.recalled = at
	return true
}

// stepCommands moves the cursor; above the first line stands what was typed earlier.
func stepCommands(m *Model, by int) {
	l := &m.commands
	if by < 0 && l.cursor == 0 && m.recallTyped(1) {
		return
	}
	if by > 0 && l.recalled > 0 && l.cursor == 0 && m.recallTyped(-1) {
		return
	}
	l.step(by)
}

// completeCommand types the rest of the line under the cursor, and reports whether there
// was any.
func completeCommand(m *Model) bool {
	l := &m.commands
	if l.cursor >= len(l.found) {
		return false
	}
	text := l.all[l.found[l.cursor]].text
	if text == "" || text == m.editor.Value() {
		return false
	}
	m.editor.Set(text)
	matchCommands(m)
	return true
}

// setting is a key that :set knows by a word of its own.
type setting struct {
	word, key string
	values    []string // that are offered
}

// settingWords are the settings, in the order in which they are offered. A zone that needs
// more than a word is not among the values.
func settingWords() []setting {
	levels := []string{"0", "1", "2", "3"}
	zones := slices.DeleteFunc(words(scenario.Zones[:]), func(zone string) bool {
		return zone == string(scenario.ZoneRegions) || zone == string(scenario.ZoneBorderStrip)
	})
	return []setting{
		{"delay", "authorisation.delay", []string{"0m", "5m", "10m", "15m", "30m", "60m"}},
		{"zone", "authorisation.zone", zones},
		{"level", "c2.level", levels},
		{"tracks", "c2.level", levels},
		{"picture", "c2.picture", words(scenario.Pictures[:])},
		{"stock", "stockpile.factor", []string{"0.25", "0.5", "1", "2"}},
		{"nights", "stockpile.nights", []string{"0", "3", "7", "30", "90"}},
		{"phase", "phase", words(scenario.Phases[:])},
		{"approach", "approach", words(scenario.Approaches[:])},
	}
}

// settingNamed is the setting of a word, nil for none.
func settingNamed(word string) *setting {
	list := settingWords()
	if i := slices.IndexFunc(list, func(s setting) bool { return s.word == word }); i >= 0 {
		return &list[i]
	}
	return nil
}

// words are the words of a list of values.
func words[T ~string](values []T) (list []string) {
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}

// setPromise changes one thing of the scenario, as --set does.
func setPromise(m *Model, arg string) tea.Cmd {
	key, value, ok := strings.Cut(arg, "=")
	switch {
	case m.cfg.Store == nil:
		m.say("nothing here can read a change")
		return nil
	case !ok:
		m.say("set needs a key and a value, such as :set delay=15m or :set hosts.PL=granted")
		return nil
	}
	if short := settingNamed(key); short != nil {
		arg = short.key + "=" + value
	}
	next, err := m.cfg.Store.ParseSwitch(arg).Apply(m.Scenario)
	if err != nil {
		m.say("not set: " + shown.FirstLine(err.Error()))
		return nil
	}
	words := strings.Join(shown.Changes(m.Scenario, next), ", ")
	return m.changed(next, cmp.Or(screen.Fit(words, mostSaid), arg))
}

// mostSaid is how many cells the words of one change take at most.
const mostSaid = 80

// settings are the keys that set offers, each with its values behind it.
func settings(m *Model, arg string) []string {
	key, _, named := strings.Cut(arg, "=")
	if named {
		return settingsOf(key)
	}
	var list []string
	for _, s := range settingWords() {
		list = append(list, s.word+"=")
	}
	for _, group := range []struct {
		key  string
		list map[string]scenario.Permission
	}{{"hosts.", m.Scenario.Package.Hosts}, {"contributors.", m.Scenario.Package.Contributors}} {
		var codes []string
		for code := range group.list {
			if code != scenario.Ukraine {
				codes = append(codes, group.key+code+"=")
			}
		}
		slices.Sort(codes)
		list = append(list, codes...)
	}
	return list
}

// settingsOf are the values of a key, with the key.
func settingsOf(key string) (list []string) {
	var values []string
	if group, _, _ := strings.Cut(key, "."); group == "hosts" || group == "contributors" {
		values = words(scenario.PermissionStates[:])
	} else if short := settingNamed(key); short != nil {
		values = short.values
	}
	for _, v := range values {
		list = append(list, key+"="+v)
	}
	return list
}

// comparables are the pins and scenarios that what is shown can be compared with.
func comparables(m *Model, _ string) []string {
	list := []string{"start"}
	for _, p := range m.pins {
		list = append(list, p.name)
	}
	return append(list, scenarioNames(m, "")...)
}

// scenarioNames are the built-in scenarios.
func scenarioNames(m *Model, _ string) []string {
	if m.cfg.Store == nil {
		return nil
	}
	return m.cfg.Store.Names()
}

// openNamed opens a scenario, or asks for its name.
func openNamed(m *Model, arg string) tea.Cmd {
	if arg == "" {
		openLoad(m)
		return nil
	}
	return load(m, arg)
}

// exportFormats are the formats of what is shown.
func exportFormats(m *Model, _ string) []string {
	if m.beside.on && m.cfg.Store != nil {
		return m.cfg.Store.ExportFormats()
	}
	return []string{"svg", "png"}
}

// threatNames are the threats in play by their ids, then all of them together.
func threatNames(m *Model, _ string) (list []string) {
	for i := range m.Scenario.Threats {
		list = append(list, screen.Clean(m.Scenario.Threats[i].ID))
	}
	return append(list, scenario.WorstID)
}

// chooseThreat asks about a threat by its id or name, or about the next one.
func chooseThreat(m *Model, arg string) tea.Cmd {
	if arg == "" {
		m.cycleThreat(1)
		return nil
	}
	for i, id := range threatNames(m, "") {
		name := id
		if i < len(m.Scenario.Threats) {
			name += " " + wording.ThreatTitle(&m.Scenario.Threats[i])
		}
		if strings.Contains(shown.Fold(name), shown.Fold(arg)) {
			m.cycleThreat(i - m.Threat)
			return nil
		}
	}
	m.say("no threat " + arg + " in play; there are " + strings.Join(threatNames(m, ""), ", "))
	return nil
}

// chooseEstimate leads with an estimate by its name, or with the next one.
func chooseEstimate(m *Model, arg string) tea.Cmd {
	if arg == "" {
		cycleEstimate(m)
		return nil
	}
	if i, ok := m.named("estimate", arg, estimateNames(m, "")); ok {
		m.Estimate = scenario.Estimates[i]
		m.relist()
	}
	return nil
}

// estimateNames are the estimates by their names.
func estimateNames(*Model, string) (list []string) {
	for _, e := range scenario.Estimates {
		list = append(list, e.String())
	}
	return list
}

// named is the index of a name among some of a kind; where it is not there, it says which
// are.
func (m *Model) named(kind, name string, names []string) (i int, ok bool) {
	if i = slices.Index(names, name); i < 0 {
		m.say(fmt.Sprintf("no %s %s; there are %s", kind, name, strings.Join(names, ", ")))
	}
	return i, i >= 0
}

// placeNames are the names of the places, the most populous first.
func placeNames(m *Model, _ string) []string {
	var list []string
	for _, i := range m.names.ByPeople {
		list = append(list, m.names.Printed[i])
	}
	return list
}

// goToPlace selects a place by any of its names.
func goToPlace(m *Model, arg string) tea.Cmd {
	best, least := -1, shown.NoFit
	for _, i := range m.names.ByPeople {
		if fit := shown.BestFit(m.names.Folded(i), shown.Fold(arg)); fit < least {
			best, least = i, fit
		}
	}
	if found := m.lookUp(arg); best < 0 && len(found) > 0 {
		best = found[0]
	}
	if best < 0 {
		m.say("no place is called " + arg)
		return nil
	}
	return goTo(shown.Item{Kind: shown.Place, Index: best})(m)
}

// listNames are the titles of the lists.
func listNames(*Model, string) (list []string) {
	for _, l := range lists.All {
		list = append(list, l.Title)
	}
	return list
}

// chooseList turns to a list by its title.
func chooseList(m *Model, arg string) tea.Cmd {
	if i, ok := m.named("list", arg, listNames(m, "")); ok {
		m.showList(i)
	}
	return nil
}

// layerNames are the layers by their short names, then the themes.
func layerNames(*Model, string) []string {
	short, _ := mapview.LayerNames()
	return append(short, mapview.ThemeNames()...)
}

// chooseLayer switches a layer or a theme by its name.
func chooseLayer(m *Model, arg string) tea.Cmd {
	i, ok := m.named("layer", arg, layerNames(m, ""))
	short, _ := mapview.LayerNames()
	switch {
	case ok && i >= len(short):
		m.toggleTheme(i - len(short))
	case ok:
		m.toggleLayer(i)
	}
	return nil
}

// namedPalette takes a palette by its name, or the next one.
func namedPalette(m *Model, arg string) tea.Cmd {
	if m.cfg.noColor() || arg == "" {
		cyclePalette(m)
	} else if i, ok := m.named("palette", arg, screen.Palettes()); ok {
		choosePalette(m, i)
	}
	return nil
}
