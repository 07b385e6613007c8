package shown

import "airumbrella/app"

// SensorWorth is what a unit that only sees is worth.
type SensorWorth = app.SensorWorth
