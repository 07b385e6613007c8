package lines

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// planner is the planner in lines: for screen readers, and for terminals that
// can draw nothing.
type planner struct {
	cfg      Config
	ctx      context.Context
	out      *bufio.Writer
	scenario *scenario.Scenario
	history  []version
	recovery shown.Documents
	result   *coverage.Result
	threat   int
	estimate scenario.Estimate
}

// version is a scenario before a change, and the document that it is one of.
type version struct {
	scenario *scenario.Scenario
	document int
}

// command is one word that the plain mode understands.
type command struct {
	word, args, help string
	do               func(p *planner, args string) error
}

// commands are the words of the plain mode, in the order of its help.
func commands() []command {
	return []command{
		{"totals", "", "the answer: people covered against the threat asked about", (*planner).totals},
		{"threat", "[NAME]", "ask about another threat; without a name, the next one", (*planner).turnThreat},
		{
			"estimate",
			"[low|base|high]",
			"which assumptions to lead with; without a word, the next",
			(*planner).turnEstimate,
		},
		{"gaps", "[N]", "the N largest places not covered (10)", (*planner).gaps},
		{"place", "NAME", "one place against every threat, and why", (*planner).place},
		{"list", "units|bases|regions|scenarios", "what there is", (*planner).list},
		{"vetoes", "[PLACE]", "who can say no and how late the order may come: for all cities, or one",
			(*planner).vetoes},
		{"promises", "", "hosts, forces, zone, order, tracks, stock, phase", (*planner).promises},
		{"set", "KEY=VALUE", "change one promise, such as hosts.PL=granted", (*planner).set},
		{"undo", "", "take the last change back", (*planner).undo},
		{"open", "NAME", "another scenario: a built-in name or a file", (*planner).open},
		{"save", "[FILE]", "write the scenario as a file; without a name, as that which is open", (*planner).save},
		{"save!", "[FILE]", "the same, over a file that is there", (*planner).saveOver},
		{"export", "FILE", "write the map as a picture: .svg or .png", (*planner).export},
		{"words", "[WORD]", "the words explained", (*planner).words},
		{"help", "", "these commands", (*planner).help},
		{"quit", "", "leave", nil},
	}
}

// Config is what the planner in lines is started with. Scenario is required.
type Config struct {
	Scenario *scenario.Scenario
	Ref      string // the name or path that it was loaded by; empty: none
	Unsaved  bool   // it is what an earlier run changed and did not save, and the first document's own
	Store    Store  // nil: nothing can be loaded, saved or exported, and search is by name
	Options  coverage.Options
	// Evaluate computes results; nil means [coverage.Evaluate].
	Evaluate func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error)
	Estimate *scenario.Estimate // to lead with at first; nil: base
	// Limits says what each city hangs on; nil means [app.FindLimits].
	Limits func(context.Context, *scenario.Scenario, coverage.Options) (*app.Limits, error)
}

// Store is what the planner in lines needs of files and names; what each does
// stands beside the Store of tui, which can do more.
type Store interface {
	Load(ref string) (*scenario.Scenario, error)
	Save(order app.Order) (app.Saved, error)
	Names() []string
	Named(path string) string
	FindPlace(query string, places []scenario.Place) []int
	ParseSwitch(change string) scenario.Switch
	Export(path string, r *coverage.Result, threat int) (string, error)
	KeepUnsaved(k app.Keep) error
}

// errNoScenario is the caller's fault.
var errNoScenario = errors.New("bug in the caller of lines.Run: Config.Scenario is nil")

// errNoStore is said where files are asked for and there is nowhere to keep
// them.
var errNoStore = errors.New("there is nowhere to keep files")

