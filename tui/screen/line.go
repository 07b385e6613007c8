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

// leaveOut takes parts out of a line until it fits into a width.
func leaveOut(parts []Part, width int) []Part {
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
		if parts = slices.Delete(parts, least, least+1); least == 0 && len(parts) > 0 {
			parts[0].Gap = 0 // nothing stands before it
		}
	}
}

// Line writes parts from x and stops before the column end, without those that it
// has no room for. It returns the column after them.
func (c *Canvas) Line(x, y, end int, parts []Part) int {
	for _, part := range leaveOut(parts, end-x) {
		x = c.Text(x+part.Gap, y, end, part.Words, part.Style)
	}
	return x
}
