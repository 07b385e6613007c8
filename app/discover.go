package app

import (
	"context"
	"io"
	"slices"

	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// DiscoverQuestion is what is asked of the table of a sweep.
type DiscoverQuestion struct {
	Path   string    // of the table; "-": Stdin
	Stdin  io.Reader // nil: the process's
	Ref    string    // of the table's scenario; empty: the built-in one that it is, if any
	Threat string    // an id; empty: the cruise missile, or the first of the table
	Share  *float64  // of the people, from which on cover holds; nil: see [sweep.Question]
	// Assumptions asks which figure, if known, could change the order of the promises.
	Assumptions bool
}

// Discover says what decides in the table of a sweep.
func (d *Service) Discover(ctx context.Context, q DiscoverQuestion) (*subject.Discovery, error) {
	if q.Path == "-" && q.Ref == "-" {
		return nil, inputFault("the table and its scenario cannot both come by standard input: name a file for one of them")
	}
	file, err := openTable(q.Path, q.Stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	t, err := sweep.Read(file)
	if err != nil {
		return nil, inputFault("%s: %w", tableName(q.Path), err)
	}
	threat, err := threatOf(t, q.Threat)
	if err != nil {
		return nil, err
	}
	found, err := sweep.Discover(t, sweep.Question{Threat: threat, Share: q.Share})
	if err != nil {
		return nil, inputFault("%s: %w", tableName(q.Path), err)
	}
	said := &subject.Discovery{
		Discovery: found, Threat: scenario.Threat{ID: t.Threats[threat]}, Asked: q.Share != nil,
	}
	plan, err := d.planOf(t, q.Ref, q.Stdin)
	switch {
	case err != nil:
	case plan != nil:
		err = plan.ask(ctx, said, q.Assumptions)
	case q.Assumptions:
		err = inputFault("--assumptions asks the scenario: name that of the table after the file, " +
			"since it is none of the built-in ones")
	default:
		said.Scenario, err = d.Load(Question{Ref: data.Default})
	}
	if err != nil {
		return nil, err
	}
	if known := said.Scenario.Threat(said.Threat.ID); known != nil {
		said.Threat = *known
	}
	return said, nil
}

// ask fills in what the scenario of a table says beside its rows.
func (p *SweepPlan) ask(ctx context.Context, said *subject.Discovery, assumptions bool) (err error) {
	said.Scenario = p.Scenario
	if err := p.Ask(ctx, said.Discovery); err != nil {
		return err
	}
	agreed, err := p.Load(said.AgreedSet)
	if err != nil {
		return err
	}
	if said.Orders, err = worth.Orders(ctx, agreed, p.Options); err == nil && assumptions {
		said.Known, err = Assume(ctx, p.Scenario, p.Options)
	}
	return err
}

// threatOf returns the threat of a table that is asked about.
func threatOf(t *sweep.Table, id string) (int, error) {
	if id == "" {
		return max(0, t.Header.Threat("cruise-missile")), nil
	}
	if i := t.Header.Threat(id); i >= 0 {
		return i, nil
	}
	return 0, inputFault("the table has no threat %s: it has %v", id, t.Threats)
}

// planOf returns the plan of a table over its scenario; nil where none is named and it is no
// built-in one.
func (d *Service) planOf(t *sweep.Table, ref string, stdin io.Reader) (*SweepPlan, error) {
	refs := data.BuiltinNames()
	if ref != "" {
		refs = []string{ref}
	}
	threats := slices.DeleteFunc(slices.Clone(t.Threats), func(id string) bool { return id == scenario.WorstID })
	for _, name := range refs {
		q := Question{Ref: name, Set: t.Set, Threats: threats, Stdin: stdin}
		load, err := d.changed(q)
		if err != nil {
			return nil, err
		}
		s, err := load(nil)
		if err != nil && ref != "" {
			return nil, err
		}
		if err != nil || s.Digest != t.Scenario {
			continue
		}
		p := &SweepPlan{Plan: &sweep.Plan{
			Scenario: s, Options: d.Options(s, 0), Set: t.Set, Sample: t.Sample, Load: load,
		}}
		for _, k := range t.Vary {
			p.Keys = append(p.Keys, sweep.Key{Name: k.Name, Values: k.Values, Range: k.Range, Player: playerOf(k.Name)})
		}
		if err := p.check(); err != nil {
			return nil, err
		}
		if own := p.Header(t.Binary, t.Shard); own.People != t.People {
			return nil, inputFault("the first line of the table counts %s people, and its scenario %s: it was changed; "+
				"compute it again", wording.Grouped(t.People), wording.Grouped(own.People))
		}
		return p, nil
	}
	if ref != "" {
		return nil, inputFault("%s is another scenario than that of the table: it has another digest", ref)
	}
	return nil, nil
}
