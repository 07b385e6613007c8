package tui

import (
	"cmp"
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// command is a line of the command palette: something to do or to go to.
type command struct {
	kind  string // "place", "do", and so on
	title string
	keys  string
	names []string // folded
	rank  int      // among equals, the smaller first
	do    func(*Model) tea.Cmd
	text  string // what tab types for it; empty: nothing
	more  bool   // that has to be typed on: it does nothing yet
}

// commandList is what the palette found for the text typed so far.
type commandList struct {
	all    []command
	found  []int
	cursor int
	listed int    // of all, without what is typed as a command
	only   string // the only kind offered, such as "add"; empty: all
	// recalled is how many lines back what stands behind the colon was typed; 0: now.
	recalled int
}

// openCommands starts a new search of everything.
func openCommands(m *Model) {
	m.editor.Set("")
	m.commands = commandList{all: allCommands(m)}
	m.commands.listed = len(m.commands.all)
	m.overlay = overlayCommands
	matchCommands(m)
}

// matchCommands ranks everything against the text typed so far.
func matchCommands(m *Model) {
	l := &m.commands
	query := shown.Fold(strings.TrimSpace(m.editor.Value()))
	l.cursor, l.found = 0, l.found[:0]
	l.recalled = 0
	lines, whole := m.verbLines(m.editor.Value())
	l.all = append(l.all[:l.listed:l.listed], lines...)
	for i := range lines {
		l.found = append(l.found, l.listed+i)
	}
	if whole {
		return
	}
	typed := len(l.found)
	scores := make([]int, len(l.all))
	for i := range l.listed {
		if l.only != "" && l.all[i].kind != l.only {
			continue
		}
		scores[i] = shown.BestFit(l.all[i].names, query)
		if scores[i] == shown.NoFit {
			scores[i] = everyWord(strings.Join(l.all[i].names, " ")+" "+l.all[i].kind, query)
		}
		if scores[i] < shown.NoFit {
			l.found = append(l.found, i)
		}
	}
	slices.SortStableFunc(l.found[typed:], func(a, b int) int {
		return cmp.Or(cmp.Compare(scores[a], scores[b]), cmp.Compare(l.all[a].rank, l.all[b].rank))
	})
	if len(l.found) == 0 && l.only == "" {
		for _, i := range m.lookUp(m.editor.Value()) {
			l.found = append(l.found, slices.IndexFunc(l.all, func(c command) bool { return c.kind == "place" })+i)
		}
	}
}

// everyWord scores text that holds every word of a query.
func everyWord(text, query string) int {
	words := strings.Fields(query)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return shown.NoFit
		}
	}
	if len(words) == 0 {
		return shown.NoFit
	}
	return 3
}

// allCommands is everything that can be done or gone to, commands first.
func allCommands(m *Model) []command {
	var list []command
	add := func(kind, title, keys string, rank int, do func(*Model) tea.Cmd, more ...string) {
		c := command{kind: kind, title: title, keys: keys, names: []string{shown.Fold(title)}, rank: rank, do: do}
		for _, name := range more {
			c.names = append(c.names, shown.Fold(name))
		}
		list = append(list, c)
	}
	v := m.items()
	for _, l := range lists.All {
		for i := range l.Len(v) {
			f := l.Find(v, i)
			add(string(l.Kind), f.Title, f.Keys, f.Rank, goTo(shown.Item{Kind: l.Kind, Index: i}), f.More...)
		}
	}
	for _, a := range m.actions {
		add("do", wording.Capital(a.key.Help().Desc), a.key.Help().Key, 0, a.do)
	}
	short, long := mapview.LayerNames()
	for i, name := range short {
		add(
			"do",
			"Layer "+name+" on or off",
			string('1'+rune(i)),
			5,
			quiet(func(m *Model) { m.toggleLayer(i) }),
			long[i],
		)
	}
	choiceCommands(m, add)
	return list
}

// addCommand is how the parts of the palette are listed.
type addCommand = func(kind, title, keys string, rank int, do func(*Model) tea.Cmd, more ...string)

