// Package raid says what happens when many come at once and night after night:
// how many of a raid are engaged, how many get through, and for how long the
// magazines last.
//
// It takes from a [coverage.Result] who engages which place, and from the
// systems their rounds, channels, cycles and kill probabilities. It assumes
// that the light layer takes its share of the arrivals first, one like another;
// that each arrival aims at a place drawn by its share of what the scenario says
// raids aim at (cities by their people, unless it says otherwise), independently
// of the others; that a defender cannot tell a
// decoy from a threat; that shots at different arrivals fail or hit
// independently, while a common cause may defeat every shot at one arrival;
// and that each threat comes alone against full magazines, save in a massed
// night, in which each class finds what those before it leave. It does not know
// suppression of defences, jamming, tankers, crews, or a commander who holds
// rounds back.
//
// Kernels are exact. Where several units share the arrivals of several places
// no exact answer exists short of enumerating every raid; there the arrivals
// are split by a fixed rule, described at [Assess], that never makes more
// rounds, channels, units or better shots worse, and expectations under that
// rule are exact again.
package raid
