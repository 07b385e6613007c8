package tui

import (
	"context"
	"strings"
	"time"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// pane is the part of the screen that has the keys.
type pane int

const (
	paneMap pane = iota
	paneList
	panePromises
	paneCount
)

// Model is the state of the planner. It is a value: Update returns the next
// one. What it points to is never changed, save the drawing memory, which
// holds nothing that a frame depends on.
type Model struct {
	shown.Answer
	chart mapview.Map

	cfg      Config
	keys     *keyMap
	actions  []action
	overlays *[overlayCount]overlayRow
	ctx      context.Context
	evaluate evaluateFunc

	palette *screen.Palette
	chosen  int // of paletteChoices
	profile colorprofile.Profile
	dark    bool

	terminal *screen.Terminal // nil: a planner without a program
	layout   layout

	history  history
	recovery recovery
	last     *lastEdit // what is shown, for whoever outlives the program
	began    state     // what an earlier run kept
	names    *shown.Places
	work     work
	granted  granted
	summary  []subject.SummaryRow // of it, by threat index
	fault    string
	message  string // what the last key did, until the next one

	list      lists.State
	uncovered []int // places not covered, most people first
	sel       shown.Item
	cleared   bool // nothing is selected on purpose
	remedy    remedy
	gates     boards.Gates
	strip     boards.Strip
	promises  boards.Promises
	placing   placing
	changes   changes
	jump      string // letters typed of a jump
	pins      []pin  // named, the last one last
	beside    beside
	hidden    []setAside // units that were set aside, if not brought back since
	tour      tour

	board    boards.Kind
	boardTop int // first row of a board that scrolls
	weighed  boards.Study[*app.Weighing]
	assumed  boards.Study[*worth.Worth]
	raided   boards.Study[*raid.Outcome]
	shared   bool // the board leaves room to the map
	siting   placement
	limits   limits
	sensors  boards.Study[[]worth.Sensor]
	promised boards.Study[[]coverage.Promise]
	least    least

	focus     pane
	panelOpen bool // the panel is shown where it is folded
	noPanel   bool // it is folded however wide the screen is
	preset    int  // taken last, from 1; 0: none
	overlay   overlay
	scrollTop int // first line of the help and the words
	editor    screen.Editor
	prompt    promptKind
	title     title
	conflict  conflict
	commands  commandList
	typed     []string // behind the colon, the last line last
	mouse     bool
	hover     hover
	drag      drag

	canvas *screen.Canvas // reused from frame to frame
}

// New is the planner before its first message.
func New(cfg Config) Model {
	keys := defaultKeys()
	m := Model{
		cfg: cfg, keys: &keys, actions: keys.actions(), overlays: keys.overlays(), ctx: context.Background(),
		evaluate: cfg.Evaluate,
		profile:  colorprofile.TrueColor, dark: true, mouse: true,
		Answer: shown.Answer{Scenario: cfg.Scenario,
			Estimate: scenario.Base}, names: shown.NewPlaces(cfg.Scenario), chart: mapview.New(cfg.BaseMap,
			cfg.Scenario),
		editor: screen.NewEditor(), canvas: &screen.Canvas{}, chosen: screen.PaletteIndex(cfg.Palette),
		last: cfg.last,
	}
	if m.last == nil {
		m.last = new(lastEdit)
	}
	if cfg.Estimate != nil {
		m.Estimate = *cfg.Estimate
	}
	m.Threat = shown.LeadThreat(cfg.Scenario)
	if m.evaluate == nil {
		m.evaluate = coverage.Evaluate
	}
	if m.cfg.Options.Land == nil && cfg.Scenario != nil {
		m.cfg.Options.Land = coverage.NewLand(cfg.Scenario.World)
	}
	m.cfg.fillQuestions()
	m.cfg.fillStudies(m.evaluate)
	m.siting.ask, m.limits.theme = firstSiting, -1
	m.work.rev, m.work.busy = 1, true
	m.tour.on = cfg.Tour
	m.recovery.Open(cfg.Ref, cfg.Scenario)
	if cfg.Unsaved {
		m.recovery.Documents = shown.Documents{}
		m.recovery.Recovered(m.recovery.Reserve(), cfg.Ref, cfg.Scenario)
	}
	m.last.note(&m.recovery, m.Scenario, m.chart.HoldsHD())
	m.restyle()
	return m
}

// Run shows the planner until it is left or the context ends. The terminal is
// restored on every way out, a panic included. What was shown last time, if
// the store kept it, is shown again.
func Run(ctx context.Context, cfg Config) error { return run(ctx, cfg) }

// run is [Run] with more options of the program.
func run(ctx context.Context, cfg Config, more ...tea.ProgramOption) error {
	if cfg.Scenario == nil {
		return errNoScenario
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cfg.last = new(lastEdit)
	defer cfg.last.flush(cfg.Store)
	defer cfg.last.dropImage(cfg.output())
	_, err := newProgram(ctx, cfg, more...).Run()
	return err
}

// newProgram sets a planner up; more options come after its own.
func newProgram(ctx context.Context, cfg Config, more ...tea.ProgramOption) *tea.Program {
	return programOf(ctx, cfg, func(m Model) tea.Model { return m }, more...)
}

// programOf is newProgram for a model that stands in front of the planner.
func programOf(ctx context.Context, cfg Config, front func(Model) tea.Model, more ...tea.ProgramOption) *tea.Program {
	go screen.PrepareWidths()
	m := New(cfg)
	m.ctx = ctx
	m.terminal = screen.OpenTerminal(cfg.output(), cfg.Input, cfg.environ())
	if w, h, ok := screen.Size(cfg.output()); ok { // so that the first frame is whole
		m.resize(w, h)
		m.terminal.Resized(w, h)
	}
	m.restore(loadState(cfg.Store))
	m.recall()
	// Signals end the context: they are the caller's.
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithInput(screen.Guarded(inputOf(cfg.Input))),
		tea.WithOutput(m.terminal.Writer())}
	profile := cfg.profile()
	if m.cfg.noColor() {
		profile = colorprofile.ASCII
	}
	options = append(options, tea.WithEnvironment(m.terminal.Environ()), tea.WithColorProfile(profile))
	var program *tea.Program
	options = append(options, tea.WithFPS(frameRate), new(pace).option(&program))
	program = tea.NewProgram(front(m), append(options, more...)...)
	return program
}

// noColor reports whether colour is refused: by the configuration or by
// NO_COLOR with any value, as no-color.org has it.
func (c *Config) noColor() bool {
	if c.NoColor {
		return true
	}
	for _, entry := range c.environ() {
		if value, ok := strings.CutPrefix(entry, "NO_COLOR="); ok && value != "" {
			return true
		}
	}
	return false
}

// Init asks for the terminal's background and version, and starts the first evaluation,
// which takes every core, once the first frame is drawn.
func (m Model) Init() tea.Cmd {
	evaluation := m.evaluation(m.ctx)
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestTerminalVersion, func() tea.Msg {
		m.firstFrame()
		return evaluation()
	})
}

// frameWait is how long the first evaluation waits for the first frame at most.
var frameWait = 200 * time.Millisecond // a test has more

// firstFrame waits for the first frame, but not for long, and says that it waited.
func (m *Model) firstFrame() {
	if m.terminal != nil {
		select {
		case <-m.terminal.Drawn():
		case <-m.ctx.Done():
		case <-time.After(frameWait):
		}
	}
	if m.cfg.Drawn != nil {
		m.cfg.Drawn()
	}
}
