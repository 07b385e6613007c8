package screen

import "slices"

// Part is a few words of a line after a gap. Where the line is too long, the
// parts with a number are left out, the smallest first; those without stay.
type Part struct {
	Gap   int
	Words string
	Style Style
	Spare int
}

// LeaveOut takes parts out of a line until it fits into a width.
func LeaveOut(parts []Part, width int) []Part {
	for {
		used, least := 0, -1
		for i, part := range parts {
			used += part.Gap + Width(part.Words)
			if part.Spare > 0 && (least < 0 || part.Spare < parts[least].Spare) {
				least = i
			}
		}
		if used <= width || least < 0 {
			return parts
		}
		parts = slices.Delete(parts, least, least+1)
	}
}
