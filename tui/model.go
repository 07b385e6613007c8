package tui

import (
	"context"
	"io"
	"os"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// pane is the part of the screen that has the keys.
type pane int

const (
	paneMap pane = iota
	paneList
)

// overlay is what lies over the map and takes the keys first.
type overlay int

const (
	overlayNone overlay = iota
	overlayHelp
	overlayDetails
	overlayFind
)

// Model is the state of the planner. It is a value: Update returns the next
// one. What it points to is never changed, save the drawing memory, which
// holds nothing that a frame depends on.
type Model struct {
	cfg      Config
	keys     keyMap
	ctx      context.Context
	evaluate func(context.Context, *coverage.Scenario, coverage.Options) (*coverage.Result, error)

	palette *palette
	profile colorprofile.Profile
	dark    bool

	layout layout
	view   viewport
	fitted bool // the view follows the size of the screen until it is moved

	scenario *coverage.Scenario
	atlas    *atlas
	work     work
	result   *coverage.Result    // the latest answer, led by the estimate shown
	summary  []report.SummaryRow // of it, by threat index
	covers   []*cover            // of the latest answer with a map, by threat index
	fault    string

	threat   int // as coverage.Result.At takes it
	estimate coverage.Estimate
	places   placeList
	selected int // index of a place; -1: none

	focus     pane
	panelOpen bool // the panel is shown where it is folded
	overlay   overlay
	helpTop   int // first line of the help
	finder    finder
	mouse     bool
	drag      drag

	frame *frame
}

// frame is the memory that drawing reuses from frame to frame.
type frame struct {
	canvas  canvas
	raster  raster
	labels  labeller
	pending []label // marked places that are still to be named
}

// New is the planner before its first message.
func New(cfg Config) Model {
	m := Model{
		cfg: cfg, keys: defaultKeys(), ctx: context.Background(), evaluate: cfg.Evaluate,
		profile: colorprofile.TrueColor, dark: true, fitted: true, mouse: true,
		scenario: cfg.Scenario, atlas: newAtlas(cfg.BaseMap, cfg.Scenario),
		estimate: coverage.Base, selected: -1, finder: newFinder(cfg.Scenario), frame: &frame{},
	}
	if m.evaluate == nil {
		m.evaluate = coverage.Evaluate
	}
	m.work.rev, m.work.busy = 1, true
	m.restyle()
	return m
}

// Run shows the planner until it is left or the context ends. The terminal is
// restored on every way out, a panic included.
func Run(ctx context.Context, cfg Config) error {
	if cfg.Scenario == nil {
		return errNoScenario
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	_, err := newProgram(ctx, cfg).Run()
	return err
}

// newProgram sets a planner up; more options come after its own.
func newProgram(ctx context.Context, cfg Config, more ...tea.ProgramOption) *tea.Program {
	m := New(cfg)
	m.ctx = ctx
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(inputOf(cfg.Input))}
	if cfg.Output != nil {
		options = append(options, tea.WithOutput(cfg.Output))
	}
	if cfg.Environ != nil {
		options = append(options, tea.WithEnvironment(cfg.Environ))
	}
	if m.noColor() {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	return tea.NewProgram(m, append(options, more...)...)
}

// inputOf keeps a nil file from becoming a reader that is not nil.
func inputOf(r io.Reader) io.Reader {
	if f, ok := r.(*os.File); ok && f == nil {
		return nil
	}
	return r
}

// noColor reports whether colour is refused: by the configuration or by
// NO_COLOR with any value, as no-color.org has it.
func (m *Model) noColor() bool {
	if m.cfg.NoColor {
		return true
	}
	environ := m.cfg.Environ
	if environ == nil {
		return os.Getenv("NO_COLOR") != ""
	}
	for _, entry := range environ {
		if value, ok := strings.CutPrefix(entry, "NO_COLOR="); ok && value != "" {
			return true
		}
	}
	return false
}

// restyle picks the palette for what is known of the terminal.
func (m *Model) restyle() {
	profile := m.profile
	if m.noColor() {
		profile = colorprofile.ASCII
	}
	m.palette = paletteFor(profile, m.dark)
}

// Init asks for the terminal's background and starts the first evaluation.
func (m Model) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.work.commands(m.ctx, m.evaluate, m.scenario, m.cfg.Options))
}
