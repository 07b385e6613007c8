package raid_test

import (
	"context"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// lookOut is a battery that reaches 100 km and sees 150 km, and one city east
// of it. A missile of 222 m/s met first at 100 km can be met again at 80 km:
//
//	B ~~~ 10 km: the near city ~~~~~~ 80 ~~ 90 km: the far one ~ 100
func lookOut(t *testing.T, class coverage.Class, kilometres geo.Length) *coverage.Result {
	t.Helper()
	sys := battery()
	sys.Envelope, sys.Ceiling, sys.Speed = coverage.FlatEnvelope, coverage.Same(geo.Height(30_000)), coverage.Same(geo.Speed(1000))
	sys.Launchers, sys.Channels = coverage.Same(20.0), coverage.Same(40.0)
	sys.Reach[class] = coverage.Same(100 * geo.Kilometre)
	sys.Radar = &coverage.Radar{
		Instrumented: coverage.Same(150 * geo.Kilometre), Antenna: coverage.Same(geo.Height(5000)), Sector: coverage.Same(360 * geo.Degree), Sees: coverage.AllClasses,
	}
	at := orb.Point{30, 49}
	s := &coverage.Scenario{
		Systems: coverage.Systems{sys},
		Units:   []coverage.Unit{{ID: "b", System: "battery", Count: 1, Host: coverage.Ukraine, Contributor: coverage.Ukraine, Position: at}},
		Places:  []coverage.Place{{ID: "city", Kind: coverage.City, Counted: true, Population: 100_000, Position: geo.Destination(at, 90*geo.Degree, kilometres*geo.Kilometre)}},
		Threats: []coverage.Threat{{ID: "t", Class: class, Speed: 222, Altitude: 50, RCS: 1, Descent: 80 * geo.Degree, Raids: coverage.Raids{Routine: coverage.Same(4.0), Salvo: coverage.Same(4.0)}}},
		Package: coverage.Package{Stockpile: coverage.Stockpile{Factor: 1}, RaidWindow: 2 * time.Minute},
	}
	r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// With one kill in two, four targets cost six rounds where there is time for a
// second look, and eight in pairs.
func TestWhoHasNoSecondLookShootsPairs(t *testing.T) {
	for _, c := range []struct {
		name       string
		class      coverage.Class
		kilometres geo.Length
		doctrine   string
		rounds     float64
	}{
		{"a near city, two looks", coverage.CruiseMissile, 10, coverage.ShootLookShoot, 6},
		{"a far city, one look", coverage.CruiseMissile, 90, coverage.ShootLookShoot, 8},
		{"a ballistic missile leaves one look", coverage.Ballistic, 10, coverage.ShootLookShoot, 8},
		{"the doctrine of pairs", coverage.CruiseMissile, 10, coverage.SalvoTwo, 8},
	} {
		o := assess(t, lookOut(t, c.class, c.kilometres), raid.Options{Doctrine: c.doctrine})
		near(t, c.name, o.Routine.Spent.Base, c.rounds, 1e-9)
	}
}
