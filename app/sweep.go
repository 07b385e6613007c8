package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Promises is the word that varies every open and offered promise, Assumptions the one that
// varies every figure of a unit's system, a threat and the package over its range.
const (
	Promises    = "promises"
	Assumptions = "assumptions"
)

// SweepPlan is a sweep made ready, and the promises that were left out of it since they
// change nothing, as keys of --set.
type SweepPlan struct {
	*sweep.Plan
	LeftOut []string
}

// Sweeping is which combinations a sweep computes.
type Sweeping struct {
	Vary   []string     // KEY=V1,V2, of a sample also KEY=LOW..HIGH; [Promises], of a sample also [Assumptions]
	Sample sweep.Sample // zero: every combination
	Most   int          // rows; more are refused
}

// PlanSweep makes a sweep ready.
func (d *Service) PlanSweep(ctx context.Context, q Question, what Sweeping) (*SweepPlan, error) {
	load, err := d.changed(q)
	if err != nil {
		return nil, err
	}
	s, err := load(nil)
	if err != nil {
		return nil, err
	}
	if len(s.Threats) == 0 {
		return nil, inputFault("the scenario has no threats: --threat names one")
	}
	p := &SweepPlan{Plan: &sweep.Plan{
		Scenario: s, Options: d.Options(s, q.Cell), Set: q.Set, Load: load, Sample: what.Sample,
	}}
	for _, text := range what.Vary {
		if text == Promises || text == Assumptions {
			continue
		}
		key, err := keyOf(text)
		if err != nil {
			return nil, err
		}
		p.Keys = append(p.Keys, key)
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	if slices.Contains(what.Vary, Assumptions) { // first: they decide which promises change nothing
		if err := p.addAssumptions(); err != nil {
			return nil, err
		}
	}
	if slices.Contains(what.Vary, Promises) {
		if err := p.addPromises(ctx); err != nil {
			return nil, err
		}
	}
	return p, p.count(what.Most)
}

// count refuses too few rows and too many.
func (p *SweepPlan) count(most int) error {
	all, drawn := sweep.Rows(p.Keys), p.Sample.Rows
	ranged := slices.ContainsFunc(p.Keys, func(k sweep.Key) bool { return k.IsRange() })
	switch {
	case len(p.Keys) == 0:
		return inputFault("nothing varies: name what does, such as --vary hosts.PL=granted,denied or --vary %s", Promises)
	case drawn == 0 && ranged:
		return inputFault("a range such as LOW..HIGH has no end of values: name how many rows to draw, such as --sample 500")
	case drawn == 0 && all > most:
		return inputFault("the values have %s combinations, more than %s: draw some of them (--sample 10000), vary less, "+
			"or raise --most-rows (%s)", combinations(all), wording.Grouped(most), widest(p.Keys))
	case drawn > sweep.MostSample:
		return inputFault("--sample %d is more than %s rows, and no sample has more: draw fewer", drawn,
			wording.Grouped(sweep.MostSample))
	case drawn > most:
		return inputFault("--sample %d is more than %s rows: draw fewer, or raise --most-rows", drawn, wording.Grouped(most))
	case drawn > 0 && !ranged && drawn >= all:
		return inputFault("--sample %d: there are no more than %s combinations; leave --sample out to compute them all",
			drawn, wording.Grouped(all))
	}
	return nil
}

// combinations returns how many there are, as far as they can be counted.
func combinations(n int) string {
	if n == math.MaxInt {
		return "countless"
	}
	return wording.Grouped(n)
}

// widest says how the number of rows comes about.
func widest(keys []sweep.Key) string {
	counts := map[int]int{}
	for _, k := range keys {
		counts[len(k.Values)]++
	}
	var words []string
	for n := range counts {
		words = append(words, fmt.Sprintf("%s with %s", wording.Plural(counts[n], "key", "keys"),
			wording.Plural(n, "value", "values")))
	}
	slices.Sort(words)
	return wording.Enumerate(words, "")
}

// mostStandard is how much of standard input is read, in bytes: more than a scenario may
// have, so that one that is too large is refused as such.
const mostStandard = 4 << 20

// changed returns the reader of a question's scenario with more changes. Standard input is
// read once.
func (d *Service) changed(q Question) (func([]string) (*scenario.Scenario, error), error) {
	var text []byte
	if q.Ref == "-" {
		stdin := q.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		var err error
		if text, err = io.ReadAll(io.LimitReader(stdin, mostStandard)); err != nil {
			return nil, err
		}
	}
	return func(set []string) (*scenario.Scenario, error) {
		more := q
		more.Set, more.Stdin = append(slices.Clone(q.Set), set...), bytes.NewReader(text)
		return d.Load(more)
	}, nil
}

// keyOf reads KEY=V1,V2 or KEY=LOW..HIGH.
func keyOf(text string) (sweep.Key, error) {
	name, list, ok := strings.Cut(text, "=")
	name = strings.TrimPrefix(strings.TrimSpace(name), "package.")
	if !ok || name == "" {
		return sweep.Key{}, inputFault("--vary %s: use KEY=V1,V2, such as hosts.PL=granted,denied, KEY=LOW..HIGH, %s or %s",
			text, Promises, Assumptions)
	}
	if r, ok := sweep.ParseRange(list); ok {
		if err := r.Check(); err != nil {
			return sweep.Key{}, inputFault("--vary %s: %w", text, err)
		}
		return sweep.Key{Name: name, Range: r}, nil
	}
	k := sweep.Key{Name: name, Values: valuesOf(list)}
	if len(k.Values) == 0 || slices.Contains(k.Values, "") {
		return k, inputFault("--vary %s: a value is empty; name the values, such as %s=V1,V2", text, name)
	}
	for i, v := range k.Values {
		if slices.Contains(k.Values[:i], v) {
			return k, inputFault("--vary %s: the value %s stands twice", text, v)
		}
	}
	k.Player = playerOf(name)
	return k, nil
}

// valuesOf splits a list at the commas that stand in no brackets.
func valuesOf(list string) (values []string) {
	depth, from := 0, 0
	for i, c := range list {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case ',':
			if depth == 0 {
				values, from = append(values, strings.TrimSpace(list[from:i])), i+1
			}
		}
	}
	return append(values, strings.TrimSpace(list[from:]))
}

