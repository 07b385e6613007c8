package subject

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// fact is one number or word behind a gate. A new one is a new line in
// [facts]: text, Markdown and JSON show it by themselves.
type fact struct {
	gate  coverage.Gate
	key   string // in JSON, with its unit: "distance_km"
	label string // in text
	value func(reckoned) quantity
}

// reckoned is a reckoning in its scenario.
type reckoned struct {
	*coverage.Reckoning
	scenario *scenario.Scenario
}

// quantity is a value in words and for programs.
type quantity struct {
	words string
	value any // float64, string or bool
	known bool
}

// facts are what an explanation lays open, by gate in the gates' order.
var facts = [...]fact{
	{coverage.GatePhase, "unit_phase", "  there before a ceasefire?",
		func(k reckoned) quantity { return phaseFact(k.Unit.Phase) }},
	{coverage.GateBasing, "host", "  its host", func(k reckoned) quantity { return countryFact(k, k.Unit.Host) }},
	{coverage.GateContribution, "contributor", "  its contributor",
		func(k reckoned) quantity { return countryFact(k, k.Unit.Contributor) }},
	{coverage.GateAuthorisation, "authorised", "  allowed, or Ukraine's own unit",
		func(k reckoned) quantity { return yesFact(k.Authorised) }},
	{coverage.GateAuthorisation, "standoff_km", "  from those it keeps away from",
		func(k reckoned) quantity { return lengthFact(k.Standoff) }},
	{coverage.GateAuthorisation, "standoff_from", "  of which the nearest is", standoffFromFact},
	{coverage.GateAuthorisation, "standoff_needed_km", "  must be at least",
		func(k reckoned) quantity { return lengthFact(k.StandoffNeeded) }},
	{coverage.GateAuthorisation, "station_barred", "  its station is too near to them", stationBarredFact},
	{coverage.GateCapability, "floor_m", "  its floor",
		groundOnly(func(k reckoned) quantity { return heightFact(k.Floor) })},
	{coverage.GateCapability, "ceiling_m", "  its ceiling",
		groundOnly(func(k reckoned) quantity { return heightFact(k.Ceiling) })},
	{coverage.GateCapability, "slant_range_km", "  slant range, this class",
		func(k reckoned) quantity { return lengthFact(k.SlantRange) }},
	{coverage.GateGeometry, "point", "  the point looked at", pointFact},
	{coverage.GateGeometry, "covers", "  points that it covers", coversFact},
	{coverage.GateGeometry, "distance_km", "  distance to the point looked at",
		func(k reckoned) quantity { return distanceFact(k.Verdict.Distance) }},
	{coverage.GateGeometry, "release_km", "  + release range of the threat",
		func(k reckoned) quantity { return lengthFact(k.Release) }},
	{coverage.GateGeometry, "distance_and_release_km", "  = to be reached", releaseFact},
	{coverage.GateGeometry, "reach_fraction", "  share of the slant range there",
		func(k reckoned) quantity { return fractionFact(k.Fraction) }},
	{coverage.GateGeometry, "kinematic_km", "  reach over the ground",
		groundOnly(func(k reckoned) quantity { return lengthFact(k.Kinematic) })},
	{coverage.GateGeometry, "from_base_km", "  its base to the point",
		airOnly(func(k reckoned) quantity { return distanceFact(k.FromBase) })},
	{coverage.GateGeometry, "from_base_reach_km", "  in reach from its base",
		airOnly(func(k reckoned) quantity { return lengthFact(k.Kinematic) })},
	{
		coverage.GateGeometry,
		"horizon_km",
		"  radar horizon",
		func(k reckoned) quantity { return lengthFact(k.Horizon) },
	},
	{coverage.GateGeometry, "instrumented_km", "  instrumented range",
		func(k reckoned) quantity { return lengthFact(k.Instrumented) }},
	{coverage.GateGeometry, "rcs_range_km", "  range for so small a target",
		func(k reckoned) quantity { return lengthFact(k.RCSRange) }},
	{coverage.GateGeometry, "detection_km", "  detection", detectionFact},
	{coverage.GateGeometry, "detection_limit", "  detection is limited by", limitFact},
	{coverage.GateGeometry, "in_sector", "  inside the radar's sector", sectorFact},
	{coverage.GateReadiness, "station_km", "  its base to its station",
		patrolFact(func(p *coverage.Patrol) quantity { return distanceFact(p.Distance) })},
	{coverage.GateReadiness, "on_station_s", "  time on station", patrolFact(onStationFact)},
	{coverage.GateReadiness, "cycle_s", "  cycle of one aircraft",
		patrolFact(func(p *coverage.Patrol) quantity { return timeFact(p.Cycle) })},
	{coverage.GateReadiness, "fleet", "  aircraft needed around the clock",
		patrolFact(func(p *coverage.Patrol) quantity { return countFact(p.Fleet) })},
	{coverage.GateReadiness, "aircraft", "  aircraft it has",
		patrolFact(func(p *coverage.Patrol) quantity { return countFact(p.Have) })},
	{coverage.GateReadiness, "sustained_share", "  station kept, share of the time",
		patrolFact(func(p *coverage.Patrol) quantity { return fractionFact(p.Share) })},
	{coverage.GateTimeline, "command_level", "  command level it can use",
		func(k reckoned) quantity { return levelFact(k.UsableLevel) }},
	{coverage.GateTimeline, "available_s", "  time from its own detection",
		groundOnly(func(k reckoned) quantity { return timeFact(k.Available) })},
	{coverage.GateTimeline, "warning_km", "  warning distance of its group",
		warnedOnly(func(k reckoned) quantity { return distanceFact(k.Warning) })},
	{coverage.GateTimeline, "warning_s", "  time from that warning",
		warnedOnly(func(k reckoned) quantity { return timeFact(k.WarningTime) })},
	{coverage.GateTimeline, "sensors", "  the point is seen by", sensorsFact},
	{coverage.GateTimeline, "networks", "  and by the tracks of", networksFact},
	{coverage.GateTimeline, "latency_s", "    which come late by",
		func(k reckoned) quantity { return timeFact(k.Latency) }},
	{coverage.GateTimeline, "needed_s", "  time needed, of which",
		groundOnly(func(k reckoned) quantity { return timeFact(k.Needed) })},
	{coverage.GateTimeline, "reaction_s", "    reaction", func(k reckoned) quantity { return timeFact(k.Reaction) }},
	{coverage.GateTimeline, "delay_s", "    waiting for the order",
		func(k reckoned) quantity { return orderFact(k.AuthDelay) }},
	{coverage.GateTimeline, "flight_s", "    flight of the interceptor", groundOnly(flightFact)},
	{coverage.GateTimeline, "interceptor_ms", "  mean speed of the interceptor",
		func(k reckoned) quantity { return speedFact(k.Interceptor) }},
	{coverage.GateTimeline, "lead_s", "  lead left for the flight",
		airOnly(func(k reckoned) quantity { return timeFact(k.Lead) })},
	{coverage.GateTimeline, "missile_reach_km", "  + reach of its missile",
		airOnly(func(k reckoned) quantity { return lengthFact(k.MissileReach) })},
	{coverage.GateTimeline, "timeline_km", "  in time out to, alone", groundOnly(timelineFact)},
	{coverage.GateTimeline, "held_level", "  held at command level", heldFact},
	{coverage.GateStock, "nights", "  nights of routine raids",
		stockFact(func(k reckoned) quantity { return countFact(k.Nights) })},
	{coverage.GateStock, "rounds", "  rounds it starts with",
		stockFact(func(k reckoned) quantity { return roundsFact(k.Rounds) })},
	{coverage.GateStock, "demand", "  asked of it out to this point",
		stockFact(func(k reckoned) quantity { return roundsFact(k.Demand) })},
	{coverage.GateStock, "stock_km", "  its rounds last out to",
		stockFact(func(k reckoned) quantity { return lengthFact(k.StockLimit) })},
}

