package tui

import (
	"strings"

	"airumbrella/tui/boards"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// keyMap is every key of the planner. Hints, help, command palette and the key
// table of the README are generated from it.
type keyMap struct {
	Left, Right, Up, Down             key.Binding
	FarLeft, FarRight, FarUp, FarDown key.Binding
	ZoomIn, ZoomOut, Fit, FitSelected key.Binding

	Worth, DelayCurve, Nights            key.Binding
	Sites, SiteOptions, Vetoes           key.Binding
	Layer, Layers, Palette, HD, Preset   key.Binding
	Threat, ThreatBack, Estimate         key.Binding
	Focus, FocusBack, PaneNext, PaneBack key.Binding
	Next, Previous, Details, Filter      key.Binding
	Jump                                 key.Binding
	Sort, SortBack, Table                key.Binding
	Top, Bottom, PageUp, PageDown        key.Binding

	Switch, StepUp, StepDown key.Binding
	Try, Undo, Redo          key.Binding
	Add, Move, Remove, Hide  key.Binding
	Save, Export             key.Binding
	Reload, Keep, Compare    key.Binding
	Changes, Beside, Pin     key.Binding
	Over, Another            key.Binding

	Commands, Help, Tour, Words, Mouse    key.Binding
	Redraw, Suspend, Esc, Quit, Interrupt key.Binding

	FindUp, FindDown, FindTake, FindLeave key.Binding
	Complete                              key.Binding
	TourOn, TourBack                      key.Binding
	Drop                                  key.Binding
}

// binding is a key with its help.
func binding(help, what string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, what))
}