// choiceCommands are the commands that choose one of several.
func choiceCommands(m *Model, add addCommand) {
	add("do", "A tour of six steps", "? t", 1, quiet(startTour))
	for i, l := range lists.All {
		add("list", "List "+l.Title, "[ ]", 10, quiet(func(m *Model) { m.showList(i) }))
	}
	for i, name := range screen.Palettes() {
		add("palette", "Palette "+name, "c", 20, quiet(func(m *Model) { choosePalette(m, i) }))
	}
	for i := range m.Scenario.Threats {
		t := &m.Scenario.Threats[i]
		add("threat", "Threat "+wording.ThreatTitle(t), "t", 15, quiet(func(m *Model) { m.cycleThreat(i - m.Threat) }))
	}
	heading := ""
	for i, row := range shown.Promises(m.Scenario) {
		if row.Step == nil {
			heading = wording.Capital(strings.ToLower(row.Name))
			continue
		}
		add("promise", heading+": "+row.Name, row.Value, 500, func(m *Model) tea.Cmd { return m.stepPromise(i, 0) })
	}
	if m.cfg.Store != nil {
		for _, name := range m.cfg.Store.Names() {
			add("scenario", "Open "+name, "", 30, func(m *Model) tea.Cmd { return load(m, name) })
		}
		for i, left := range m.recovery.left {
			add("do", "Open what was not saved: "+left.Title(), "", 3+i, func(m *Model) tea.Cmd { return m.recover(left) },
				"unsaved")
		}
		add("do", "Open a scenario file", "", 31, quiet(openLoad))
		add("do", "Export the map as PNG", "", 32, func(m *Model) tea.Cmd { return exportAs(m, "png") })
	}
	for i := range m.Scenario.Systems {
		system := &m.Scenario.Systems[i]
		if system.Kind != scenario.GBAD && system.Kind != scenario.Sensor {
			continue
		}
		for k, from := range m.Senders() {
			add(
				"add",
				screen.Clean(system.Name)+" from "+wording.CountryName(m.Scenario, from),
				screen.Clean(system.ID),
				3000+k,
				quiet(func(m *Model) { startAdding(m, system, from) }),
			)
		}
	}
}

// goTo selects an item and shows it in the middle of the map and in its list, or in the list
// of vetoes where that is shown and has it.
func goTo(it shown.Item) func(*Model) tea.Cmd {
	return quiet(func(m *Model) {
		m.showBoard(boards.Map)
		if vetoed := m.list.List().Kind == lists.Veto && m.list.RowOf(it) >= 0; !vetoed && m.list.ShowKind(it.Kind) {
			m.relist()
		}
		m.choose(it)
		m.centre()
	})
}

// step moves the cursor.
func (l *commandList) step(by int) { l.cursor = max(min(l.cursor+by, len(l.found)-1), 0) }

// takeCommand does what stands in a line of the palette.
func (m *Model) takeCommand(i int) tea.Cmd {
	if i < 0 || i >= len(m.commands.found) {
		return nil
	}
	c := m.commands.all[m.commands.found[i]]
	if c.more {
		m.editor.Set(c.text)
		matchCommands(m)
		return nil
	}
	m.overlay = overlayNone
	m.commands = commandList{}
	return c.do(m)
}

// commandsBox is where the palette is drawn.
func commandsBox(over screen.Rect) screen.Rect {
	r := over.Centred(66, 20)
	r.Y = min(r.Y, 2)
	return r
}

// drawCommands draws the palette with what it found.
func drawCommands(m *Model, c *screen.Canvas) {
	p, l, r := m.palette, &m.commands, commandsBox(m.layout.screen)
	title := "Find anything"
	if l.only != "" {
		title = "Add which unit, from whom?"
	}
	c.Box(r, title, p)
	c.Button(r, nil)
	end := r.Right() - 2
	x := c.Text(r.X+2, r.Y+1, end, ": ", p.Style(screen.RoleKey))
	c.Text(x, r.Y+1, end, m.editor.Shown(end-x), p.Style(screen.RoleTitle))
	if len(l.found) == 0 {
		c.Text(r.X+2, r.Y+2, end, "nothing of that name", p.Style(screen.RoleGap))
		return
	}
	rows := min(r.H-3, len(l.found))
	first := min(max(l.cursor-rows+1, 0), max(len(l.found)-rows, 0))
	for i := range rows {
		cmd := &l.all[l.found[first+i]]
		y := r.Y + 2 + i
		c.Button(screen.NewRect(r.X, y, r.W, 1), wish(func(m *Model) tea.Cmd { return m.takeCommand(first + i) }))
		kind, name, keys := p.Style(screen.RoleDim), p.Style(screen.RolePlain), p.Style(screen.RoleKey)
		if first+i == l.cursor {
			kind = p.Style(screen.RoleSelected)
			name, keys = kind, kind
			c.Fill(screen.NewRect(r.X+1, y, r.W-2, 1), ' ', kind)
		}
		c.Text(r.X+2, y, r.X+11, cmd.kind, kind)
		if cmd.kind == ":" { // what it does comes after what is typed
			x := c.Text(r.X+11, y, end, cmd.title, name)
			c.Text(max(x+2, r.X+34), y, end, cmd.keys, kind)
			continue
		}
		stop := c.TextRight(r.X+24, y, end, cmd.keys, keys)
		c.Text(r.X+11, y, stop-1, cmd.title, name)
	}
}
