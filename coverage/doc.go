// Package coverage decides which places a set of notional air-defence units
// could engage a threat at, and sums the answer up.
//
// One predicate, [Engages], defines coverage: a unit engages a threat at a
// place when a chain of gates (phase and caveat, basing, contribution,
// authorisation, capability, geometry, timeline, stock) all hold. The place
// table, the raster, the gaps and every explanation ask that predicate; none
// has a shortcut of its own.
//
// The package assumes a smooth Earth unless a [Visibility] says otherwise,
// threats that may come from any side, and parameters that are triples: the
// pessimistic, base and optimistic end for the defender. It knows nothing of
// files, screens, clocks or where real forces stand. "Covered" means that one
// unit could engage one missile in time; it does not mean that nothing gets
// through.
package coverage