// playerOf returns the host or contributor whose word a key is, or nil. Ukraine's is none.
func playerOf(key string) *coverage.Player {
	for role, prefix := range [...]string{coverage.AsHost: "hosts.", coverage.AsContributor: "contributors."} {
		if code, ok := strings.CutPrefix(key, prefix); ok && code != scenario.Ukraine && !strings.Contains(code, ".") {
			return &coverage.Player{Role: coverage.Role(role), Code: code}
		}
	}
	return nil
}

// check asks for every value whether the scenario takes it, and finds what the words of hosts
// and contributors mean.
func (p *SweepPlan) check() error {
	for i := range p.Keys {
		k := &p.Keys[i]
		for _, other := range p.Keys[:i] {
			if over(k.Name, other.Name) || over(other.Name, k.Name) {
				return inputFault("--vary %s and --vary %s change the same thing: vary one of them", other.Name, k.Name)
			}
		}
		if k.IsRange() {
			if err := p.checkRange(k); err != nil {
				return err
			}
		}
		for _, v := range k.Values {
			s, err := p.With(k.Name, v)
			if err != nil {
				return err
			}
			if err := p.alike(s, k.Name, v); err != nil {
				return err
			}
			if strings.ContainsAny(v, "{[") {
				k.Player = nil // it states more than the word
			}
			k.States = append(k.States, stateOf(s, k.Player))
		}
	}
	return nil
}

