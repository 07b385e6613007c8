package scenariofile

import "fmt"

// Code is a kind of [Fault]. A program asks for it; the words are for people.
type Code uint8

// The kinds of faults: of a file as a whole, of its YAML, of the form of a
// value, of what it says, of what it extends, and of a change on a command
// line.
const (
	_ Code = iota
	AndMore
	FileTooLarge
	WrittenTooLarge
	NotUTF8
	ControlCharacter
	UnreadableCharacter

	TooManyValues
	TooDeep
	Directive
	SecondDocument
	Property
	ComplexKey
	NotAKey
	KeyTooLong
	KeyTwice
	KeyInList
	ItemMissing
	ItemAmongKeys
	CommaMissing
	ColonInValue
	ListOnKeyLine
	TextAfterValue
	IndentedTooFar
	IndentedUnlike
	TabIndents
	CannotBegin
	CannotBeginInside
	BracketOpen
	QuoteOpen
	EscapeNotTaken
	NotYAML

	NothingInIt
	NotAScenario
	SavedResult
	WrongForm
	ValueMissing
	Required
	Unknown
	UnknownReference
	Twice
	TooMany
	TooManyOf
	TextReadsAsOther
	TextTooLong
	TextEmpty
	NotPrintable
	BlanksAround
	NotADate
	NotANumber
	NotANumberHere
	UnitMissing
	Negative
	OutOfRange
	OneOrThree
	NotAscending
	NotAnEnvelope
	NotACorner
	NotTwoNumbers
	Swapped
	OffTheMap
	NotAPlaceToStand

	ReservedID
	DescentOfOthers
	NotAboveFloor
	NotBelowCeiling
	NotAboveMinRange
	NotBelowReach
	DoesNotFly
	OnlyANetwork
	NotANetwork
	ForeignToKind
	StationOfOthers
	NoMeaningAlone
	NoMeaningWithZone
	ZoneNeeds
	NoTerritory
	MoreThanLevel
	UkraineGranted
	ContributorDelay
	PeopleOfOthers
	OutsideUkraine
	ControlUnsaid
	SamePlace
	CountryUnsaid
	CountryElsewhere
	CaveatBroken
	InsideStandoff
	NothingAimedAt
	NotInPlay
	NotCounted

	NoSuchScenario
	NotAFile
	ForeignFile
	FileUnreadable
	ExtendsInCircle
	ExtendsTooMany

	NotAChange
	ThreatInFileAlone
	InFileAlone
	FieldMissing
	Folder
)

// codeRow is what is known of a kind of fault.
type codeRow struct {
	reason string // with verbs for what differs from one fault to the next
	// inheritable: what the scenario extends may mend it.
	inheritable bool
}

