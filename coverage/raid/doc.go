// Package raid says what happens when many come at once and night after night:
// how many of a raid are engaged, how many get through, and for how long the
// magazines last.
//
// It takes from a [coverage.Result] who engages which place, and from the
// systems their rounds, channels, cycles and kill probabilities. It assumes
// that each arrival of a raid aims at a city drawn by its share of the people
// in play, independently of the others (logistics nodes get no share: nothing
// public says how often they are aimed at); that a defender cannot tell a
// decoy from a threat; that shots at different arrivals fail or hit
// independently, while a common cause may defeat every shot at one arrival;
// and that each threat comes alone against full magazines. It does not know
// suppression of defences, jamming, tankers, crews, or a commander who holds
// rounds back.
//
// Kernels are exact. Where several units share the arrivals of several places
// no exact answer exists short of enumerating every raid; there the arrivals
// are split by a fixed rule, described at [Assess], that never makes more
// rounds, channels, units or better shots worse, and expectations under that
// rule are exact again.
package raid