// Run runs the planner in lines: it prints the answer, reads one command a
// line from in, and prints what it says, without a control sequence. It ends
// with the command quit, at the end of the input, or with the context, whose
// error it returns.
func Run(ctx context.Context, in io.Reader, out io.Writer, cfg Config) error {
	if cfg.Scenario == nil {
		return errNoScenario
	}
	if cfg.Evaluate == nil {
		cfg.Evaluate = coverage.Evaluate
	}
	if cfg.Limits == nil {
		cfg.Limits = app.FindLimits
	}
	p := &planner{cfg: cfg, ctx: ctx, out: bufio.NewWriter(out), scenario: cfg.Scenario, estimate: scenario.Base}
	p.recovery.Open(cfg.Ref, cfg.Scenario)
	if cfg.Unsaved {
		p.recovery = shown.Documents{}
		p.recovery.Recovered(p.recovery.Reserve(), cfg.Ref, cfg.Scenario)
	}
	if cfg.Estimate != nil {
		p.estimate = *cfg.Estimate
	}
	if err := p.evaluate(); err != nil {
		return err
	}
	p.threat = subject.LeadThreat(p.result)
	p.line("Air umbrella, %s. Type help for the commands.", screen.Clean(p.scenario.Name))
	if err := cmp.Or(p.totals(""), p.out.Flush()); err != nil {
		return err
	}
	lines, ended := readLines(ctx, in)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line, ok := <-lines:
			if !ok {
				return <-ended
			}
			done, err := p.obey(line)
			if err := p.out.Flush(); err != nil {
				return err
			}
			if done || err != nil {
				return err
			}
		}
	}
}

// longestLine is how many bytes of a line are read; of a longer one nothing is done.
const longestLine = 4096

