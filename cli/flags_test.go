package cli

import (
	"math"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
)

func TestFlagsTakeWhatTheySay(t *testing.T) {
	var cell cellFlag
	for text, want := range map[string]geo.Length{"2km": 2000, "500m": 500, "50 km": 50_000, "1nmi": 1852} {
		if err := cell.Set(text); err != nil || geo.Length(cell) != want {
			t.Errorf("--cell %s: %v, %v", text, geo.Length(cell), err)
		}
	}
	var share shareFlag
	for text, want := range map[string]float64{"0": 0, "0.8": 0.8, "1": 1, "1e-3": 0.001, "70%": 0.7, "12.5 %": 0.125} {
		if err := share.Set(text); err != nil || *share.share != want {
			t.Errorf("--min-covered %s: %v", text, err)
		}
	}
	var require requireFlag
	if err := require.Set("Bila Tserkva:cruise-missile>=assured"); err != nil {
		t.Fatal(err)
	}
	if want := (requirement{"Bila Tserkva:cruise-missile>=assured", "Bila Tserkva", "cruise-missile",
		coverage.Assured}); require[0] != want {
		t.Errorf("%+v", require[0])
	}
}

// What is asked for at least is met by exactly as much.
func TestThresholdsAreMetAtEquality(t *testing.T) {
	r := &coverage.ThreatResult{}
	r.Population.Total, r.Population.Covered.Base = 1000, 640
	for want, met := range map[float64]bool{0: true, 0.64: true, 0.6401: false, 0.6399: true, 1: false} {
		if got := shareMissed(r, want) == ""; got != met {
			t.Errorf("%g of 0.64: met %v", want, got)
		}
	}
	if shareMissed(&coverage.ThreatResult{}, 0) != "" || shareMissed(&coverage.ThreatResult{}, 0.01) == "" {
		t.Error("nobody is no share of anybody")
	}
}

func TestFlagsRefuseTheRestAndSayWhatIsAccepted(t *testing.T) {
	cases := []struct {
		flag interface{ Set(string) error }
		text string
		want string
	}{
		{new(cellFlag), "2", "no unit; use km, m or nmi"},
		{new(cellFlag), "NaNkm", "not a number"},
		{new(cellFlag), "499m", "0.5km to 50km"},
		{new(cellFlag), "-2km", "0.5km to 50km"},
		{new(estimateFlag), "Base", "use low, base or high"},
		{new(shareFlag), "80", "did you mean 80%?"},
		{new(shareFlag), "NaN", "80% is 0.8"},
		{new(shareFlag), "-0.1", "80% is 0.8"},
		{new(shareFlag), "101%", "80% is 0.8"},
		{new(requireFlag), "odesa", "PLACE:THREAT>=STATUS"},
		{new(requireFlag), ":x>=likely", "PLACE:THREAT>=STATUS"},
		{new(requireFlag), "odesa:>=likely", "PLACE:THREAT>=STATUS"},
		{new(requireFlag), "odesa:x>=uncovered", "no status to require"},
		{&choice{"text", []string{"text", "json"}}, "pdf", "use text, json"},
	}
	for _, c := range cases {
		if err := c.flag.Set(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%T %q: %v, want %q", c.flag, c.text, err, c.want)
		}
	}
}

// Whatever is typed, a flag holds a value that it may hold, or refuses.
func FuzzFlags(f *testing.F) {
	for _, text := range []string{"2km", "0.5 km", "1e9nmi", "0.8", "odesa:cruise-missile>=likely",
		"a:b:c>=assured", "NaN", "-1m"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var cell cellFlag
		if cell.Set(text) == nil && !(geo.Length(cell) >= leastCell && geo.Length(cell) <= mostCell) {
			t.Errorf("--cell %q is %v", text, geo.Length(cell))
		}
		var share shareFlag
		if share.Set(text) == nil && !(*share.share >= 0 && *share.share <= 1 && !math.IsNaN(*share.share)) {
			t.Errorf("--min-covered %q is %v", text, *share.share)
		}
		var require requireFlag
		if require.Set(text) == nil &&
			(require[0].place == "" || require[0].threat == "" || require[0].least == coverage.Uncovered) {
			t.Errorf("--require %q is %+v", text, require[0])
		}
	})
}

func TestTheCommandToGetAReportAgain(t *testing.T) {
	for want, args := range map[string][]string{
		"airumbrella report":                             {"report", "--output", "x.txt"},
		"airumbrella report romania-only":                {"romania-only"},
		"airumbrella report --set 'name=it'\\''s'":       {"report", "--set", "name=it's", "-q", "-ox"},
		"airumbrella report --format json 'my file'":     {"report", "--format", "json", "my file"},
		"airumbrella report --threat ballistic --set ''": {"report", "--threat", "ballistic", "--set", ""},
	} {
		if got := (Streams{args: args}).again("report"); got != want {
			t.Errorf("%q: %s, want %s", args, got, want)
		}
	}
}

// The manual page says every command and flag, and the same at every run.
func TestManualPage(t *testing.T) {
	root := newRoot(Streams{})
	page := manual(root)
	if page != manual(newRoot(Streams{})) {
		t.Error("two runs differ")
	}
	for _, want := range []string{
		".SH NAME\nairumbrella \\- what an allied", `.SS "explain [SCENARIO] PLACE"`,
		`\fB\-o\fR, \fB\-\-output\fR \fIFILE\fR`,
		`\fB\-\-set\fR \fIKEY=VALUE\fR`, `\fB\-\-require\fR`, ".SH EXIT STATUS", ".SH EXAMPLES",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(page, "\n'") || strings.Contains(page, "\\-\\-o ") {
		t.Error("a line that roff takes for a request")
	}
}
