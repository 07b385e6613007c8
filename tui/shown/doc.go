// Package shown is what the planner shows before it is drawn: a scenario with its
// answer and how it is asked about ([Answer]), what is known of its places, its
// promises as rows with their steps, the words explained, and what a change won
// and lost in words. Map, lists, boards and the plain mode all start from it.
//
// It computes no coverage and draws nothing; it knows no Bubble Tea.
package shown
