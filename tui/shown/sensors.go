package shown

import "airumbrella/coverage/worth"

// SensorWorth is what a unit that only sees is worth.
type SensorWorth = worth.Sensor
