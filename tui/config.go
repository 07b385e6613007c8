package tui

import (
	"context"
	"io"
	"os"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/mapview"

	"github.com/charmbracelet/colorprofile"
)

// Config is what the planner is started with. Scenario is required; everything
// else has a meaning when left out.
type Config struct {
	Scenario *scenario.Scenario
	Ref      string           // the name or path that Scenario was loaded by, kept as the last one; empty: not kept
	Unsaved  bool             // Scenario is what an earlier run changed and did not save, and the first document's own
	Reopened bool             // nobody named it: it is the one that was open last
	Store    Store            // nil: nothing can be loaded, saved or exported, and search is by name
	BaseMap  *mapview.BaseMap // nil: Ukraine's border from the scenario alone
	Options  coverage.Options
	// Evaluate computes results; nil means [coverage.Evaluate].
	Evaluate func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error)

	// WhyNot says why a place is not assured, Remedies which single changes would cover
	// it, and Changes which smallest sets of switches; nil means those of coverage.
	WhyNot asked[*coverage.Why]
	// Whys says it of every place and threat, for the lists; nil: they do not say why.
	Whys     func(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([][]coverage.Why, error)
	Remedies asked[[]coverage.Remedy]
	Changes  asked[coverage.Changes]
	// Engagement says when the links of an engagement over a place come; nil means that of
	// coverage.
	Engagement boards.EngagementFunc

	// Weigh says what promises are worth; nil means by [worth.Weigh], with the
	// losses at low and high.
	Weigh func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Weighing, error)
	// Assume says which assumption moves that, and is asked after it; nil means by
	// [app.Assume].
	Assume func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*worth.Worth, error)
	// Assess reckons raids; nil means by [raid.Assess].
	Assess func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*raid.Outcome, error)

	// Sites says where more units help most; nil means by [app.ProposeSites].
	Sites func(ctx context.Context, s *scenario.Scenario, o coverage.Options, threat int, ask app.SiteOptions,
		tell func(app.SiteProgress)) (*app.Proposal, error)
	// Limits says what each city hangs on; nil means by [app.FindLimits].
	Limits func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Limits, error)
	// Beside sets two scenarios beside each other; nil means by [app.BesideBy].
	Beside func(ctx context.Context, p app.Pair, o coverage.Options) (*subject.Comparison, error)

	// Sensors says what units that only see are worth; nil means by [worth.Sensors].
	Sensors func(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([]worth.Sensor, error)
	// Promises says what each switch of the package is worth; nil means by
	// [coverage.Promises].
	Promises func(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([]coverage.Promise, error)

	// Least finds the least package that covers a share of the people; nil means
	// [worth.Least].
	Least func(ctx context.Context, s *scenario.Scenario, o coverage.Options, threat int, target float64) (
		*worth.Minimum, error)

	Estimate *scenario.Estimate // to lead with at first; nil: what was kept, else base

	Palette string    // one of [screen.Palettes]; empty: by what the terminal can do
	Tour    bool      // starts with the tour
	Input   io.Reader // nil: no keys, for tests; [Run]'s caller passes the terminal
	Output  io.Writer // nil: standard output
	Environ []string  // nil: the process's
	NoColor bool      // no colour, whatever the terminal can do; also set by NO_COLOR in Environ

	// Drawn is called once before anything is evaluated, when the first frame is drawn or
	// does not come; nil: nobody waits for that.
	Drawn func()

	last *lastEdit
}

// asked answers a question about a place and a threat of a scenario, by their ids.
type asked[T any] = func(ctx context.Context, s *scenario.Scenario, o coverage.Options, place, threat string) (T, error)

// Store is what the planner needs of files and names.
type Store interface {
	// Load reads a built-in scenario by name or a file by path.
	Load(ref string) (*scenario.Scenario, error)
	// Save writes a scenario as a file that the command line reads. Of a file in
	// the way the error is [app.ExistsError] or [app.ChangedError].
	Save(order app.Order) (app.Saved, error)
	// Differences says what a scenario states otherwise than that of a file or a
	// built-in name, a line for each.
	Differences(ref string, s *scenario.Scenario) ([]string, error)
	// Free returns a path that is not taken: the one given, or one with a number.
	Free(path string) string
	// Named is the file that a name for a scenario stands for.
	Named(path string) string
	// Names lists the built-in scenarios.
	Names() []string
	// FindPlace returns the indices of the places that a typed query may mean,
	// the best first.
	FindPlace(query string, places []scenario.Place) []int
	// ParseSwitch reads a change of the form that --set takes, such as
	// hosts.PL=granted. What is wrong with it is said when it is applied.
	ParseSwitch(change string) scenario.Switch
	// Export writes the map of a result against the threat at an index of
	// [coverage.Result.At] as a picture; the end of the path says which kind. It
	// returns the path, which has a number where the one given is taken.
	Export(path string, r *coverage.Result, threat int) (string, error)
	// ExportComparison writes what one scenario changes against another in one of
	// ExportFormats and returns the path, which is the one given with the ending of the
	// format, and has a number where that is taken.
	ExportComparison(path, format string, p app.Pair, v app.ComparisonView) (string, error)
	// ExportFormats are the formats that a comparison is exported in.
	ExportFormats() []string
	// LoadState returns what SaveState kept last, nil if nothing.
	LoadState() ([]byte, error)
	// SaveState keeps the layout between two runs.
	SaveState(state []byte) error
	// KeepUnsaved keeps a scenario with changes that were not saved for another
	// run, each document in a file of its own.
	KeepUnsaved(k app.Keep) error
	// Unsaved lists what earlier runs kept, the latest first.
	Unsaved() []app.Unsaved
	// Recover reads one of them, which belongs to a document of this run from then
	// on, and returns what the scenario was opened by.
	Recover(document int, path string) (s *scenario.Scenario, ref string, err error)
}

// environ is the environment of the planner: that of its configuration or the
// process's.
func (c *Config) environ() []string {
	if c.Environ != nil {
		return c.Environ
	}
	return os.Environ()
}

// output is where the planner draws.
func (c *Config) output() io.Writer {
	if c.Output != nil {
		return c.Output
	}
	return os.Stdout
}

// inputOf keeps a nil file from becoming a reader that is not nil.
func inputOf(r io.Reader) io.Reader {
	if f, ok := r.(*os.File); ok && f == nil {
		return nil
	}
	return r
}

// profile is what colours the output can show by its environment.
func (c *Config) profile() colorprofile.Profile {
	return colorprofile.Detect(c.output(), c.environ())
}

// fillQuestions fills in the questions about one place that were left out.
func (c *Config) fillQuestions() {
	engine := new(coverage.Evaluator)
	if c.WhyNot == nil {
		c.WhyNot = engine.WhyNot
	}
	if c.Remedies == nil {
		c.Remedies = coverage.Remedies
	}
	if c.Changes == nil {
		c.Changes = engine.SmallestChanges
	}
	if c.Engagement == nil {
		c.Engagement = engine.Engagement
	}
}

// fillStudies fills in the studies that were left out.
func (c *Config) fillStudies(evaluate evaluateFunc) {
	if c.Weigh == nil {
		c.Weigh = app.Weigh
	}
	if c.Assume == nil {
		c.Assume = app.Assume
	}
	if c.Sites == nil {
		c.Sites = app.ProposeSites
	}
	if c.Limits == nil {
		c.Limits = app.FindLimits
	}
	if c.Assess == nil {
		c.Assess = app.AssessBy(evaluate)
	}
	if c.Beside == nil {
		c.Beside = app.BesideBy(evaluate)
	}
	if c.Sensors == nil {
		c.Sensors = worth.Sensors
	}
	if c.Promises == nil {
		c.Promises = coverage.Promises
	}
	if c.Least == nil {
		c.Least = worth.Least
	}
}