// Fact is one number or word behind a gate, for programs; its value is nil where
// it has no meaning for the unit.
type Fact struct {
	Key   string // with its unit: "distance_km"
	Value any
}

// Facts returns what lies behind the gates of a unit, in their order.
func Facts(k *coverage.Reckoning, s *scenario.Scenario) []Fact {
	list := make([]Fact, len(facts))
	for i := range facts {
		list[i].Key = facts[i].key
		if q := facts[i].value(reckoned{k, s}); q.known {
			list[i].Value = q.value
		}
	}
	return list
}

// lengthFact returns a length; 0 has no meaning.
func lengthFact(l geo.Length) quantity {
	return quantity{wording.Kilometres(l), wording.Tenth(l.Kilometres()), l > 0 && finite(float64(l))}
}

// distanceFact returns a length that may be 0.
func distanceFact(l geo.Length) quantity {
	return quantity{wording.Kilometres(l), wording.Tenth(l.Kilometres()), finite(float64(l))}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func heightFact(h geo.Height) quantity {
	return quantity{wording.Height(h), wording.Tenth(float64(h)), h >= 0 && finite(float64(h))}
}

// timeFact returns a duration; one below zero is none left.
func timeFact(d time.Duration) quantity {
	words := wording.Minutes(d)
	if d < 0 {
		words = "none"
	}
	return quantity{words, wording.Tenth(d.Seconds()), d > -foreverOld && d < foreverOld && d != 0}
}

// foreverOld bounds the durations that mean something.
const foreverOld = 24 * time.Hour

func orderFact(d time.Duration) quantity {
	if d == 0 {
		return quantity{"none", 0.0, true}
	}
	return timeFact(d)
}

func speedFact(v geo.Speed) quantity {
	return quantity{wording.Grouped(int(v.MetresPerSecond()+0.5)) + " m/s", wording.Tenth(v.MetresPerSecond()), v > 0}
}

func fractionFact(f float64) quantity {
	return quantity{wording.Percent(int(f*1000+0.5), 1000), wording.Decimals(f, 1e3), f > 0}
}

func wordFact(word string) quantity {
	return quantity{wording.Clean(word), wording.Clean(word), word != ""}
}

func countryFact(k reckoned, code string) quantity {
	return quantity{wording.CountryName(k.scenario, code), wording.Clean(code), true}
}

func phaseFact(p scenario.Phase) quantity {
	if p == "" {
		p = scenario.Now
	}
	words := "yes"
	if p == scenario.AfterCeasefire {
		words = "only after it"
	}
	return quantity{words, string(p), true}
}

func yesFact(yes bool) quantity {
	if yes {
		return quantity{"yes", true, true}
	}
	return quantity{"no", false, true}
}

func sectorFact(k reckoned) quantity {
	q := yesFact(k.InSector)
	q.known = !k.Visual && !k.flying()
	return q
}

func detectionFact(k reckoned) quantity { return lengthFact(k.Detection) }

// limitFact names what makes detection no longer than it is.
func limitFact(k reckoned) quantity {
	limit := ""
	switch {
	case k.Detection <= 0:
	case k.Visual:
		limit = "the eye"
	case k.Detection == k.Horizon:
		limit = "the horizon"
	case k.Detection == k.RCSRange:
		limit = "the small target"
	case k.Detection == k.Instrumented:
		limit = "instruments"
	}
	return wordFact(limit)
}

// pointFact returns which of the place's demand points is looked at.
func pointFact(k reckoned) quantity {
	return quantity{fmt.Sprintf("%d of %d", k.Point+1, k.Points), k.Point + 1, k.Points > 1}
}

// coversFact returns how many of them the unit covers.
func coversFact(k reckoned) quantity {
	return quantity{fmt.Sprintf("%d of %d", k.Covers, k.Points), k.Covers, k.Points > 0}
}

// releaseFact returns the distance with the release range of the threat, which has no
// meaning for one that flies onto its target.
func releaseFact(k reckoned) quantity {
	q := distanceFact(k.FarEdge)
	q.known = q.known && k.Release > 0
	return q
}

// flightFact returns what reaction and order leave of the time needed.
func flightFact(k reckoned) quantity {
	q := timeFact(k.Needed - k.Reaction - k.AuthDelay)
	q.known = q.known && k.Needed > 0
	return q
}

func timelineFact(k reckoned) quantity {
	if k.TimelineLimit <= 0 {
		return quantity{"none", 0.0, k.Interceptor > 0}
	}
	return lengthFact(k.TimelineLimit)
}

// flying reports whether the unit is a fighter, which has a base, a station
// and a lead rather than a launcher and a radar.
func (k reckoned) flying() bool { return k.System != nil && k.System.Kind == scenario.Fighter }

// groundOnly returns a fact that has no meaning for fighters.
func groundOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if k.flying() {
			return quantity{}
		}
		return f(k)
	}
}

