package sweep

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Sample says that a table holds so many rows drawn from all combinations, by Latin
// hypercube (McKay, Beckman and Conover 1979): every key has as many strata as there are
// rows, and each is met once. The zero value is every combination.
type Sample struct {
	Rows int    `json:"rows"`
	Seed uint64 `json:"seed"`
}

// MostSample is how many rows a sample has at most.
const MostSample = 1 << 20

// Range is the two ends of a key that takes any number between them, in the words of --set.
type Range [2]string

// ParseRange reads LOW..HIGH; ok is false where a text is none.
func ParseRange(text string) (r Range, ok bool) {
	low, high, ok := strings.Cut(text, "..")
	return Range{strings.TrimSpace(low), strings.TrimSpace(high)}, ok
}

// Check returns what is wrong with a range.
func (r Range) Check() error {
	_, err := r.numbers()
	return err
}

// span is a range as numbers of one unit.
type span struct {
	low, high float64
	unit      string
}

// numbers reads the ends of a range. Both must have one unit; times may differ.
func (r Range) numbers() (span, error) {
	low, unit, wrong := quantity(r[0])
	high, other, wrongToo := quantity(r[1])
	if wrong == nil && wrongToo == nil && low == 0 && unit == "" {
		unit = other
	}
	s := span{low, high, unit}
	if wrong != nil || wrongToo != nil || unit != other {
		from, wrong := time.ParseDuration(r[0])
		to, wrongToo := time.ParseDuration(r[1])
		if wrong != nil || wrongToo != nil {
			return s, errors.New("both ends must be numbers of one unit, such as 20km..35km")
		}
		s = span{from.Seconds(), to.Seconds(), "s"}
	}
	if s.low >= s.high {
		return s, errors.New("the first end must be below the second")
	}
	return s, nil
}

// quantity splits a number from its unit.
func quantity(text string) (n float64, unit string, err error) {
	end := strings.LastIndexAny(text, "0123456789.") + 1
	if n, err = strconv.ParseFloat(text[:end], 64); err == nil && math.Abs(n) > 1e12 {
		err = errors.New("it is too large")
	}
	return n, strings.TrimSpace(text[end:]), err
}

// fineness is how many values there are at least in each stratum of a range.
const fineness = 100

// inStratum returns a value in one of so many equal strata, with as few decimals as leave
// a choice of [fineness] values; draw chooses.
func (s span) inStratum(stratum, of int, draw uint64) string {
	wide := (s.high - s.low) / float64(of)
	decimals := max(0, -int(math.Floor(math.Log10(wide/fineness))))
	one := math.Pow10(decimals) // values are whole numbers of one part of so many
	from := s.low + float64(wide*float64(stratum))
	first, last := math.Round(from*one)+1, math.Round((from+wide)*one)-1 // off the edges, whatever is rounded
	if choice := last - first + 1; choice > 1 {
		first += float64(draw % uint64(min(choice, math.MaxInt32)))
	}
	return strconv.FormatFloat(first/one, 'f', -1, 64) + s.unit
}

// bin returns the ends of the bins from one to another of so many.
func (s span) bin(from, to, of int) Range {
	end := func(n int) string {
		v := s.low + (s.high-s.low)*float64(n)/float64(of)
		return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) + s.unit
	}
	return Range{end(from), end(to + 1)}
}

// IsRange reports whether a key takes any number between two ends.
func (k *Key) IsRange() bool { return k.Range != Range{} }

// bins is into how many parts the strata of a range are put to ask what decides.
const bins = 8

// Between returns the numbers that some neighbouring bins of a range hold.
func (k *Key) Between(list []int) Range {
	s, err := k.Range.numbers()
	if err != nil || len(list) == 0 {
		return k.Range // it was checked when it was read
	}
	return s.bin(list[0], list[len(list)-1], bins)
}

// design is which combinations of some keys a table holds.
type design struct {
	keys    []Key
	sample  Sample
	threats []string // in play, by id
}

// rows is how many rows there are.
func (d *design) rows() int {
	if d.sample.Rows > 0 {
		return d.sample.Rows
	}
	return Rows(d.keys)
}

// digits returns which value each key has in a row; of a range, which stratum.
func (d *design) digits(row int) []int {
	if d.sample.Rows == 0 {
		return digits(d.keys, row)
	}
	values := make([]int, len(d.keys))
	for k := range d.keys {
		values[k] = permuted(d.seed(k), row, d.sample.Rows)
		if n := len(d.keys[k].Values); n > 0 {
			values[k] = int(int64(values[k]) * int64(n) / int64(d.sample.Rows))
		}
	}
	return values
}

