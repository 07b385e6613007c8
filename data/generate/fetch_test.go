package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The sum of the three bytes "abc" (FIPS 180-2, appendix B.1).
const sumOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

func TestMemberIsTakenFromTheCacheAndChecked(t *testing.T) {
	const key = "npm/letters@1.0.0/abc"
	cases := []struct {
		name, sum, extracted, want string
	}{
		{"recorded sum", sumOfABC, "abc", ""},
		{"another content", sumOfABC, "abd", "the package has changed"},
		{"no sum recorded", "", "abc", "add to sources.sha256 the line\n" + sumOfABC + "  " + key},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := &source{cache: t.TempDir(), sums: map[string]string{}}
			if c.sum != "" {
				s.sums[key] = c.sum
			}
			_, err := s.member(key, func() ([]byte, error) { return []byte(c.extracted), nil })
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				again, err := s.member(key, func() ([]byte, error) { t.Error("extracted twice"); return nil, nil })
				if err != nil || string(again) != "abc" {
					t.Errorf("from the cache: %q, %v", again, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestDamagedCacheCopyIsReplaced(t *testing.T) {
	const key = "npm/letters@1.0.0/abc"
	s := &source{cache: t.TempDir(), sums: map[string]string{key: sumOfABC}}
	copyPath := filepath.Join(s.cache, "members", key)
	if err := os.MkdirAll(filepath.Dir(copyPath), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copyPath, []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := s.member(key, func() ([]byte, error) { return []byte("abc"), nil })
	if err != nil || string(got) != "abc" {
		t.Errorf("%q, %v, want abc", got, err)
	}
}

func TestRecordedSumsAreWellFormed(t *testing.T) {
	sums, err := parseSums(recordedSums)
	if err != nil || len(sums) == 0 {
		t.Errorf("%d sums, %v", len(sums), err)
	}
	if _, err := parseSums("123  npm/short"); err == nil {
		t.Error("a short sum was accepted")
	}
}
