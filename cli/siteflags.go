package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage/siting"
	"airumbrella/geo"
)

// mostUnits is how many units may be placed at once.
const mostUnits = 200

// read turns the words of the flags into what the use case takes.
func (o *siteFlags) read(timed bool) error {
	a := &o.ask
	a.Goal, a.Together = siting.Goal(o.goal.word), siting.Together(o.together.word)
	a.Grid, a.Apart = geo.Length(o.grid), geo.Length(o.apart)
	a.Target, a.Wanted.Within, a.Gap, a.Limit = o.target.share, float64(o.within), float64(o.gap), o.limit
	if o.floor.share != nil {
		a.Floor = *o.floor.share
	}
	switch {
	case timed && o.limit <= 0:
		return wrongUse("--time %s leaves no time to search: give a second or more, such as 30s", o.limit)
	case a.Grid != 0 && a.Grid < siting.FinestGrid:
		return wrongUse("--grid %s is finer than %s: this plans policy, not positions", o.grid.String(), siteGrid)
	case a.Depth < 1 || a.Depth > 5:
		return wrongUse("--depth %d: use 1 to 5", a.Depth)
	case a.Wanted.Count < 0 || a.Wanted.Count > 50:
		return wrongUse("--alternatives %d: use 0 to 50", a.Wanted.Count)
	case a.Wanted.Differ < 1:
		return wrongUse("--differ %d: use 1 or more", a.Wanted.Differ)
	case a.Budget < 0 || a.PerHost < 0:
		return wrongUse("--budget and --per-host are 0, for no limit, or more")
	case a.Count < 0 || a.Count > 1000:
		return wrongUse("--count %d: use 1 to 1000", a.Count)
	}
	if err := o.readWhere(); err != nil {
		return err
	}
	if err := o.readSystems(); err != nil {
		return err
	}
	return o.readWeights()
}

func (o *siteFlags) readWhere() error {
	for _, word := range o.at {
		if !slices.Contains(app.Wheres[:], app.Where(word)) {
			return wrongUse("--at %s: use %s", word, strings.Join(codes(app.Wheres[:]), ", "))
		}
		o.ask.Where = append(o.ask.Where, app.Where(word))
	}
	if o.ask.Grid > 0 && len(o.at) == 0 {
		o.ask.Where = []app.Where{app.AtGrid}
	}
	return nil
}

// readSystems reads --system and --add.
func (o *siteFlags) readSystems() error {
	if len(o.systems) == 0 {
		return wrongUse("name what to place: --system nasams --add 3; airumbrella list systems names them")
	}
	if o.add == 0 && o.ask.Target != nil {
		o.add = mostUnits
	}
	counted := 0
	for _, text := range o.systems {
		id, number, given := strings.Cut(text, "=")
		k := siting.Kind{System: id, Most: o.add}
		if given {
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 {
				return wrongUse("--system %s: use ID or ID=N, such as nasams=3", text)
			}
			k.Most = n
			counted += n
		}
		if slices.ContainsFunc(o.ask.Kinds, func(other siting.Kind) bool { return other.System == id }) {
			return wrongUse("--system %s stands twice: say how many with %s=N", id, id)
		}
		if k.Most == 0 {
			return wrongUse("say how many: --add 3, or --system %s=3", id)
		}
		o.ask.Kinds = append(o.ask.Kinds, k)
	}
	if o.add == 0 {
		o.add = counted
	}
	if o.add < 1 || o.add > mostUnits {
		return wrongUse("--add %d: use 1 to %d", o.add, mostUnits)
	}
	for i := range o.ask.Kinds {
		o.ask.Kinds[i].Most = min(o.ask.Kinds[i].Most, o.add)
	}
	o.ask.InAll = o.add
	return nil
}

// readWeights reads --weight.
func (o *siteFlags) readWeights() error {
	for _, text := range o.weights {
		id, number, _ := strings.Cut(text, "=")
		w, err := strconv.ParseFloat(number, 64)
		i := slices.IndexFunc(o.ask.Kinds, func(k siting.Kind) bool { return k.System == id })
		if err != nil || !(w > 0 && w < 1e9) || i < 0 {
			return wrongUse("--weight %s: use ID=X with a system of --system and a number above 0", text)
		}
		o.ask.Kinds[i].Weight = w
	}
	if len(o.weights) > 0 && o.ask.Budget == 0 {
		return wrongUse("--weight counts against a budget: add --budget X")
	}
	return nil
}

// lengthFlag is a length with its unit; 0 is not given.
type lengthFlag geo.Length

func (f *lengthFlag) Type() string { return "length" }

func (f *lengthFlag) String() string {
	if *f == 0 {
		return ""
	}
	return strconv.FormatFloat(geo.Length(*f).Kilometres(), 'g', -1, 64) + "km"
}

// Set reads a length with its unit.
func (f *lengthFlag) Set(text string) error {
	l, err := geo.ParseLength(text)
	if err != nil {
		return err
	}
	if !(l > 0 && l <= 2000*geo.Kilometre) {
		return errors.New("use a length above 0 and up to 2000km")
	}
	*f = lengthFlag(l)
	return nil
}

// percentFlag is a part from 0 to 1, which may be written in percent.
type percentFlag float64

func (f *percentFlag) Type() string   { return "percent" }
func (f *percentFlag) String() string { return strconv.FormatFloat(100*float64(*f), 'g', 6, 64) + "%" }

// Set reads 2% or 0.02.
func (f *percentFlag) Set(text string) error {
	x, err := parseShare(text)
	*f = percentFlag(x)
	return err
}
