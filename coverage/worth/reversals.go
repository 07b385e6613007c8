package worth

import "context"

func (x *weighing) reversals(context.Context, []move) error { return nil }