var codes = [...]codeRow{
	AndMore:             {reason: "and %d more"},
	Folder:              {reason: "this is a folder; a scenario is a file"},
	FileTooLarge:        {reason: "the file is larger than 1 MiB"},
	WrittenTooLarge:     {reason: "with all defaults filled in the scenario takes %s bytes, more than are read"},
	NotUTF8:             {reason: "byte 0x%02x is not UTF-8"},
	ControlCharacter:    {reason: "control character U+%04X"},
	UnreadableCharacter: {reason: "the character U+%04X stands here as it is"},

	TooManyValues:     {reason: "too many values"},
	TooDeep:           {reason: "nested too deep"},
	Directive:         {reason: "a directive"},
	SecondDocument:    {reason: "a second document begins here"},
	Property:          {reason: "%s is not taken here"},
	ComplexKey:        {reason: "a complex key"},
	NotAKey:           {reason: "this is not a key"},
	KeyTooLong:        {reason: "the key is too long"},
	KeyTwice:          {reason: "the key stands here a second time"},
	KeyInList:         {reason: "a key inside a list"},
	ItemMissing:       {reason: "an item is missing"},
	ItemAmongKeys:     {reason: "a list item among the keys of a mapping"},
	CommaMissing:      {reason: "a comma is missing"},
	ColonInValue:      {reason: "a colon inside a value, or a key that is indented too far"},
	ListOnKeyLine:     {reason: "a list begins on the line of its key"},
	TextAfterValue:    {reason: "text after a value"},
	IndentedTooFar:    {reason: "this line is indented too far"},
	IndentedUnlike:    {reason: "this line is not indented like the ones it belongs to"},
	TabIndents:        {reason: "a tab in the indentation"},
	CannotBegin:       {reason: "a value cannot begin with this character"},
	CannotBeginInside: {reason: "a value inside brackets cannot begin with this character"},
	BracketOpen:       {reason: "a bracket is not closed"},
	QuoteOpen:         {reason: "a quote is not closed"},
	EscapeNotTaken:    {reason: "an escape that is not taken"},
	NotYAML:           {reason: "this is not YAML: %s"},

	NothingInIt:      {reason: "there is nothing in it"},
	NotAScenario:     {reason: "a scenario is a mapping"},
	SavedResult:      {reason: "this is a saved result, not a scenario"},
	WrongForm:        {reason: "this must be a %s"},
	ValueMissing:     {reason: "a value is missing"},
	Required:         {reason: "required for %s", inheritable: true},
	Unknown:          {reason: "unknown %s"},
	UnknownReference: {reason: "unknown %s", inheritable: true},
	Twice:            {reason: "%s stands here a second time"},
	TooMany:          {reason: "too many"},
	TooManyOf:        {reason: "%d of them"},
	TextReadsAsOther: {reason: "this reads as a number or a truth value"},
	TextTooLong:      {reason: "the text is too long"},
	TextEmpty:        {reason: "the %s is empty"},
	NotPrintable:     {reason: "an id of printable characters only"},
	BlanksAround:     {reason: "blanks around an id"},
	NotADate:         {reason: "not a date"},
	NotANumber:       {reason: "not a number"},
	NotANumberHere:   {reason: "not a number that is taken here"},
	UnitMissing:      {reason: "the unit is missing"},
	Negative:         {reason: "negative"},
	OutOfRange:       {reason: "out of range"},
	OneOrThree:       {reason: "one number or three"},
	NotAscending:     {reason: "the %s do not ascend"},
	NotAnEnvelope:    {reason: "not an envelope"},
	NotACorner:       {reason: "not a corner of an envelope"},
	NotTwoNumbers:    {reason: "a position is two numbers"},
	Swapped:          {reason: "latitude and longitude are swapped"},
	OffTheMap:        {reason: "outside the map"},
	NotAPlaceToStand: {reason: "not a place to stand"},

	ReservedID:        {reason: "this id means the worst of all threats"},
	DescentOfOthers:   {reason: "only a ballistic threat has a descent"},
	NotAboveFloor:     {reason: "not above the floor"},
	NotBelowCeiling:   {reason: "not below the ceiling"},
	NotAboveMinRange:  {reason: "not above the minimum range"},
	NotBelowReach:     {reason: "not below the reach"},
	DoesNotFly:        {reason: "a ground system does not fly"},
	OnlyANetwork:      {reason: "only a network has it"},
	NotANetwork:       {reason: "a network has none"},
	ForeignToKind:     {reason: "a system of kind %s has none"},
	StationOfOthers:   {reason: "only fighters and airborne sensors have a station"},
	NoMeaningAlone:    {reason: "it has no meaning without a station", inheritable: true},
	NoMeaningWithZone: {reason: "it has no meaning with the zone %s", inheritable: true},
	ZoneNeeds:         {reason: "the zone needs %s", inheritable: true},
	NoTerritory:       {reason: "%s has no territory on the map"},
	MoreThanLevel:     {reason: "more than the level with the provider"},
	UkraineGranted:    {reason: "Ukraine is always granted"},
	ContributorDelay:  {reason: "a contributor has no delay of its own"},
	PeopleOfOthers:    {reason: "only a city has people"},
	OutsideUkraine:    {reason: "outside Ukraine's recognised border"},
	ControlUnsaid:     {reason: "who holds it must be stated on occupied ground"},
	SamePlace:         {reason: "the same place as %s"},
	CountryUnsaid:     {reason: "the position lies in %s and the country is not stated"},
	CountryElsewhere:  {reason: "the position lies in %s, not in %s"},
	CaveatBroken:      {reason: "%s has the caveat %s"},
	InsideStandoff:    {reason: "inside the stand-off zone"},
	NothingAimedAt:    {reason: "raids aim at nothing", inheritable: true},
	NotInPlay:         {reason: "the place is not in play", inheritable: true},
	NotCounted:        {reason: "the place does not count", inheritable: true},

	NoSuchScenario:  {reason: "there is no built-in scenario and no file of this name"},
	NotAFile:        {reason: "this is not a file"},
	ForeignFile:     {reason: "the file is no scenario"},
	FileUnreadable:  {reason: "the file cannot be read"},
	ExtendsInCircle: {reason: "the scenarios extend one another in a circle"},
	ExtendsTooMany:  {reason: "too many scenarios stand on one another"},

	NotAChange:        {reason: "not a change"},
	ThreatInFileAlone: {reason: "a threat is changed in a file that states it whole"},
	InFileAlone:       {reason: "this can be stated in a file alone"},
	FieldMissing:      {reason: "a field after the id is missing"},
}

// Inheritable reports whether a scenario that the faulty one extends may state
// what is missing.
func (c Code) Inheritable() bool { return codes[c].inheritable }

// words returns the reason of a fault of the kind, with what differs from one
// fault to the next.
func (c Code) words(details ...any) string {
	if len(details) == 0 {
		return codes[c].reason
	}
	return fmt.Sprintf(codes[c].reason, details...)
}
