package report

import (
	"strconv"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// flying reports whether the unit is a fighter, which has a base, a station
// and a lead rather than a launcher and a radar.
func (k reckoned) flying() bool { return k.System != nil && k.System.Kind == scenario.Fighter }

// groundOnly is a fact that has no meaning for fighters.
func groundOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if k.flying() {
			return quantity{}
		}
		return f(k)
	}
}

// airOnly is a fact of fighters alone.
func airOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if !k.flying() {
			return quantity{}
		}
		return f(k)
	}
}

// patrolFact is a fact of units that keep a station.
func patrolFact(f func(*coverage.Patrol) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if k.Patrol == nil {
			return quantity{}
		}
		return f(k.Patrol)
	}
}

// warnedOnly is a fact of units that use the sensors of others, or of a
// fighter on station.
func warnedOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if !k.Warned {
			return quantity{}
		}
		return f(k)
	}
}

// stockFact is a fact where the stock is asked for.
func stockFact(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if k.Nights <= 0 {
			return quantity{}
		}
		return f(k)
	}
}

func countFact(n int) quantity { return quantity{wording.Grouped(n), n, n > 0} }

func roundsFact(n float64) quantity {
	return quantity{wording.Decimal(wording.Tenth(n)), wording.Tenth(n), measured(n) != nil}
}

func stationBarredFact(k reckoned) quantity {
	q := yesFact(k.StationBarred)
	q.known = k.StationBarred
	return q
}

// levelFact is a command level; CommandWords has the words for it.
func levelFact(level int) quantity {
	return quantity{strconv.Itoa(level), level, level >= 0}
}

// heldFact is the lowest command level whose condition leaves time enough.
func heldFact(k reckoned) quantity {
	if k.Verdict.Gate != coverage.GateNone && k.Verdict.Gate <= coverage.GateTimeline {
		return quantity{}
	}
	return levelFact(k.HeldLevel)
}

// sensorsFact counts the sensors of the unit's group that see the place; JSON
// names them.
func sensorsFact(k reckoned) quantity {
	if !k.Warned {
		return quantity{}
	}
	ids := make([]string, 0, len(k.Sensors))
	for _, u := range k.Sensors {
		ids = append(ids, wording.Clean(k.scenario.Units[u].ID))
	}
	return quantity{wording.Plural(len(ids), "sensor", "sensors"), ids, true}
}
