// Package worth says who and what carries an umbrella: what is lost without a
// condition, a host, a contributor, a base or a unit, and the fair share of
// each; what an order costs that comes later; the smallest sets of promises
// that reach a stated cover; and which assumption moves the answer.
//
// Every number is people covered at the base estimate, as package coverage
// decides it: the package re-evaluates changed scenarios and has no idea of its
// own of what covers what. Two measures stand side by side, and they disagree
// on purpose. The loss if removed asks what disappears when one alone is gone;
// where two cover the same city, neither is missed. The Shapley share divides
// the covered people among all that take part, each credited with what it adds
// on average over all orders in which they could join.
//
// The conditions of an umbrella (presence, basing, authorisation, command,
// stockpile) are a conjunction: one that fails is not made good by the others.
// The package never averages them.
package worth
