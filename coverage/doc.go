// Package coverage decides which places a set of notional air-defence units
// could engage a threat at, and sums the answer up.
//
// One predicate, [Engages], defines coverage: a unit engages a threat at a
// place when a chain of gates (phase and caveat, basing, contribution,
// authorisation, capability, geometry, timeline, stock) all hold. A gate is a
// row of one list and a file of its own, and can be asked on its own.
//
// Three forms of that answer share code. What they share is a unit's limits
// (reach, detection, sector, times, command level: one value for each unit,
// threat and estimate), the edge at which its rounds run out, the zone and the
// warning of the sensors.
//
//   - The predicate tests every gate at one place. Explanations, margins, failing
//     sets and single questions ask it.
//   - The place table asks the same tests, before the stock, of the places near a
//     unit; it takes those for granted that lie within the limits of every gate
//     whatever is around them. The stock step then closes the places beyond a
//     unit's rounds.
//   - The map draws the ground of a footprint from its limits, as discs, sectors
//     and level sets of the warning; it does not ask the predicate. It may differ
//     from it within 100 m of an edge, and it draws the smooth Earth whatever
//     hides the ground.
//
// The tests hold a naive twin of the predicate that shares none of this: it
// reckons every gate from the scenario by the formulas of the model, with the
// warning distance W sampled along the boundary of the discs, and the place table is compared with
// it. Table and predicate, and map and predicate, are compared with each other.
//
// Why a place is not covered is asked twice ([Why]): what could be decided, and what
// is nearest, and falls short. Both look at the set of gates that a unit fails at a demand
// point, and at the margins of those that are measured; they are reckoned for the place
// that is asked about, or for all of them behind. [SmallestChanges] re-evaluates sets of
// switches.
//
// The package assumes a smooth Earth unless a [Visibility] says otherwise,
// threats that may come from any side, and parameters that are triples: the
// pessimistic, base and optimistic end for the defender. It knows nothing of
// files, screens, clocks or where real forces stand. "Covered" means that one
// unit could engage one missile in time; it does not mean that nothing gets
// through.
package coverage
