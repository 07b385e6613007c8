//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Programs in Python that do what a benchmark does with pyproj (PROJ, whose geodesics
// are GeographicLib's in C) and Shapely (GEOS), and print their name and the seconds
// that one takes, the least of five.
const (
	inversePeer = `
import random, pyproj, timeit
g, r, n = pyproj.Geod(ellps="WGS84"), random.Random(1), 100000
a, b, c, d = ([r.uniform(-m, m) for _ in range(n)] for m in (180, 90, 180, 90))
print("pyproj", min(timeit.repeat(lambda: g.inv(a, b, c, d), number=1, repeat=5)) / n)`
	directPeer = `
import random, pyproj, timeit
g, r, n = pyproj.Geod(ellps="WGS84"), random.Random(1), 100000
a, b = [30.5234] * n, [50.4501] * n
c, d = [r.uniform(-180, 180) for _ in range(n)], [r.uniform(0, 1e6) for _ in range(n)]
print("pyproj", min(timeit.repeat(lambda: g.fwd(a, b, c, d), number=1, repeat=5)) / n)`
	unionPeer = `
import random, timeit
from shapely.geometry import Point
from shapely.ops import unary_union
r = random.Random(1)
discs = [Point(r.uniform(0, 12e5), r.uniform(0, 8e5)).buffer(150e3, 64) for _ in range(200)]
print("Shapely", min(timeit.repeat(lambda: unary_union(discs).area, number=1, repeat=5)))`
)

// beside says how long a peer takes and what part of it ours is; "" where the peer is
// not installed.
func beside(program string, ours time.Duration) string {
	out, err := exec.Command("python3", "-c", program).Output()
	if err != nil { // Debian's has what Debian's packages install, whatever comes first on the path
		out, err = exec.Command("/usr/bin/python3", "-c", program).Output()
	}
	if err != nil {
		return ""
	}
	name, seconds, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	value, err := strconv.ParseFloat(seconds, 64)
	if err != nil || value <= 0 {
		return ""
	}
	theirs := time.Duration(value * float64(time.Second))
	return fmt.Sprintf("%.2f of %s's %s", float64(ours)/float64(theirs), name, span(theirs))
}
