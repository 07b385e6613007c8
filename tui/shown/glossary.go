package shown

import (
	"strings"

	"airumbrella/wording"
)

// Glossary is the words of the planner explained in plain ones, for the key
// that explains them.
var Glossary = [...]struct{ Word, Meaning string }{
	{
		"covered",
		"One unit could engage one missile in time. It does not mean that nothing gets through, and never that " +
			"a place is safe.",
	},
	{"assured", "95 % of a place covered even with every assumption at its worst for the defender: the low estimate."},
	{"likely", "95 % of a place covered with every assumption at its base value."},
	{"partly", "From 5 to 95 % of a place covered at the base value: the percentage stands beside it."},
	{"possible", "Covered, 5 % of it at least, only with every assumption at its best: the high estimate."},
	{"points", "7 to 199 demand points spread over a city stand for its people; each is covered or not."},
	{"estimate", "Low, base or high: all assumptions bad, middling or good together. The range [low-high] is physics " +
		"alone, no promise is in it, and it is not a confidence interval."},
	{"if granted", "What would be covered with every offered and open promise kept. It stands beside the answer, " +
		"never in its range."},
	{"near edge", "Cover with less than a tenth to spare of the reach, time or rounds that decide: 26 s of 17 min."},
	{"threat", "A kind of attack by its flight profile: class, height, speed, radar cross-section."},
	{"worst", "Every place and every piece of ground against the threat that it is covered least against."},
	{"depth", "How many units cover the same ground. A unit's number of launchers does not multiply it."},
	{"gap", "A connected area that nothing covers at base, with its people and logistics nodes."},
	{"host", "The country whose soil a unit stands on. It may have granted its bases, offered them, left it open, or " +
		"denied them."},
	{"forces", "Contributors: the countries that send units. Granted, offered, open or denied, as hosts are."},
	{"offered", "A dated public statement of readiness without a legal act: it counts after a ceasefire and not " +
		"before. Open and denied do not count."},
	{"zone", "Where allied units may intercept: nowhere, only over the hosts, in a strip along the border, over some " +
		"regions, over all of Ukraine."},
	{
		"order",
		"The authority delay: the time from the first usable track to the order to intercept. Against ballistic " +
			"missiles a standing order is assumed.",
	},
	{"veto", "The smallest sets of governments whose refusal takes a city under 95 % covered at base, while all others that " +
		"have not refused agree. The latest order is how many minutes it may take then."},
	{"tracks", "Command and control. 0: every unit alone. 1: a warning from others. 2: launch on another radar's " +
		"track. 3: engage on it."},
	{"stock", "Whether a unit's rounds last the nights asked for, against routine raids."},
	{"salvo", "Many of one threat at once, more than on a routine night. Those that leak are shot down by nobody: " +
		"covered is not safe."},
	{"phase", "Before or after a ceasefire. European ground units in Ukraine come only after one."},
	{"caveat", "A national restriction on where units may stand: no US unit on Ukrainian soil, " +
		"Romanian units on their own."},
	{"alone", "What Ukraine's own notional units cover with a picture of their own and no foreign promise."},
	{"links", "What the same units cover besides with the package's command level, picture and granted foreign " +
		"sensors. What is left of the cover is that of allied units."},
	{"picture", "Shared: Ukrainian and allied groups use each other's sensors. Separate: each keeps to its own."},
	{"approach", "The side threats come from: not over the soil of NATO members (outside-allies), or any."},
	{
		"reach",
		"How far the missile goes over the ground at the threat's height: the published range times a share for " +
			"low targets.",
	},
	{"sees", "How far the radar sees the threat: by its instruments, by the Earth's curve, by the size of the target."},
	{"patrol", "A station in the air. Held less than 95 % of the time it never counts as covered."},
	{"gates", "What a unit must pass to cover a place: " + strings.Join(wording.GateNames(), ", ") +
		". The first that fails is the reason why not."},
	{
		"people",
		"Cities of 50,000 people and more by GeoNames, 2020. Displacement is not modelled. Occupied places are " +
			"listed but not counted.",
	},
	{"notional", "Units and their positions are made up from published types. Only public airfields and published " +
		"figures are real."},
}
