package sweep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Key is something that varies, with its values in the words of --set.
type Key struct {
	Name   string   `json:"key"`
	Values []string `json:"values,omitempty"`
	Range  Range    `json:"range,omitzero"` // of a sample: in the place of values

	// Player is the host or contributor whose word the key is, and States its word at each
	// value; nil for any other key.
	Player *coverage.Player           `json:"-"`
	States []scenario.PermissionState `json:"-"`
}

// Plan is a sweep over one scenario.
type Plan struct {
	Scenario *scenario.Scenario
	Options  coverage.Options
	Set      []string // what is changed of it in every row, in the words of --set
	Keys     []Key
	Sample   Sample // zero: every combination
	// Load returns the scenario with some more changes in the words of --set.
	Load func(set []string) (*scenario.Scenario, error)
}

// design returns which combinations a plan has.
func (p *Plan) design() *design {
	d := &design{keys: p.Keys, sample: p.Sample}
	for i := range p.Scenario.Threats {
		d.threats = append(d.threats, p.Scenario.Threats[i].ID)
	}
	return d
}

// With returns the scenario of a plan with one key at a value.
func (p *Plan) With(key, value string) (*scenario.Scenario, error) {
	return p.Load(changes(p.design().threats, [][2]string{{key, value}}))
}

// Rows returns how many combinations the values of some keys have; [math.MaxInt] where
// they are more, as those of a range are.
func Rows(keys []Key) int {
	rows := 1
	for _, k := range keys {
		if n := len(k.Values); k.IsRange() || n > 0 && rows > math.MaxInt/n {
			return math.MaxInt
		}
		rows *= len(k.Values)
	}
	return rows
}

// digits returns which value each key has in a row.
func digits(keys []Key, row int) []int {
	values := make([]int, len(keys))
	for k := len(keys) - 1; k >= 0; k-- {
		values[k] = row % len(keys[k].Values)
		row /= len(keys[k].Values)
	}
	return values
}

// strides returns how many rows lie between two values of each key.
func strides(keys []Key) []int {
	list := make([]int, len(keys))
	step := 1
	for k := len(keys) - 1; k >= 0; k-- {
		list[k] = step
		step *= len(keys[k].Values)
	}
	return list
}

// Header returns what heads the table of a plan; binary identifies the program.
func (p *Plan) Header(binary string, shard Shard) Header {
	h := Header{
		Format: Format, Scenario: p.Scenario.Digest, Name: p.Scenario.Name, Set: p.Set, Vary: p.Keys,
		Sample: p.Sample, Binary: binary,
		Rows: p.design().rows(), Threats: p.amounts(), Shard: shard,
	}
	for i := range p.Scenario.Places {
		if place := &p.Scenario.Places[i]; place.Counted {
			h.People += place.Population
		}
	}
	if h.Set == nil {
		h.Set = []string{}
	}
	h.Plan = h.Digest()
	return h
}

// Digest returns that of a head's plan: of its scenario, keys, threats and sample.
func (h *Header) Digest() string {
	what := []any{h.Format, h.Scenario, h.Vary, h.Threats}
	if h.Sample.Rows > 0 {
		what = append(what, h.Sample)
	}
	text, err := json.Marshal(what)
	if err != nil {
		panic("bug in sweep: a plan cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// amounts returns the ids of the threats of a plan; last the worst of several.
func (p *Plan) amounts() []string {
	var ids []string
	for i := range p.Scenario.Threats {
		ids = append(ids, p.Scenario.Threats[i].ID)
	}
	if len(ids) > 1 {
		ids = append(ids, scenario.WorstID)
	}
	return ids
}

// mostInert is how many combinations of the other keys [Plan.Inert] asks at most.
const mostInert = 1 << 10

// Inert returns which hosts and contributors change nothing in any row, by index of the
// key. Where the other keys have too many combinations to ask, it is those that bring
// nothing there, as long as the other keys are figures that bring nobody.
func (p *Plan) Inert(ctx context.Context) ([]bool, error) {
	e := newEvaluator(p)
	inert := make([]bool, len(p.Keys))
	contexts := Rows(e.otherKeys())
	if contexts > mostInert {
		return inert, p.idle(ctx, e, inert)
	}
	for i := range p.Keys {
		inert[i] = p.Keys[i].Player != nil
	}
	others := design{keys: e.otherKeys(), threats: p.design().threats}
	for c := range contexts {
		games, err := e.games(ctx, others.words(c))
		if err != nil {
			return nil, err
		}
		for _, game := range games.subsets {
			for i, k := range e.players {
				inert[k] = inert[k] && game.Inert()&(1<<i) != 0
			}
		}
	}
	return inert, nil
}

// idle says which hosts and contributors bring no unit and no command, and no air space
// that could hold a place; nobody where another key may change who does.
func (p *Plan) idle(ctx context.Context, e *evaluator, idle []bool) error {
	for _, k := range e.otherKeys() {
		figure := strings.HasPrefix(k.Name, "systems.") || strings.HasPrefix(k.Name, "threats.") ||
			k.Name == "authorisation.delay" || strings.HasPrefix(k.Name, "stockpile")
		if !figure || strings.HasSuffix(k.Name, ".release") { // by which points abroad may come into play
			return nil
		}
	}
	var players []coverage.Player
	for _, k := range e.players {
		players = append(players, *p.Keys[k].Player)
	}
	subsets, err := e.variants.Subsets(ctx, p.Scenario, players, scenario.Base)
	if err != nil {
		return err
	}
	for i, k := range e.players {
		idle[k] = subsets.Idle()&(1<<i) != 0
	}
	return nil
}

// likeOf returns a changed scenario with the places, threats and world of another one where
// they are the same, so that what depends on them alone is shared.
func likeOf(changed, base *scenario.Scenario) (*scenario.Scenario, bool) {
	if !reflect.DeepEqual(changed.Places, base.Places) || !slices.EqualFunc(changed.Threats, base.Threats,
		func(a, b scenario.Threat) bool { return reflect.DeepEqual(a, b) }) {
		return changed, false
	}
	return changed.Edit(func(t *scenario.Scenario) {
		t.Places, t.Threats, t.World = base.Places, base.Threats, base.World
	}), true
}