// readLines reads lines beside the caller, who may stop waiting for them. At the end
// the second channel says how reading ended. Of a line that is too long the first
// bytes come, more than longestLine of them.
func readLines(ctx context.Context, in io.Reader) (<-chan string, <-chan error) {
	lines, ended := make(chan string), make(chan error, 1)
	go func() {
		defer close(lines)
		reader := bufio.NewReader(in)
		for {
			line, err := readLine(reader)
			if err != nil && line == "" {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				ended <- err
				return
			}
			select {
			case lines <- line:
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines, ended
}

// readLine reads to the end of a line and returns its beginning.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, more, err := in.ReadLine()
		if room := longestLine + 1 - len(line); room > 0 {
			line = append(line, part[:min(len(part), room)]...)
		}
		if err != nil || !more {
			return string(line), err
		}
	}
}

// line prints one line, stripped of what is no text.
func (p *planner) line(format string, args ...any) {
	fmt.Fprintln(p.out, screen.Clean(fmt.Sprintf(format, args...)))
}

// say prints what is known under a heading; nothing where nothing is.
func (p *planner) say(heading, words string) {
	if words != "" {
		p.line("%s%s", heading, words)
	}
}

// obey runs the command of a line; what goes wrong is said, not returned,
// save that the context ended.
func (p *planner) obey(line string) (done bool, err error) {
	if len(line) > longestLine {
		p.line("Not done: the line is longer than %d bytes; shorten it.", longestLine)
		return false, nil
	}
	word, args, _ := strings.Cut(strings.TrimSpace(line), " ")
	if word == "" {
		return false, nil
	}
	word = strings.ToLower(word)
	for _, c := range commands() {
		if c.word != word && (len(word) > 1 || c.word[:1] != word) {
			continue
		}
		if c.do == nil {
			return true, nil
		}
		if err := c.do(p, strings.TrimSpace(args)); errors.Is(err, context.Canceled) {
			return true, err
		} else if err != nil {
			p.line("Not done: %s", shown.FirstLine(err.Error()))
		}
		if err := p.keepUnsaved(); err != nil {
			p.line("%s.", wording.Capital(shown.FirstLine(err.Error())))
		}
		return false, nil
	}
	p.line("There is no command %q; help lists them.", word)
	return false, nil
}

func (p *planner) evaluate() error {
	r, err := p.cfg.Evaluate(p.ctx, p.scenario, p.cfg.Options)
	if err != nil {
		return err
	}
	p.result = r
	p.threat = min(p.threat, len(r.Threats))
	return nil
}

// led is the answer led by the estimate asked for.
func (p *planner) led() *coverage.Result {
	led := *p.result
	led.Lead = p.estimate
	return &led
}

func (p *planner) totals(string) error {
	r := p.led()
	p.line("%s", subject.Headline(r, p.threat))
	p.say("", subject.RestsOn(r, p.threat))
	p.say("", subject.Tiers(r, p.threat))
	p.line("%s", subject.NotCovered(r, p.threat))
	p.line("%s", subject.RangeSentence)
	p.line("%s", subject.Caution)
	return nil
}

func (p *planner) turnThreat(args string) error {
	n := len(p.result.Threats) + 1
	if args == "" {
		p.threat = (p.threat + 1) % n
		return p.totals("")
	}
	for i := range n {
		t := &p.result.At(i).Threat
		if strings.Contains(shown.Fold(t.ID+" "+wording.ThreatTitle(t)), shown.Fold(args)) {
			p.threat = i
			return p.totals("")
		}
	}
	var ids []string
	for i := range n {
		ids = append(ids, screen.Clean(p.result.At(i).Threat.ID))
	}
	return fmt.Errorf("no threat %q; there are %s", args, strings.Join(ids, ", "))
}

func (p *planner) turnEstimate(args string) error {
	if args == "" {
		p.estimate = (p.estimate + 1) % scenario.Estimate(len(scenario.Estimates))
		return p.totals("")
	}
	for _, e := range scenario.Estimates {
		if e.String() == args {
			p.estimate = e
			return p.totals("")
		}
	}
	return fmt.Errorf("no estimate %q; there are low, base and high", args)
}

func (p *planner) gaps(args string) error {
	n := 10
	if args != "" {
		if _, err := fmt.Sscan(args, &n); err != nil || n < 1 {
			return fmt.Errorf("%q is no number of places", args)
		}
	}
	r := p.led()
	list := subject.Uncovered(r, p.threat)
	p.line("%s not covered against %s, %s estimate.", shown.Count(len(list), "place"),
		wording.ThreatTitle(&r.At(p.threat).Threat), p.estimate)
	for _, pr := range list[:min(n, len(list))] {
		left := shown.Quantity(pr.Place)
		if pr.Place.Kind == scenario.City {
			left = wording.People(subject.LeftIn(pr, p.threat, p.estimate)) + " left out"
		}
		p.line("%s, %s: %s.", wording.Named(pr.Place.Name, pr.At(p.threat), p.estimate), left,
			wording.WhyAlone(r, pr.At(p.threat)))
	}
	return nil
}

func (p *planner) place(args string) error {
	best, err := p.find(args)
	if err != nil {
		return err
	}
	r, pr := p.led(), &p.result.Places[best]
	p.line("%s %s, %s.", pr.Place.Name, pr.Place.NameUK, shown.Quantity(pr.Place))
	for i := range pr.Threats {
		pt := pr.At(i)
		p.line("Against %s: %s. %s", wording.ThreatTitle(&r.Threats[i].Threat), shown.Verdict(pt, p.estimate),
			wording.Opening(r, pr, i))
		p.say("", wording.MarginSentence(pt.Margin, pt.Points))
		if pt.Status != coverage.Assured {
			p.say("What could be decided: ", wording.ToDecide(r, pt))
			p.say("What is nearest, and falls short: ", wording.NearestWords(r, pt))
		}
		p.say("", wording.WhatHelps(p.scenario, pt))
	}
	return nil
}

// find returns the index of the place that a name means best.
func (p *planner) find(args string) (int, error) {
	if args == "" {
		return 0, errors.New("which place?")
	}
	names := shown.NewPlaces(p.scenario)
	best, least := -1, shown.NoFit
	for _, i := range names.ByPeople {
		if score := shown.BestFit(names.Folded(i), shown.Fold(args)); score < least {
			best, least = i, score
		}
	}
	if best < 0 && p.cfg.Store != nil {
		if found := p.cfg.Store.FindPlace(args, p.scenario.Places); len(found) > 0 {
			best = found[0]
		}
	}
	if best < 0 || best >= len(p.result.Places) {
		return 0, fmt.Errorf("no place is called %q", args)
	}
	return best, nil
}

// keepUnsaved keeps what was changed and not saved, and waits for the store.
func (p *planner) keepUnsaved() error {
	if p.cfg.Store == nil || !p.recovery.Due(p.scenario) {
		return nil
	}
	k := p.recovery.Write(p.scenario)
	p.recovery.Kept(k)
	if err := p.cfg.Store.KeepUnsaved(k); err != nil {
		return fmt.Errorf("changes that are not saved cannot be kept: %w", err)
	}
	return nil
}
