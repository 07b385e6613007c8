package coverage

import (
	"maps"
	"slices"
	"time"
)

// remedyLimit is the number of pairs of places and units above which no
// remedies are looked for.
const remedyLimit = 1_000_000

// change is one switch thrown.
type change struct {
	set, text string
	apply     func(*Scenario) *Scenario
}

// changesOf lists the single switches that could cover more than the scenario
// does, the least demanding kind first: a host, a contributor, the order given
// sooner, the phase.
func changesOf(s *Scenario) []change {
	var list []change
	for _, code := range withheld(s, s.Package.Hosts, func(u *Unit) string { return u.Host }) {
		list = append(list, change{
			set: "hosts." + code + "=granted", text: s.countryName(code) + " opens its bases",
			apply: func(s *Scenario) *Scenario { return s.withHost(code) },
		})
	}
	for _, code := range withheld(s, s.Package.Contributors, func(u *Unit) string { return u.Contributor }) {
		list = append(list, change{
			set: "contributors." + code + "=granted", text: s.countryName(code) + " sends its units",
			apply: func(s *Scenario) *Scenario { return s.withContributor(code) },
		})
	}
	list = append(list, soonerOrders(s)...)
	if s.Phase != AfterCeasefire {
		list = append(list, change{
			set: "phase=" + string(AfterCeasefire), text: "after a ceasefire",
			apply: func(s *Scenario) *Scenario { t := *s; t.Phase = AfterCeasefire; return &t },
		})
	}
	return list
}

// withheld is the countries that units depend on and that are not granted,
// sorted.
func withheld(s *Scenario, permissions map[string]Permission, of func(*Unit) string) []string {
	codes := map[string]bool{}
	for i := range s.Units {
		code := of(&s.Units[i])
		if p, named := permissions[code]; named && code != Ukraine && !p.GrantedAt(Base) {
			codes[code] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

// soonerOrders is the order to intercept after whole minutes fewer than now.
func soonerOrders(s *Scenario) []change {
	longest := time.Duration(0)
	for _, d := range s.Package.Authorisation.Delay {
		longest = max(longest, d.Base)
	}
	var list []change
	for _, minutes := range []int{30, 15, 10, 5, 3, 2, 1, 0} {
		d := time.Duration(minutes) * time.Minute
		if d >= longest {
			continue
		}
		text := "the order to intercept after " + shortDuration(d)
		if minutes == 0 {
			text = "a standing order to intercept"
		}
		list = append(list, change{
			set: "authorisation.delay=" + shortDuration(d), text: text,
			apply: func(s *Scenario) *Scenario { return s.withDelay(d) },
		})
	}
	return list
}

// shortDuration writes whole minutes as "5m" and none as "0s".
func shortDuration(d time.Duration) string {
	if d == 0 {
		return "0s"
	}
	return d.Truncate(time.Minute).String()[:len(d.Truncate(time.Minute).String())-2]
}

func (s *Scenario) withHost(code string) *Scenario {
	t := *s
	t.Package.Hosts = maps.Clone(s.Package.Hosts)
	p := t.Package.Hosts[code]
	p.State = Granted
	t.Package.Hosts[code] = p
	return &t
}

func (s *Scenario) withContributor(code string) *Scenario {
	t := *s
	t.Package.Contributors = maps.Clone(s.Package.Contributors)
	p := t.Package.Contributors[code]
	p.State = Granted
	t.Package.Contributors[code] = p
	return &t
}

// withDelay sets the package's authority delay as a bare duration in a file
// does: for every class but ballistic.
func (s *Scenario) withDelay(d time.Duration) *Scenario {
	t := *s
	t.Package.Authorisation.Delay = UniformDelay(d)
	return &t
}

// countryName is a country's name, or its code where the world lacks it.
func (s *Scenario) countryName(code string) string {
	if s.World != nil {
		if c := s.World.Country(code); c != nil {
			return c.Name
		}
	}
	return code
}

// prescribe gives every place that is not covered at base the first change
// whose re-evaluation covers it.
func prescribe(r *Result, changes []change, variants []*variant) {
	gains := make([][]Triple[int], len(changes))
	for c := range changes {
		gains[c] = variants[c].people()
	}
	for i := range r.Places {
		p := &r.Places[i]
		for t := range p.Threats {
			if p.Threats[t].Status.CoveredAt(Base) || p.Threats[t].Nearest == nil {
				continue
			}
			for c := range changes {
				if status := variants[c].statuses[i][t]; status.CoveredAt(Base) {
					now := r.Threats[t].Population.Covered.Base
					p.Threats[t].Nearest.Remedy = &Remedy{changes[c].set, changes[c].text, status, gains[c][t].Base - now}
					break
				}
			}
		}
		if p.WorstOf >= 0 {
			p.Worst.Nearest = p.Threats[p.WorstOf].Nearest
		}
	}
}
