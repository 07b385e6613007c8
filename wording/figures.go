package wording

import (
	"math"
	"strconv"

	"airumbrella/coverage/worth"
)

// Tenth rounds to one decimal; what is no number becomes 0.
func Tenth(x float64) float64 { return Decimals(x, 10) }

// Decimals rounds to a step of 1/scale, without a negative zero.
func Decimals(x, scale float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*scale)/scale + 0
}

// Decimal returns a number in as few digits as it takes.
func Decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Number returns a figure in as few digits as say it, at most four decimals, whole ones
// with a comma at every thousand; "-" for what is none.
func Number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "-"
	}
	if x = Decimals(x, 1e4); x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return Grouped(int(x))
	}
	return Decimal(x)
}

// Nobody returns a number of people, and "nobody" for none.
func Nobody(people int) string {
	if people == 0 {
		return "nobody"
	}
	return People(people)
}

// Persons returns people with their noun: "nobody", "1 person", "2.8 M people".
func Persons(people int) string {
	if people == 0 {
		return Nobody(0)
	}
	return People(people) + noun(people)
}

// MorePersons returns people more or fewer with their noun: "+1 person".
func MorePersons(people int) string { return Change(people) + noun(people) }

func noun(people int) string {
	if people == 1 || people == -1 {
		return " person"
	}
	return " people"
}

// WholePeople returns an expected number of people as a whole one.
func WholePeople(x float64) int { return int(Decimals(x, 1)) }

// FairShare returns a fair share, with its standard error if it has one.
func FairShare(s *worth.Share) string {
	words := People(WholePeople(s.Shapley))
	if s.Error > 0 {
		words += " +- " + People(WholePeople(s.Error))
	}
	return words
}
