package worth

import (
	"testing"

	"airumbrella/scenario"
)

// Without the condition command a package keeps the level that is left without the
// provider of the backbone, and every picture is apart.
func TestCommandAbsentIsTheLevelWithoutItsProvider(t *testing.T) {
	command := uint(1) << 3
	for _, c := range []struct {
		c2   scenario.C2
		want int
	}{
		{scenario.C2{Level: 2, Provider: "US", Without: 1, Picture: scenario.SharedPicture}, 1},
		{scenario.C2{Level: 0, Provider: "US", Without: 1}, 0},
		{scenario.C2{Level: 3}, 0},
	} {
		s := &scenario.Scenario{Package: scenario.Package{C2: c.c2}}
		less := Without(s, command)
		if less.Level() != c.want || less.OnePicture() {
			t.Errorf("%+v: level %d, one picture %v; want level %d and none", c.c2, less.Level(), less.OnePicture(), c.want)
		}
	}
}
