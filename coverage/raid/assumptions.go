package raid

import (
	"time"

	"airumbrella/scenario"
)

// What no scenario states, assumed here (grade D unless said): each is printed
// in the notes of an outcome.
const (
	// AssessTime passes between a hit or miss and the next launch at the same
	// target under shoot-look-shoot.
	AssessTime = 10 * time.Second
	// DroneDecoys is the share of drone launches that are decoys (grade B:
	// press, 2025, about half). Other classes have none.
	DroneDecoys = 0.5
	// SalvoNights is the share of nights with a massed salvo instead of a
	// routine raid (grade B: press, 2025, about a tenth of operations).
	SalvoNights = 0.1
	// PatrolTime is how long a fighter stays on its station (grade B: NATO
	// patrols); a relief with fresh missiles comes after it.
	PatrolTime = 90 * time.Minute
	// patrolCycle is the time between two missiles of one fighter.
	patrolCycle = 25 * time.Second
	// roundsEach is the number of rounds that salvo-2 spends on a target.
	roundsEach = 2
)

// defaultWindows is how long a raid takes to arrive where the package states
// no raid window: drones come in waves over hours, missiles are timed to
// arrive together. A class that is not named here takes [otherWindow].
var defaultWindows = [scenario.ClassCount]time.Duration{
	scenario.Drone:     3 * time.Hour,
	scenario.Ballistic: 2 * time.Minute,
}

// otherWindow is the assumed raid window of a class without one of its own.
const otherWindow = 10 * time.Minute

// DefaultWindow returns the assumed raid window of a class.
func DefaultWindow(c scenario.Class) time.Duration {
	if w := defaultWindows[c]; w > 0 {
		return w
	}
	return otherWindow
}

// decoys is the share of launches of a class that are decoys.
func decoys(c scenario.Class) float64 {
	if c == scenario.Drone {
		return DroneDecoys
	}
	return 0
}
