package scenario

// HostGranted reports whether units may stand on a country's soil. Ukraine, the sea
// (empty code) and hosts not named are granted.
func (s *Scenario) HostGranted(code string) bool {
	return code == "" || code == Ukraine || s.Package.Hosts[code].Counts(s.Phase)
}

// ContributorGranted reports whether a country sends its units. Ukraine and
// contributors not named are granted.
func (s *Scenario) ContributorGranted(code string) bool {
	return code == "" || code == Ukraine || s.Package.Contributors[code].Counts(s.Phase)
}

// Level returns the command level: the package's, or what is left of it where the
// provider of the backbone is not granted.
func (s *Scenario) Level() int {
	c2 := &s.Package.C2
	if s.ContributorGranted(c2.Provider) {
		return c2.Level
	}
	return c2.WithoutProvider().Level
}

// OnePicture reports whether Ukrainian and allied groups use each other's sensors.
// Without the provider of the backbone they do not.
func (s *Scenario) OnePicture() bool {
	return s.Package.C2.Picture == SharedPicture && s.ContributorGranted(s.Package.C2.Provider)
}

// TrackGroup names the units that share tracks with a unit, and shots where command
// links them: one picture is one group, else the tiers' groups stay apart. Empty: the
// unit is on its own.
func TrackGroup(u *Unit, onePicture bool) string {
	switch {
	case onePicture:
		return "one picture"
	case u.Group == "":
		return ""
	case u.Contributor == Ukraine:
		return "Ukraine's " + u.Group
	}
	return "allied " + u.Group
}

// IfGranted returns the scenario with every offered and open promise kept, and the
// scenario itself where there is none. The phase and what is denied stay.
func (s *Scenario) IfGranted() *Scenario {
	hosts, some := kept(s.Package.Hosts)
	contributors, more := kept(s.Package.Contributors)
	if !some && !more {
		return s
	}
	return s.Edit(func(t *Scenario) { t.Package.Hosts, t.Package.Contributors = hosts, contributors })
}

// kept returns permissions with what is promised granted, and whether something is.
func kept(list map[string]Permission) (map[string]Permission, bool) {
	all, some := make(map[string]Permission, len(list)), false
	for code, p := range list {
		if p.Promised() {
			p.State, some = Granted, true
		}
		all[code] = p
	}
	return all, some
}
