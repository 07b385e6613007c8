package boards

import "airumbrella/tui/screen"

// disclaimers stand under every answer, the longest that fits.
var disclaimers = [...]string{
	"Covered = one unit could engage one missile in time. It does not mean safe. Notional units.",
	"Covered = one unit could engage one missile in time, not safe.",
	"Covered does not mean safe. Notional units.",
}

// Disclaimer is the longest disclaimer of at most so many cells.
func Disclaimer(width int) string {
	for _, s := range disclaimers {
		if screen.Width(s) <= width {
			return s
		}
	}
	return disclaimers[len(disclaimers)-1]
}
