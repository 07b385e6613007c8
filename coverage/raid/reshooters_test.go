package raid_test

import (
	"context"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// lookOut is a battery that reaches 100 km and sees 150 km, and one city east
// of it. A missile of 222 m/s met first at 100 km can be met again at 80 km:
//
//	B ~~~ 10 km: the near city ~~~~~~ 80 ~~ 90 km: the far one ~ 100
func lookOut(t *testing.T, class scenario.Class, kilometres geo.Length) *coverage.Result {
	t.Helper()
	sys := battery()
	sys.Envelope, sys.Ceiling, sys.Speed = scenario.FlatEnvelope, scenario.Same(
		geo.Height(30_000),
	), scenario.Same(
		geo.Speed(1000),
	)
	sys.Launchers, sys.Channels = scenario.Same(20.0), scenario.Same(40.0)
	sys.Reach[class] = scenario.Same(100 * geo.Kilometre)
	sys.Radar = &scenario.Radar{
		Instrumented: scenario.Same(
			150 * geo.Kilometre,
		), Antenna: scenario.Same(geo.Height(5000)), Sector: scenario.Same(360 * geo.Degree), Sees: scenario.AllClasses,
	}
	at := orb.Point{30, 49}
	s := &scenario.Scenario{
		Systems: scenario.Systems{sys},
		Units: []scenario.Unit{
			{ID: "b", System: "battery", Count: 1, Host: scenario.Ukraine, Contributor: scenario.Ukraine, Position: at},
		},
		Places: []scenario.Place{
			{
				ID:         "city",
				Kind:       scenario.City,
				Counted:    true,
				Population: 100_000,
				Position:   geo.Destination(at, 90*geo.Degree, kilometres*geo.Kilometre),
			},
		},
		Threats: []scenario.Threat{
			{
				ID:       "t",
				Class:    class,
				Speed:    222,
				Altitude: 50,
				RCS:      1,
				Descent:  80 * geo.Degree,
				Raids:    scenario.Raids{Routine: scenario.Same(4.0), Salvo: scenario.Same(4.0)},
			},
		},
		Package: scenario.Package{Stockpile: scenario.Stockpile{Factor: 1}, RaidWindow: 2 * time.Minute},
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
		class      scenario.Class
		kilometres geo.Length
		doctrine   string
		rounds     float64
	}{
		{"a near city, two looks", scenario.CruiseMissile, 10, scenario.ShootLookShoot, 6},
		{"a far city, one look", scenario.CruiseMissile, 90, scenario.ShootLookShoot, 8},
		{"a ballistic missile leaves one look", scenario.Ballistic, 10, scenario.ShootLookShoot, 8},
		{"the doctrine of pairs", scenario.CruiseMissile, 10, scenario.SalvoTwo, 8},
	} {
		o := assess(t, lookOut(t, c.class, c.kilometres), raid.Options{Doctrine: c.doctrine})
		near(t, c.name, o.Routine.Spent.Base, c.rounds, 1e-9)
	}
}