// checkRange asks whether the scenario takes both ends of a range and what lies between.
func (p *SweepPlan) checkRange(k *sweep.Key) error {
	for _, v := range append(k.Range[:], k.Between([]int{0})[1]) {
		s, err := p.With(k.Name, v)
		if err != nil {
			return err
		}
		if err := p.alike(s, k.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// alike refuses a value at which the columns of a table would be other threats, or its people
// those of other places.
func (p *SweepPlan) alike(s *scenario.Scenario, key, value string) error {
	sameThreat := func(a, b scenario.Threat) bool { return a.ID == b.ID }
	samePlace := func(a, b scenario.Place) bool {
		return a.ID == b.ID && a.Counted == b.Counted && a.Population == b.Population
	}
	switch {
	case !slices.EqualFunc(s.Threats, p.Scenario.Threats, sameThreat):
		return inputFault("--vary %s=%s puts other threats in play, but all rows have the same columns: name every threat "+
			"with --threat, or sweep each value by itself with --set", key, value)
	case !slices.EqualFunc(s.Places, p.Scenario.Places, samePlace):
		return inputFault("--vary %s=%s counts other places, so that rows could not be compared: sweep each value by itself "+
			"with --set", key, value)
	}
	return nil
}

// addAssumptions adds the range of every figure that no key varies yet.
func (p *SweepPlan) addAssumptions() error {
	if p.Sample.Rows == 0 {
		return inputFault("--vary %s: figures have ranges, so name how many rows to draw, such as --sample 500", Assumptions)
	}
	own := len(p.Keys)
	builtin := scenariofile.Threats()
	ofOwn := func(id string) bool {
		return !slices.ContainsFunc(builtin, func(t scenario.Threat) bool { return t.ID == id })
	}
	owns := slices.ContainsFunc(p.Scenario.Threats, func(t scenario.Threat) bool { return ofOwn(t.ID) })
	for _, a := range worth.Ranges(p.Scenario) {
		if a.Of == worth.OfThreat && owns { // --set names threats by their ids alone
			continue
		}
		if slices.ContainsFunc(p.Keys[:own], func(k sweep.Key) bool { return over(k.Name, a.Key) || over(a.Key, k.Name) }) {
			continue
		}
		end := func(x float64) string {
			return strconv.FormatFloat(wording.Decimals(x, 1e6), 'f', -1, 64) + unitOf(a.Unit)
		}
		low, high := min(a.Value.Low, a.Value.High), max(a.Value.Low, a.Value.High)
		k := sweep.Key{Name: a.Key, Range: sweep.Range{end(low), end(high)}}
		if err := p.checkRange(&k); err != nil {
			return fmt.Errorf("bug in sweep: the range of %s is not taken: %w", a.Key, err)
		}
		p.Keys = append(p.Keys, k)
	}
	if len(p.Keys) == own {
		return inputFault("--vary %s: no figure of the scenario has a range; name keys instead", Assumptions)
	}
	return nil
}

// unitOf returns a unit as --set takes it.
func unitOf(unit string) string {
	switch unit {
	case "min":
		return "m"
	case "degrees", "m2":
		return ""
	}
	return unit
}

// over reports whether a key is another one or holds it.
func over(outer, inner string) bool { return inner == outer || strings.HasPrefix(inner, outer+".") }

// stateOf returns the word of a player in a scenario.
func stateOf(s *scenario.Scenario, p *coverage.Player) scenario.PermissionState {
	if p == nil {
		return ""
	}
	return p.Stated(s).Stated()
}

// addPromises adds every open and offered promise that no key varies yet, hosts first, each
// part by code, and leaves out those that change nothing in any row.
func (p *SweepPlan) addPromises(ctx context.Context) error {
	own := len(p.Keys)
	for _, list := range []struct {
		prefix  string
		granted map[string]scenario.Permission
	}{{"hosts.", p.Scenario.Package.Hosts}, {"contributors.", p.Scenario.Package.Contributors}} {
		var names []string
		for code, word := range list.granted {
			name := list.prefix + code
			varied := slices.ContainsFunc(p.Keys[:own], func(k sweep.Key) bool { return over(k.Name, name) })
			if word.Promised() && !varied && playerOf(name) != nil {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			p.Keys = append(p.Keys, sweep.Key{
				Name: name, Player: playerOf(name),
				Values: []string{string(scenario.Denied), string(scenario.Granted)},
				States: []scenario.PermissionState{scenario.Denied, scenario.Granted},
			})
		}
	}
	if len(p.Keys) == own {
		return inputFault("--vary %s: no promise of the scenario is open or offered; name keys instead", Promises)
	}
	inert, err := p.Inert(ctx)
	if err != nil {
		return err
	}
	keys := p.Keys[:own:own]
	for i := own; i < len(p.Keys); i++ {
		if inert[i] {
			p.LeftOut = append(p.LeftOut, p.Keys[i].Name)
		} else {
			keys = append(keys, p.Keys[i])
		}
	}
	p.Keys = keys
	return nil
}

// Program returns what identifies the program that runs: the digest of its file.
func Program() (string, error) { return program() }

var program = sync.OnceValues(func() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)), nil
})
