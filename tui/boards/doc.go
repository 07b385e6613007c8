// Package boards is the parts of the planner beside the map and the lists: what
// promises are worth, what a late order costs and for how many nights stocks last
// in the place of the map ([Page]); the totals, the promises, why a place is
// covered or not, and the same gate by gate.
//
// They are functions of a [shown.Answer] and of what was worked out of it
// ([Study]), drawn into a rectangle; what a click asks for is recorded as a button.
// They know no keys and no layout of the screen.
package boards
