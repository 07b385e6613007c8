package lines

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

func (p *planner) list(args string) error {
	s := p.scenario
	switch strings.ToLower(args) {
	case "units":
		for i := range s.Units {
			u := &s.Units[i]
			name := u.System
			if system := s.System(u); system != nil {
				name = system.Name
			}
			p.line(
				"%s: %d %s, sent by %s, host %s.",
				u.Title(),
				max(u.Count, 1),
				name,
				wording.CountryName(s, u.Contributor),
				wording.CountryName(s, u.Host),
			)
		}
	case "bases":
		for i := range s.Bases {
			b := &s.Bases[i]
			p.line(
				"%s, %s: %s.",
				b.Name,
				wording.CountryName(s, b.Country),
				wording.HostWords(s, b.Country),
			)
		}
	case "regions":
		for _, rr := range p.result.At(p.threat).Regions {
			p.line("%s: %s of %s people covered, %s.", rr.Name, wording.People(rr.Population.Covered.At(p.estimate)),
				wording.People(rr.Population.Total),
				wording.Percent(rr.Population.Covered.At(p.estimate), rr.Population.Total))
		}
	case "scenarios":
		if p.cfg.Store == nil {
			return errNoStore
		}
		p.line("%s", strings.Join(p.cfg.Store.Names(), ", "))
	default:
		return fmt.Errorf("list what? units, bases, regions or scenarios")
	}
	return nil
}

func (p *planner) promises(string) error {
	for _, row := range shown.Promises(p.scenario) {
		if row.Step == nil {
			p.line("%s:", wording.Capital(strings.ToLower(row.Name)))
		} else {
			p.line("%s: %s.", row.Name, row.Value)
		}
	}
	return nil
}

func (p *planner) set(args string) error {
	if p.cfg.Store == nil {
		return errNoStore
	}
	next, err := p.cfg.Store.ParseSwitch(args).Apply(p.scenario)
	if err != nil {
		return err
	}
	before := p.result
	p.remember()
	p.scenario = next
	if err := p.evaluate(); err != nil {
		return err
	}
	p.line("Done: %s.", args)
	if len(before.Places) == len(p.result.Places) && len(before.Threats) == len(p.result.Threats) {
		p.line("%s.", wording.Capital(shown.Gain(before, p.result, p.threat, p.estimate)))
	}
	return p.totals("")
}

// remember keeps the scenario for undo, before a change.
func (p *planner) remember() {
	p.history = append(p.history, version{p.scenario, p.recovery.Number()})
}

func (p *planner) undo(string) error {
	if len(p.history) == 0 {
		return errors.New("there is nothing to undo")
	}
	last := p.history[len(p.history)-1]
	p.scenario = last.scenario
	p.recovery.Turn(last.document)
	p.history = p.history[:len(p.history)-1]
	if err := p.evaluate(); err != nil {
		return err
	}
	return p.totals("")
}

func (p *planner) open(args string) error {
	if p.cfg.Store == nil {
		return errNoStore
	}
	args = app.Meant(args)
	next, err := p.cfg.Store.Load(args)
	if err != nil {
		return err
	}
	p.remember()
	p.scenario = next
	p.recovery.Open(args, next)
	if err := p.evaluate(); err != nil {
		return err
	}
	return p.totals("")
}

func (p *planner) save(args string) error { return p.saveTo(args, false) }

func (p *planner) saveOver(args string) error { return p.saveTo(args, true) }

// saveTo writes the scenario as a file, without a name as that which is open.
func (p *planner) saveTo(path string, over bool) error {
	ref := p.recovery.Ref()
	switch {
	case p.cfg.Store == nil:
		return errNoStore
	case path == "" && (ref == "" || ref == "-" || slices.Contains(p.cfg.Store.Names(), ref)):
		return errors.New("to which file?")
	case path == "":
		path = ref
	}
	path = p.cfg.Store.Named(path)
	saved, err := p.cfg.Store.Save(app.Order{Scenario: p.scenario, From: ref, To: path, Over: over})
	var exists *app.ExistsError
	var changed *app.ChangedError
	switch {
	case errors.As(err, &exists):
		return fmt.Errorf("%s exists already; save! %s writes over it", path, path)
	case errors.As(err, &changed):
		return fmt.Errorf("%s was changed on disk since it was read; open %s reads it, save! %s writes over it",
			path, path, path)
	case err != nil:
		return err
	}
	p.recovery.Saved(p.recovery.Number(), saved.Path, p.scenario)
	p.line("Saved to %s.", path)
	if saved.Whole {
		p.line("It is written anew: its own lines and comments could not be kept.")
	}
	return nil
}

func (p *planner) export(args string) error {
	if p.cfg.Store == nil {
		return errNoStore
	}
	if args == "" {
		return errors.New("to which file? its name ends in .svg or .png")
	}
	path, err := p.cfg.Store.Export(app.Typed(args), p.led(), p.threat)
	if err != nil {
		return err
	}
	p.line("The map is in %s.", path)
	return nil
}

func (p *planner) words(args string) error {
	for _, g := range shown.Glossary {
		if args == "" || g.Word == strings.ToLower(args) {
			p.line("%s: %s", wording.Capital(g.Word), g.Meaning)
		}
	}
	return nil
}

func (p *planner) help(string) error {
	for _, c := range commands() {
		p.line("%s: %s.", strings.TrimSpace(c.word+" "+c.args), c.help)
	}
	return nil
}
