package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// keyMap is every key of the planner. Hints, help and the key table are
// generated from it.
type keyMap struct {
	Left, Right, Up, Down                 key.Binding
	FarLeft, FarRight, FarUp, FarDown     key.Binding
	ZoomIn, ZoomOut, Fit                  key.Binding
	Threat, ThreatBack, Estimate          key.Binding
	Focus, Next, Previous, Details, Find  key.Binding
	Top, Bottom, PageUp, PageDown         key.Binding
	Help, Mouse, Redraw, Suspend, Esc     key.Binding
	Quit, Interrupt                       key.Binding
	FindUp, FindDown, FindTake, FindLeave key.Binding
}

// binding is a key with its help.
func binding(help, what string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, what))
}

// defaultKeys are the keys as shipped.
func defaultKeys() keyMap {
	return keyMap{
		Left:       binding("h", "pan left", "h", "left"),
		Right:      binding("l", "pan right", "l", "right"),
		Up:         binding("k", "pan up; in the list, up", "k", "up"),
		Down:       binding("j", "pan down; in the list, down", "j", "down"),
		FarLeft:    binding("H", "half a screen left", "H", "shift+left"),
		FarRight:   binding("L", "half a screen right", "L", "shift+right"),
		FarUp:      binding("K", "half a screen up", "K", "shift+up"),
		FarDown:    binding("J", "half a screen down", "J", "shift+down"),
		ZoomIn:     binding("+", "zoom in", "+", "="),
		ZoomOut:    binding("-", "zoom out", "-", "_"),
		Fit:        binding("0", "fit Ukraine", "0"),
		Threat:     binding("t", "next threat", "t"),
		ThreatBack: binding("T", "previous threat", "T"),
		Estimate:   binding("e", "low, base or high estimate", "e"),
		Focus:      binding("tab", "map or list", "tab", "shift+tab"),
		Next:       binding("n", "next place not covered", "n"),
		Previous:   binding("p", "previous place not covered", "p"),
		Details:    binding("enter", "centre and details", "enter"),
		Find:       binding("/", "find a place", "/"),
		Top:        binding("home", "first place", "home"),
		Bottom:     binding("end", "last place", "end"),
		PageUp:     binding("pgup", "a page of the list up", "pgup"),
		PageDown:   binding("pgdn", "a page of the list down", "pgdown"),
		Help:       binding("?", "help", "?"),
		Mouse:      binding("M", "mouse on or off", "M"),
		Redraw:     binding("ctrl+l", "draw again", "ctrl+l"),
		Suspend:    binding("ctrl+z", "suspend", "ctrl+z"),
		Esc:        binding("esc", "back", "esc"),
		Quit:       binding("q", "quit", "q"),
		Interrupt:  binding("ctrl+c", "quit at once", "ctrl+c"),
		FindUp:     binding("↑", "previous match", "up", "ctrl+p", "shift+tab"),
		FindDown:   binding("↓", "next match", "down", "ctrl+n", "tab"),
		FindTake:   binding("enter", "go to the match", "enter"),
		FindLeave:  binding("esc", "leave the search", "esc"),
	}
}

// keyGroup is a titled part of the help.
type keyGroup struct {
	title string
	rows  []keyRow
}

// keyRow is keys that belong together, with what they do; without words it is
// the help of the only key.
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
			{"zoom", []key.Binding{k.ZoomIn, k.ZoomOut}}, one(k.Fit),
		}},
		{"The question", []keyRow{
			{"next, previous threat", []key.Binding{k.Threat, k.ThreatBack}}, one(k.Estimate),
		}},
		{"Places", []keyRow{
			{"next, previous gap", []key.Binding{k.Next, k.Previous}}, one(k.Find), one(k.Details), one(k.Focus),
			{"first, last", []key.Binding{k.Top, k.Bottom}},
			{"a page", []key.Binding{k.PageUp, k.PageDown}},
		}},
		{"While finding", []keyRow{
			{"previous, next match", []key.Binding{k.FindUp, k.FindDown}}, one(k.FindTake), one(k.FindLeave),
		}},
		{"The program", []keyRow{one(k.Help), one(k.Mouse), one(k.Redraw), one(k.Suspend), one(k.Esc), one(k.Quit), one(k.Interrupt)}},
	}
}

// hints is the keys of the bottom row, the most useful first.
func (k *keyMap) hints() []hint {
	return []hint{
		{k.Help, "help"}, {k.Find, "find"}, {k.Threat, "threat"}, {k.Estimate, "estimate"}, {k.Next, "next gap"},
		{k.Focus, "list"}, {k.Details, "details"}, {k.ZoomIn, "zoom"}, {k.Fit, "fit"}, {k.Quit, "quit"},
	}
}

// hint is a key with a word shorter than its help.
type hint struct {
	key  key.Binding
	word string
}
