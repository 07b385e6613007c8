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
		Name: name, Edition: Edition, Threats: []string{"cruise-missile", "ballistic"},
		Places: []SidePlace{
			{ID: "kyiv", Name: "Kyiv", Kind: "city", Counted: true, Population: 2_800_000},
			{ID: "odesa", Name: "Odesa", Kind: "city", Counted: true, Population: 1_000_000},
			{ID: "port-odesa", Name: "Port of Odesa", Kind: "port", Counted: true},
		},
	}
	for i := range s.Places {
		for _, word := range statuses[i] {
			s.Places[i].Threats = append(s.Places[i].Threats, wholly(word))
		}
	}
	return s
}

// wholly is the standing of a place that is covered as a whole or not at all, by its
// status.
func wholly(word string) Standing {
	status, _ := coverage.ParseStatus(word)
	s := Standing{Status: status}
	least := scenario.Triple[coverage.Status]{Low: coverage.Assured, Base: coverage.Likely, High: coverage.Possible}
	for _, e := range scenario.Estimates {
		if status >= least.At(e) {
			s.Share.Set(e, 1)
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
		if p.Moved(scenario.Base) > 0 {
			gained = append(gained, p.ID)
		}
		if p.Moved(scenario.Base) < 0 {
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
		b.Places[i].Threats = b.Places[i].Threats[:1]
	}
	b.Places[1].Counted = false
	c := Compare(a, b, scenario.Base)
	if len(c.Threats) != 1 || c.Threats[0].Total != 2_800_000 {
		t.Errorf("%d threats, %d people", len(c.Threats), c.Threats[0].Total)
	}
	if notes := strings.Join(c.Notes, "\n"); !strings.Contains(notes, "1 threat of A alone") {
		t.Errorf("notes lack the threat:\n%s", notes)
	}
	if said := documentText(ComparisonDocument(c, View{})); !strings.Contains(said, "Left out: 2 places with") ||
		!strings.Contains(said, "that A alone counts.") {
		t.Errorf("it is not said what is left out:\n%s", said)
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

// A part of a city counts by its demand points: 12 of Odesa's 101 are 118,997 people,
// whatever the four decimals of its share say.
func TestCompareCountsPartsOfCities(t *testing.T) {
	a := sideWith("before", [2]string{"assured", "likely"}, [2]string{"uncovered", "uncovered"},
		[2]string{"likely", "uncovered"})
	b := sideWith("after", [2]string{"assured", "likely"}, [2]string{"uncovered", "uncovered"},
		[2]string{"likely", "uncovered"})
	for _, s := range []*Side{a, b} {
		s.Places[1].Population = 1_001_558 // 101 points
	}
	share := RoundedShare(12.0 / 101)
	b.Places[1].Threats[0] = Standing{coverage.Partly, scenario.Triple[float64]{Base: share, High: 1}}
	c := Compare(a, b, scenario.Base)
	if got := c.Threats[0].Change; got != (scenario.Triple[int]{Base: 118_997, High: 1_001_558}) {
		t.Errorf("the change is %+v", got)
	}
	if len(c.Threats[0].Places) != 1 || c.Threats[0].Places[0].B.words() != "partly 12 %" {
		t.Errorf("places that change: %+v", c.Threats[0].Places)
	}
	text := documentText(ComparisonDocument(c, View{}))
	for _, want := range []string{"Gained: 0.12 M people: 0.12 M in Odesa. Lost: nothing.", "partly 12 %"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "edition") {
		t.Error("both are of this edition, and it speaks of editions")
	}
}

// Where a city has another figure for its people in B, the answer says so and that both
// are counted by the figure of A; the people of one figure are not held against another's.
func TestCompareSaysThatPeopleAreCountedOtherwise(t *testing.T) {
	side := func(name string) *Side {
		return sideWith(name, [2]string{"assured", "likely"}, [2]string{"uncovered", "uncovered"},
			[2]string{"likely", "uncovered"})
	}
	a, b := side("before"), side("after")
	if c := Compare(a, b, scenario.Base); c.Recounted != "" {
		t.Errorf("of the same figures: %q", c.Recounted)
	}
	b.Places[1].Population = 400_000
	c := Compare(a, b, scenario.Base)
	want := "1 city has another figure for its people in B (3.2 M instead of 3.8 M in all cities compared); those of A " +
		"are taken for both, so that what differs is cover alone."
	if c.Recounted != want || !strings.Contains(documentText(ComparisonDocument(c, View{})), want) {
		t.Errorf("%q, want %q", c.Recounted, want)
	}
	if got := c.Threats[0].Change; got != (scenario.Triple[int]{}) {
		t.Errorf("people move by figures alone: %+v", got)
	}
	parts := func(granted int) []*Parts {
		return []*Parts{{IfGranted: scenario.Same(granted)}, {IfGranted: scenario.Same(granted)}}
	}
	a.Parts, b.Parts = parts(1_000_000), parts(2_000_000)
	b.Scenario = &scenario.Scenario{}
	if got := Compare(a, b, scenario.Base).grantedAnswer(); got != "" {
		t.Errorf("sums over other people are compared: %q", got)
	}
}

// documentText is all words and cells of a document.
func documentText(p *Document) string {
	var b strings.Builder
	for i := range p.Blocks {
		block := &p.Blocks[i]
		b.WriteString(block.Heading + "\n" + block.Lead + "\n" + block.Words + "\n" + strings.Join(block.Items, "\n"))
		if block.Table != nil {
			for _, row := range block.Table.Rows {
				b.WriteString(strings.Join(row, " ") + "\n")
			}
		}
	}
	return b.String()
}

func TestCompareSaysWhereEditionsDiffer(t *testing.T) {
	status := [2]string{"assured", "likely"}
	a, b := sideWith("before", status, status, status), sideWith("after", status, status, status)
	a.Edition = 1
	b.Parts = []*Parts{{Alone: scenario.Same(5)}, {Alone: scenario.Same(5)}}
	text := documentText(ComparisonDocument(Compare(a, b, scenario.Base), View{}))
	for _, want := range []string{"The editions of the model differ: A is of the first, B of the second",
		"the first edition counted a city whole", "it did not measure"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "What the people covered are made of") {
		t.Error("parts are set beside what was not measured")
	}
	b.Edition = 1
	if text := documentText(ComparisonDocument(Compare(a, b, scenario.Base), View{})); !strings.Contains(text,
		"Both are of the first edition") {
		t.Errorf("both are of the first edition:\n%s", text)
	}
}

// Two that count no city in common say so once, and of nodes what is gained.
func TestCompareWithoutACommonCitySaysSoOnce(t *testing.T) {
	node := [2]string{"uncovered", "uncovered"}
	sides := func(now string) *Comparison {
		a, b := sideWith("before", node, node, node), sideWith("after", node, node, [2]string{now, now})
		b.Places[0].Counted, b.Places[1].Counted = false, false
		return Compare(a, b, scenario.Base)
	}
	told := func(c *Comparison) string {
		var words []string
		for _, block := range ComparisonDocument(c, View{}).Blocks {
			words = append(words, block.Lead, block.Words)
		}
		return strings.Join(words, "\n")
	}
	same, more := told(sides("uncovered")), told(sides("likely"))
	if n := strings.Count(same, "nobody is compared"); n != 1 || strings.Contains(same, "Gained") {
		t.Errorf("said %d times:\n%s", n, same)
	}
	if strings.Count(more, "nobody is compared") != 1 || !strings.Contains(more, "Gained: 1 logistics node.") {
		t.Errorf("with a port gained:\n%s", more)
	}
}
