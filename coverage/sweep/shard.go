package sweep

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of several parts of a sweep: every Of-th row from the one at Part on. The
// zero value is the whole.
type Shard struct {
	Part, Of int // Part is from 1 to Of
}

// ParseShard reads a part as "2/8".
func ParseShard(text string) (Shard, error) {
	part, of, ok := strings.Cut(text, "/")
	i, wrong := strconv.Atoi(part)
	n, wrongToo := strconv.Atoi(of)
	if !ok || wrong != nil || wrongToo != nil || n < 1 {
		return Shard{}, fmt.Errorf("use PART/COUNT, such as 2/8, or auto")
	}
	return NewShard(i, n)
}

// mostParts is how many parts a sweep has at most.
const mostParts = 1 << 20

// NewShard returns a part of so many, counted from 1.
func NewShard(part, of int) (Shard, error) {
	if of > mostParts {
		return Shard{}, fmt.Errorf("%d parts are too many: use at most %d", of, mostParts)
	}
	if part < 1 || part > of {
		return Shard{}, fmt.Errorf("there is no part %d of %d: parts are 1/%[2]d to %[2]d/%[2]d", part, of)
	}
	return Shard{part, of}, nil
}

// String returns "2/8", and "" for the whole.
func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Part, s.Of)
}

// IsZero reports whether the shard is the whole.
func (s Shard) IsZero() bool { return s.Of == 0 }

// MarshalJSON writes a part as its text.
func (s Shard) MarshalJSON() ([]byte, error) { return json.Marshal(s.String()) }

// UnmarshalJSON reads a part from its text.
func (s *Shard) UnmarshalJSON(text []byte) (err error) {
	var word string
	if err = json.Unmarshal(text, &word); err == nil {
		*s, err = ParseShard(word)
	}
	return err
}

// Rows returns how many of all rows the shard has.
func (s Shard) Rows(all int) int {
	if s.Of == 0 {
		return all
	}
	return (all - s.Part + s.Of) / s.Of
}

// Row returns the number of the n-th row of the shard.
func (s Shard) Row(n int) int {
	if s.Of == 0 {
		return n
	}
	return s.Part - 1 + n*s.Of
}
