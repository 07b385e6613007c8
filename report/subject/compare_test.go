package subject

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// sideWith is a side of three places against two threats, each with the statuses
// given in that order.
func sideWith(name string, statuses ...[2]string) *Side {
	s := &Side{
		Name: name, Threats: []string{"cruise-missile", "ballistic"},
		Places: []SidePlace{
			{ID: "kyiv", Name: "Kyiv", Kind: "city", Counted: true, Population: 2_800_000},
			{ID: "odesa", Name: "Odesa", Kind: "city", Counted: true, Population: 1_000_000},
			{ID: "port-odesa", Name: "Port of Odesa", Kind: "port", Counted: true},
		},
	}
	for i := range s.Places {
		for _, word := range statuses[i] {
			status, _ := coverage.ParseStatus(word)
			s.Places[i].Statuses = append(s.Places[i].Statuses, status)
		}
	}
	return s
}

func TestCompareCountsWhatIsGainedAndLost(t *testing.T) {
	a := sideWith(
		"before",
		[2]string{"assured", "likely"},
		[2]string{"possible", "uncovered"},
		[2]string{"likely", "uncovered"},
	)
	b := sideWith(
		"after",
		[2]string{"uncovered", "likely"},
		[2]string{"assured", "assured"},
		[2]string{"possible", "uncovered"},
	)
	c := Compare(a, b, scenario.Base)
	cruise := c.Threats[0]
	if want := (scenario.Triple[int]{Low: 2_800_000, Base: 2_800_000, High: 3_800_000}); cruise.A != want {
		t.Errorf("A covers %+v, want %+v", cruise.A, want)
	}
	if want := (scenario.Triple[int]{Low: 1_000_000, Base: 1_000_000, High: 1_000_000}); cruise.B != want {
		t.Errorf("B covers %+v, want %+v", cruise.B, want)
	}
	if want := (scenario.Triple[int]{Low: -1_800_000, Base: -1_800_000, High: -2_800_000}); cruise.Change != want {
		t.Errorf("the change is %+v, want %+v", cruise.Change, want)
	}
	if cruise.NodesA.Base != 1 || cruise.NodesB.Base != 0 || cruise.NodesB.High != 1 || cruise.Nodes != 1 {
		t.Errorf("nodes %+v to %+v of %d", cruise.NodesA, cruise.NodesB, cruise.Nodes)
	}
	// The worst threat of Kyiv is ballistic before and the cruise missile after.
	if c.Worst.A.Base != 2_800_000 || c.Worst.B.Base != 1_000_000 {
		t.Errorf("worst: %d before, %d after", c.Worst.A.Base, c.Worst.B.Base)
	}
	var gained, lost []string
	for _, p := range cruise.Places {
		if p.gainedAt(scenario.Base) {
			gained = append(gained, p.ID)
		}
		if p.lostAt(scenario.Base) {
			lost = append(lost, p.ID)
		}
	}
	if strings.Join(gained, " ") != "odesa" || strings.Join(lost, " ") != "kyiv port-odesa" {
		t.Errorf("gained %v, lost %v", gained, lost)
	}
}

func TestCompareLeavesOutWhatOnlyOneHas(t *testing.T) {
	a := sideWith(
		"before",
		[2]string{"assured", "likely"},
		[2]string{"possible", "uncovered"},
		[2]string{"likely", "uncovered"},
	)
	b := sideWith(
		"after",
		[2]string{"assured", "likely"},
		[2]string{"possible", "uncovered"},
		[2]string{"likely", "uncovered"},
	)
	b.Threats, b.Places = b.Threats[:1], b.Places[:2]
	for i := range b.Places {
		b.Places[i].Statuses = b.Places[i].Statuses[:1]
	}
	b.Places[1].Counted = false
	c := Compare(a, b, scenario.Base)
	if len(c.Threats) != 1 || c.Threats[0].Total != 2_800_000 {
		t.Errorf("%d threats, %d people", len(c.Threats), c.Threats[0].Total)
	}
	notes := strings.Join(c.Notes, "\n")
	for _, want := range []string{"1 threat of A alone", "2 places counted in A alone"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
	if line := ComparisonLine(Compare(&Side{}, b, scenario.Base), View{}); !strings.Contains(
		line,
		"nothing to compare",
	) {
		t.Error(line)
	}
}

func TestPositionsAreRounded(t *testing.T) {
	for want, at := range map[string]orb.Point{"48.5N 31.2E": {31.24, 48.46}, "10.0S 0.5W": {-0.5, -10}} {
		if got := position(at); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
