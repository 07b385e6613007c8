package coverage

// remedyLimit is the number of pairs of places and units above which no
// remedies are looked for.
const remedyLimit = 1_000_000

func (ev *evaluation) prescribe(r *Result, sw *roster) error { return nil }