// airOnly returns a fact of fighters alone.
func airOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if !k.flying() {
			return quantity{}
		}
		return f(k)
	}
}

// patrolFact returns a fact of units that keep a station.
func patrolFact(f func(*coverage.Patrol) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if k.Patrol == nil {
			return quantity{}
		}
		return f(k.Patrol)
	}
}

// warnedOnly returns a fact of units that use the sensors of others, or of a
// fighter on station.
func warnedOnly(f func(reckoned) quantity) func(reckoned) quantity {
	return func(k reckoned) quantity {
		if !k.Warned {
			return quantity{}
		}
		return f(k)
	}
}

// stockFact returns a fact where the stock is asked for.
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
	return quantity{wording.Decimal(wording.Tenth(n)), wording.Tenth(n), finite(n)}
}

// onStationFact returns the time on station; none where the fuel leaves none.
func onStationFact(p *coverage.Patrol) quantity {
	q := timeFact(p.OnStation)
	if p.OnStation <= 0 {
		q.words = "none: its fuel leaves none"
	}
	return q
}

// standoffFromFact names the nearest ground that an aircraft keeps away from.
func standoffFromFact(k reckoned) quantity {
	if k.Standoff <= 0 {
		return quantity{}
	}
	return quantity{wording.KeptFrom(k.scenario, k.StandoffFrom), wording.Clean(k.StandoffFrom), true}
}

// networksFact names the networks whose tracks are used; JSON has their ids.
func networksFact(k reckoned) quantity {
	ids, names := make([]string, 0, len(k.Networks)), make([]string, 0, len(k.Networks))
	for _, u := range k.Networks {
		ids = append(ids, wording.Clean(k.scenario.Units[u].ID))
		names = append(names, wording.Clean(k.scenario.Units[u].Title()))
	}
	return quantity{strings.Join(names, ", "), ids, len(ids) > 0}
}

func stationBarredFact(k reckoned) quantity {
	q := yesFact(k.StationBarred)
	q.known = k.StationBarred
	return q
}

// levelFact returns a command level; CommandWords has the words for it.
func levelFact(level int) quantity {
	return quantity{strconv.Itoa(level), level, level >= 0}
}

// heldFact returns the lowest command level whose condition leaves time enough.
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
