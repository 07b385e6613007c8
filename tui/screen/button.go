package screen

// button is a rectangle that a click may fall on.
type button struct {
	at  Rect
	msg any
}

// Button makes a rectangle a button: a click on it asks for a message. Of buttons
// that share a cell the last one counts, as what is drawn last is seen; one whose
// message is nil only covers others.
func (c *Canvas) Button(r Rect, msg any) { c.buttons = append(c.buttons, button{r, msg}) }

// Pressed is what a click on a cell asks for; nil for nothing.
func (c *Canvas) Pressed(x, y int) any {
	for i := len(c.buttons) - 1; i >= 0; i-- {
		if c.buttons[i].at.Contains(x, y) {
			return c.buttons[i].msg
		}
	}
	return nil
}
