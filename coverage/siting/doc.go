// Package siting says where more units help most: the maximal covering location problem
// (Church and ReVelle 1974) and its relatives, solved with a proven bound.
//
// A [Problem] knows nothing of air defence: weighted demands, the candidates that cover
// each, how many units may be placed, and further limits. [Solve] answers it at any time:
// the best plan so far (greedy, then exchange, then branch and bound) beside an upper bound
// of what any plan could reach (Lagrangian relaxation of the covering rows), and calls a plan proven
// only when the two meet. The context ends the search; the package has no clock, and the
// same problem gives the same answer on any number of cores.
//
// [Frame] makes a problem from a scenario: candidates are cities, bases or a coarse grid, and
// demand is the demand points of package coverage, asked with each new unit there alone.
// Tracks and rounds are shared, so several new units may cover more together than each
// alone: the problem's value is then the least that a plan covers, and the plan is evaluated whole
// before it is shown. The package plans policy, not positions: it takes no grid finer than
// [FinestGrid].
package siting
