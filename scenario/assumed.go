package scenario

import (
	"time"

	"airumbrella/geo"
)

// NewSystem returns what a system of a kind is where a file does not say: our
// assumptions (grade D), and nothing for what a file must say.
func NewSystem(kind Kind) System {
	s := System{Kind: kind}
	if kind == GBAD || kind == Fighter {
		s.Guidance = Command
		s.CommonCause = Same(0.1)
		for _, c := range Classes {
			s.Kill[c] = Triple[float64]{Low: 0.5, Base: 0.7, High: 0.85}
		}
		s.Kill[Ballistic] = Triple[float64]{Low: 0.1, Base: 0.35, High: 0.7}
	}
	switch kind {
	case GBAD:
		s.Channels = Same(1.0)
		s.Cycle = Triple[time.Duration]{Low: 30 * time.Second, Base: 20 * time.Second, High: 15 * time.Second}
	case Fighter:
		s.Guidance = ActiveSeeker
	case Network:
		s.Area = NewAreaSensor()
	}
	return s
}

// NewAircraft returns aircraft data of which nothing is stated: burn and
// reserve are our assumptions (grade D).
func NewAircraft() *AircraftData {
	return &AircraftData{
		Burn:    Triple[float64]{Low: 1, Base: 0.9, High: 0.8},
		Reserve: Same(100 * geo.Kilometre),
	}
}

// NewAreaSensor returns a network of which nothing is stated: it covers what the
// government holds, below 1 km, for drones and cruise missiles, with a latency that is our
// assumption (grade D).
func NewAreaSensor() *AreaSensor {
	return &AreaSensor{
		Below:   Same[geo.Height](1000),
		Latency: Triple[time.Duration]{Low: time.Minute, Base: 30 * time.Second, High: 15 * time.Second},
		Sees:    ClassSetOf(Drone, CruiseMissile),
	}
}

// NewRadar returns a radar of which nothing is stated: a mast of 5 m (our
// assumption, grade D), all round, all classes, and the target of
// [Radar.Target]. One
// in the air does not see ballistic missiles: the reader of files takes them
// out.
func NewRadar() *Radar {
	return &Radar{
		Antenna: Same[geo.Height](5),
		Sector:  Same(360 * geo.Degree),
		Sees:    AllClasses,
	}
}
