package main

// state is a state's ISO 3166-1 alpha-2 code and short English name.
type state struct{ code, name string }

// statesByNumber maps the atlas's ISO 3166-1 numeric codes to the states in
// whose territory it lies. Aland is Finland's.
var statesByNumber = map[string]state{
	"008": {"AL", "Albania"},
	"012": {"DZ", "Algeria"},
	"031": {"AZ", "Azerbaijan"},
	"040": {"AT", "Austria"},
	"051": {"AM", "Armenia"},
	"056": {"BE", "Belgium"},
	"070": {"BA", "Bosnia and Herzegovina"},
	"100": {"BG", "Bulgaria"},
	"112": {"BY", "Belarus"},
	"191": {"HR", "Croatia"},
	"196": {"CY", "Cyprus"},
	"203": {"CZ", "Czechia"},
	"208": {"DK", "Denmark"},
	"233": {"EE", "Estonia"},
	"246": {"FI", "Finland"},
	"248": {"FI", "Finland"},
	"250": {"FR", "France"},
	"268": {"GE", "Georgia"},
	"276": {"DE", "Germany"},
	"300": {"GR", "Greece"},
	"336": {"VA", "Vatican City"},
	"348": {"HU", "Hungary"},
	"364": {"IR", "Iran"},
	"368": {"IQ", "Iraq"},
	"380": {"IT", "Italy"},
	"422": {"LB", "Lebanon"},
	"428": {"LV", "Latvia"},
	"438": {"LI", "Liechtenstein"},
	"440": {"LT", "Lithuania"},
	"442": {"LU", "Luxembourg"},
	"470": {"MT", "Malta"},
	"492": {"MC", "Monaco"},
	"498": {"MD", "Moldova"},
	"499": {"ME", "Montenegro"},
	"528": {"NL", "Netherlands"},
	"578": {"NO", "Norway"},
	"616": {"PL", "Poland"},
	"642": {"RO", "Romania"},
	"643": {"RU", "Russia"},
	"674": {"SM", "San Marino"},
	"688": {"RS", "Serbia"},
	"703": {"SK", "Slovakia"},
	"705": {"SI", "Slovenia"},
	"752": {"SE", "Sweden"},
	"756": {"CH", "Switzerland"},
	"760": {"SY", "Syria"},
	"788": {"TN", "Tunisia"},
	"792": {"TR", "Turkey"},
	"804": {"UA", "Ukraine"},
	"807": {"MK", "North Macedonia"},
	"826": {"GB", "United Kingdom"},
}

// statesByName covers the areas to which the atlas gives a name and no code.
// XK is the user-assigned code in common use for Kosovo. The two British base
// areas on Cyprus are all of the United Kingdom that the box holds. The north
// of Cyprus and the buffer zone belong to Cyprus in international law.
var statesByName = map[string]state{
	"Kosovo":                  {"XK", "Kosovo"},
	"N. Cyprus":               {"CY", "Cyprus"},
	"Cyprus U.N. Buffer Zone": {"CY", "Cyprus"},
	"Akrotiri":                {"GB", "United Kingdom"},
	"Dhekelia":                {"GB", "United Kingdom"},
}

// stateOf returns the state to which an area of the atlas belongs.
func stateOf(number, name string) (state, bool) {
	if number == "" {
		s, ok := statesByName[name]
		return s, ok
	}
	s, ok := statesByNumber[number]
	return s, ok
}