// value returns a value of a key in the words of --set.
func (d *design) value(k, digit int) string {
	key := &d.keys[k]
	if !key.IsRange() {
		return key.Values[digit]
	}
	s, err := key.Range.numbers()
	if err != nil {
		panic("bug in sweep: a range was not checked: " + err.Error())
	}
	return s.inStratum(digit, d.sample.Rows, mixed(d.seed(k), uint64(digit)))
}

// words returns a row's changes as --set takes them.
func (d *design) words(row int) []string { return d.wordsAt(d.digits(row), nil) }

// wordsAt returns the changes of some keys, nil for all, at the values of all.
func (d *design) wordsAt(values []int, keys []int) []string {
	var list [][2]string
	for k, v := range values {
		if keys == nil || slices.Contains(keys, k) {
			list = append(list, [2]string{d.keys[k].Name, d.value(k, v)})
		}
	}
	return changes(d.threats, list)
}

// changes returns keys and values as --set takes them. It changes a figure of a threat
// where all threats are named alone: "threats=[drone-low, {id: ballistic, rcs: 0.3}]".
func changes(threats []string, list [][2]string) (words []string) {
	figures := map[string][]string{}
	for _, c := range list {
		if id, field := threatFigure(threats, c[0]); id != "" {
			figures[id] = append(figures[id], field+": "+c[1])
			continue
		}
		words = append(words, c[0]+"="+c[1])
	}
	if len(figures) == 0 {
		return words
	}
	items := slices.Clone(threats)
	for i, id := range items {
		if figures[id] != nil {
			items[i] = "{id: " + id + ", " + strings.Join(nested(figures[id]), ", ") + "}"
		}
	}
	return append(words, "threats=["+strings.Join(items, ", ")+"]")
}

// nested puts fields such as "raids.salvo: 3" under the part that they belong to.
func nested(fields []string) (list []string) {
	parts, order := map[string][]string{}, []string{}
	for _, f := range fields {
		key, _, _ := strings.Cut(f, ":")
		part, _, inner := strings.Cut(key, ".")
		if parts[part] == nil {
			order = append(order, part)
		}
		if inner {
			f = f[len(part)+1:]
		}
		parts[part] = append(parts[part], f)
	}
	for _, part := range order {
		if inner := parts[part]; !strings.HasPrefix(inner[0], part+":") {
			list = append(list, part+": {"+strings.Join(inner, ", ")+"}")
			continue
		}
		list = append(list, parts[part]...)
	}
	return list
}

// threatFigure splits a key such as threats.ballistic.rcs; id is empty for any other.
func threatFigure(threats []string, key string) (id, field string) {
	rest, ok := strings.CutPrefix(key, "threats.")
	if !ok {
		return "", ""
	}
	for _, candidate := range threats {
		if f, ok := strings.CutPrefix(rest, candidate+"."); ok && len(candidate) > len(id) {
			id, field = candidate, f
		}
	}
	return id, field
}

// check returns what is wrong with a design.
func (d *design) check() error {
	for i := range d.keys {
		k := &d.keys[i]
		switch {
		case k.IsRange() && d.sample.Rows == 0:
			return fmt.Errorf("the key %q is a range, which a sample alone has", k.Name)
		case k.IsRange() && len(k.Values) > 0 || !k.IsRange() && len(k.Values) == 0:
			return fmt.Errorf("the key %q has neither values nor a range, or both", k.Name)
		case k.IsRange():
			if err := k.Range.Check(); err != nil {
				return fmt.Errorf("the range of the key %q: %w", k.Name, err)
			}
		}
	}
	if d.sample.Rows < 0 || d.sample.Rows > MostSample {
		return fmt.Errorf("a sample has 1 to %d rows", MostSample)
	}
	return nil
}

// seed is that of a key's permutation and values.
func (d *design) seed(k int) uint64 { return mixed(d.sample.Seed, uint64(k)) }

// mixed returns a random number that two others decide.
func mixed(a, b uint64) uint64 {
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, a), b))
	return binary.BigEndian.Uint64(sum[:])
}

// permuted returns where a permutation of 0 to n-1 takes i, a permutation for each seed: a
// Feistel network over the next even number of bits, repeated until it lands below n
// (cycle walking; Black and Rogaway 2002). It needs no list of them all, so that every
// shard finds its rows alone.
func permuted(seed uint64, i, n int) int {
	half := (bits.Len(uint(n-1)) + 1) / 2
	mask := uint64(1)<<half - 1
	for x := uint64(i); ; {
		left, right := x>>half, x&mask
		for round := range uint64(4) {
			left, right = right, left^mixed(seed+round, right)&mask
		}
		if x = left<<half | right; x < uint64(n) {
			return int(x)
		}
	}
}
