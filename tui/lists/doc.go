// Package lists is the lists of the planner: places, units, bases, gaps, regions.
// Each is one file with a [List] and its row in [All]; panel, wide table, details,
// map and search show whatever stands there, and none of them asks which list it
// is.
//
// Lists are functions of a [View]: of an answer, the places' names and the map.
// They know no keys; of what is drawn they say by buttons what a click asks for.
package lists