// defaultKeys are the keys as shipped.
func defaultKeys() keyMap {
	k := keyMap{
		Left:        binding("h", "pan left", "h", "left"),
		Right:       binding("l", "pan right", "l", "right"),
		Up:          binding("k", "pan up; in lists, up", "k", "up"),
		Down:        binding("j", "pan down; in lists, down", "j", "down"),
		FarLeft:     binding("H", "half a screen left", "H", "shift+left"),
		FarRight:    binding("L", "half a screen right", "L", "shift+right"),
		FarUp:       binding("K", "half a screen up", "K", "shift+up"),
		FarDown:     binding("J", "half a screen down", "J", "shift+down"),
		ZoomIn:      binding("+", "zoom in", "+", "="),
		ZoomOut:     binding("-", "zoom out", "-", "_"),
		Fit:         binding("0", "fit Ukraine", "0"),
		FitSelected: binding("z", "fit the selection", "z"),
		Layer:       binding("1-9", "layers on and off", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Layers:      binding("v", "what the map shows", "v"),
		Palette:     binding("c", "next palette", "c"),
		Preset:      binding("V", "brief, analyst, wall", "V"),
		HD:          binding("i", "map as an image, or not", "i"),
		Threat:      binding("t", "next threat", "t"),
		ThreatBack:  binding("T", "previous threat", "T"),
		Estimate:    binding("e", "estimate: low, base, high", "e"),
		Worth:       binding("W", "what promises are worth", "W"),
		DelayCurve:  binding("D", "what a late order costs", "D"),
		Nights:      binding("N", "for how many nights", "N"),
		Sites:       binding("A", "where more units help most", "A"),
		SiteOptions: binding("o", "of sites: more to choose", "o"),
		Vetoes:      binding("O", "who says no, latest order", "O"),
	}
	k.bindLists()
	k.bindPackage()
	k.bindProgram()
	return k
}

func (k *keyMap) bindLists() {
	k.Focus = binding("tab", "focus: map, list, promises", "tab")
	k.FocusBack = binding("shift+tab", "focus: the other way", "shift+tab")
	k.PaneNext = binding("]", "next list", "]")
	k.PaneBack = binding("[", "previous list", "[")
	k.Next = binding("n", "next place not covered", "n")
	k.Previous = binding("p", "previous place not covered", "p")
	k.Details = binding("enter", "why; again: gate by gate", "enter")
	k.Jump = binding("f", "two letters on every place", "f")
	k.Filter = binding("/", "find in the list", "/")
	k.Sort = binding("s", "sort the list", "s")
	k.SortBack = binding("S", "turn the order round", "S")
	k.Table = binding("w", "the list as a wide table", "w")
	k.Top = binding("home", "first", "home")
	k.Bottom = binding("end", "last", "end", "G")
	k.PageUp = binding("pgup", "a page up", "pgup", "ctrl+u")
	k.PageDown = binding("pgdn", "a page down", "pgdown", "ctrl+d")
	k.FindUp = binding("↑", "previous match", "up", "ctrl+p", "shift+tab")
	k.FindDown = binding("↓", "next match", "down", "ctrl+n", "tab")
	k.Complete = binding("tab", "complete what is typed", "tab")
	k.FindTake = binding("enter", "take it", "enter")
	k.FindLeave = binding("esc", "leave", "esc")
}

func (k *keyMap) bindPackage() {
	k.Switch = binding("space", "switch promise or region", "space")
	k.StepUp = binding("→", "step a promise up", "+", "=", "right", "l")
	k.StepDown = binding("←", "step a promise down", "-", "_", "left", "h")
	k.Try = binding(".", "try the smallest change", ".")
	k.Undo = binding("u", "undo", "u")
	k.Redo = binding("ctrl+r", "redo", "ctrl+r")
	k.Add = binding("a", "add a unit", "a")
	k.Move = binding("m", "move the unit", "m")
	k.Remove = binding("d", "remove the unit", "d", "delete")
	k.Changes = binding("C", "changes since the start", "C")
	k.Pin = binding("P", "pin what is shown", "P")
	k.Beside = binding("b", "compare with pin or start", "b")
	k.Hide = binding("o", "set a unit aside, or back", "o")
	k.Save = binding("ctrl+s", "save the scenario", "ctrl+s")
	k.Export = binding("x", "export the map", "x")
	k.Reload = binding("r", "reload the file", "r")
	k.Keep = binding("k", "keep yours", "k")
	k.Compare = binding("c", "compare with the file", "c")
	k.Over = binding("o", "write over the file", "o")
	k.Another = binding("n", "another name", "n")
	k.Drop = binding("enter", "put it here", "enter", "space")
}

func (k *keyMap) bindProgram() {
	k.Commands = binding(":", "find anything, commands", ":", "ctrl+p")
	k.Help = binding("?", "help", "?")
	k.Tour = binding("? t", "a tour of six steps", "t")
	k.Words = binding("g", "the words explained", "g")
	k.Mouse = binding("M", "mouse on or off", "M")
	k.Redraw = binding("ctrl+l", "draw again", "ctrl+l")
	k.Suspend = binding("ctrl+z", "suspend", "ctrl+z")
	k.Esc = binding("esc", "back", "esc")
	k.Quit = binding("q", "quit", "q")
	k.Interrupt = binding("ctrl+c", "quit at once", "ctrl+c")
	k.TourOn = binding(">", "next step", ">")
	k.TourBack = binding("<", "step back", "<")
}

// keyGroup is a titled part of the help.
type keyGroup struct {
	title string
	rows  []keyRow
}

// keyRow is keys that belong together, with what they do.
type keyRow struct {
	words string
	keys  []key.Binding
}

// one is the row of a single key.
func one(k key.Binding) keyRow { return keyRow{k.Help().Desc, []key.Binding{k}} }

// label is the keys of the row.
func (r keyRow) label() string {
	var labels []string
	for _, k := range r.keys {
		labels = append(labels, k.Help().Key)
	}
	return strings.Join(labels, " ")
}

// groups is all keys, as the help shows them.
func (k *keyMap) groups() []keyGroup {
	return []keyGroup{
		{"The map", []keyRow{
			{"pan, or use the arrows", []key.Binding{k.Left, k.Down, k.Up, k.Right}},
			{"pan half a screen", []key.Binding{k.FarLeft, k.FarDown, k.FarUp, k.FarRight}},
			{"zoom", []key.Binding{k.ZoomIn, k.ZoomOut}}, one(k.Fit), one(k.FitSelected),
			one(k.Layer), one(k.Layers), one(k.Preset), one(k.Palette), one(k.HD),
		}},
		{"The question", []keyRow{
			{"next, previous threat", []key.Binding{k.Threat,
				k.ThreatBack}}, one(k.Estimate), one(k.Worth), one(k.DelayCurve), one(k.Nights),
			one(k.Sites), one(k.SiteOptions), one(k.Vetoes),
		}},
		{"Lists and places", []keyRow{
			{"next, previous gap", []key.Binding{k.Next,
				k.Previous}}, one(k.Filter), one(k.Jump), one(k.Details), one(k.Focus), one(k.FocusBack),
			{"other lists", []key.Binding{k.PaneBack, k.PaneNext}},
			{"sort, turn round", []key.Binding{k.Sort, k.SortBack}}, one(k.Table),
			{"first, last", []key.Binding{k.Top, k.Bottom}},
			{"a page", []key.Binding{k.PageUp, k.PageDown}},
		}},
		{"The promises", []keyRow{
			one(k.Switch), {"step a promise, also + -", []key.Binding{k.StepDown, k.StepUp}}, one(k.Try),
			{"undo, redo", []key.Binding{k.Undo, k.Redo}}, one(k.Changes), one(k.Pin), one(k.Beside),
			{"add, move, remove a unit", []key.Binding{k.Add, k.Move, k.Remove}}, one(k.Hide), one(k.Save),
			{"reload, keep own, compare", []key.Binding{k.Reload, k.Keep, k.Compare}},
			{"write over, another name", []key.Binding{k.Over, k.Another}},
		}},
		{"While typing", []keyRow{
			{"previous, next match", []key.Binding{k.FindUp, k.FindDown}}, one(k.Complete), one(k.FindTake), one(k.FindLeave),
		}},
		{"The program", []keyRow{
			one(k.Commands), one(k.Help), one(k.Tour), {"tour: step back, next",
				[]key.Binding{k.TourBack, k.TourOn}}, one(k.Words), one(k.Export), one(k.Mouse), one(k.Redraw),
			one(k.Suspend), one(k.Esc), one(k.Quit), one(k.Interrupt),
		}},
	}
}

// KeyTable is every key with what it does, as a table in Markdown.
func KeyTable() string {
	k := defaultKeys()
	var b strings.Builder
	b.WriteString("| keys | what they do |\n|---|---|\n")
	for _, g := range k.groups() {
		b.WriteString("| **" + g.title + "** | |\n")
		for _, row := range g.rows {
			var labels []string
			for _, key := range row.keys {
				labels = append(labels, "`"+key.Help().Key+"`")
			}
			b.WriteString("| " + strings.Join(labels, " ") + " | " + row.words + " |\n")
		}
	}
	return b.String()
}

// called is the binding that the help calls by a name.
func (k *keyMap) called(name string) key.Binding {
	for _, g := range k.groups() {
		for _, row := range g.rows {
			for _, b := range row.keys {
				if b.Help().Key == name {
					return b
				}
			}
		}
	}
	panic("bug in a list: there is no key " + name)
}

// hint is a key of the bottom row with a word shorter than its help.
type hint struct {
	key  key.Binding
	word string
}

// hints is the keys of the bottom row for what has the keys now, the most
// useful first.
func (m *Model) hints() []hint {
	k := m.keys
	switch {
	case m.placing.on:
		return []hint{{k.Drop, "put it here"}, {k.Left, "or arrows: move the map"}, {k.Esc, "leave it"}}
	case m.overlay != overlayNone:
		return m.overlays[m.overlay].hints(m)
	case m.focus == panePromises:
		return []hint{
			{k.Switch, "switch"},
			{k.StepDown, "less"},
			{k.StepUp, "more"},
			{k.Undo, "undo"},
			{k.Redo, "redo"},
			{k.Save, "save"},
			{k.Focus, "map"},
			{k.Help, "help"},
			{k.Esc, "back"},
		}
	case m.focus == paneList:
		var list []hint
		for _, h := range m.list.List().Hints {
			word := h.Word
			if m.sel.Kind == shown.Unit && m.sel.Index >= len(m.Scenario.Units) && h.Key == "o" {
				word = "bring it back"
			}
			list = append(list, hint{k.called(h.Key), word})
		}
		return list
	case m.board == boards.Sites:
		return m.sitingHints()
	case len(m.leastSets()) > 0:
		return append([]hint{{k.Details, "take the least"}, {k.Undo, "undo"}}, m.boardHints()...)
	case m.board != boards.Map:
		return m.boardHints()
	}
	return []hint{
		{k.Help, "help"}, {k.Commands, "more"}, {k.Focus, "list, promises"}, {k.Threat, "threat"},
		{k.Estimate, "estimate"}, {k.Details, "why"}, {k.Next, "next"}, {k.Filter, "find"}, {k.Try, "try"},
		{k.Undo, "undo"}, {k.Worth, "worth"}, {k.DelayCurve, "delay"}, {k.Nights, "nights"}, {k.Sites, "sites"},
		{k.Vetoes, "who says no"}, {k.Layers, "layers"}, {k.Words, "words"}, {k.Export, "export"}, {k.Quit, "quit"},
	}
}

// boardHints is the keys of a board in the place of the map.
func (m *Model) boardHints() []hint {
	k := m.keys
	return []hint{
		{k.Help, "help"}, {k.Worth, "worth"}, {k.DelayCurve, "delay"}, {k.Nights, "nights"}, {k.Esc, "map"},
		{k.Threat, "threat"}, {k.Estimate, "estimate"}, {k.Focus, "list, promises"}, {k.Sites, "sites"},
		{k.Undo, "undo"}, {k.Words, "words"}, {k.Commands, "commands"}, {k.Quit, "quit"},
	}
}

// allRows is further than anything scrolls.
const allRows = 1 << 20

// rows is how many rows a key goes down in what has pages of some height; 0 for
// a key that does not.
func (k *keyMap) rows(msg tea.KeyPressMsg, page int) int {
	switch {
	case key.Matches(msg, k.Up):
		return -1
	case key.Matches(msg, k.Down):
		return 1
	case key.Matches(msg, k.PageUp):
		return -max(page-1, 1)
	case key.Matches(msg, k.PageDown):
		return max(page-1, 1)
	case key.Matches(msg, k.Top):
		return -allRows
	case key.Matches(msg, k.Bottom):
		return allRows
	}
	return 0
}
