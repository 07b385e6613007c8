// Package page writes a document of report/subject for readers: as text of at
// most a hundred columns, as Markdown, or as one line.
//
// Tables are laid out by rules of their own: titles wrap first, then cells at
// their blanks, then the longest words break; a table of more columns than the
// page holds stands one cell below the other. Lines break by ansi.Wrap, with the
// blank between a number and its unit held together.
//
// The package assumes that a document may hold names from anybody's file: every
// text passes [wording.Clean] and, for Markdown, loses what Markdown reads. It
// does not know what a document is about.
package page
