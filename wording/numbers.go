package wording

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// People writes a number of people as a reader can use it: "6.9 M" from one
// million, "0.84 M" from a hundred thousand, "12,400" (three figures) below.
// A negative number keeps its sign.
func People(n int) string {
	if n < 0 {
		return "-" + People(-max(n, -math.MaxInt)) // the least integer has no opposite
	}
	switch {
	case n >= 995_000:
		return fmt.Sprintf("%.1f M", float64(n)/1e6)
	case n >= 99_950:
		return fmt.Sprintf("%.2f M", float64(n)/1e6)
	case n >= 10_000:
		return Grouped(int(math.Round(float64(n)/100)) * 100)
	case n >= 1000:
		return Grouped(int(math.Round(float64(n)/10)) * 10)
	}
	return strconv.Itoa(n)
}

// Change is a difference of people with its sign: "+2.1 M", "-0.30 M", "0".
func Change(n int) string {
	if n > 0 {
		return "+" + People(n)
	}
	return People(n)
}

// ChangeRange is a difference of people at the low and the high end, "[-0.40 to
// +0.20 M]", each estimate against the same one, both in millions where one is; empty where
// both are as at base.
func ChangeRange(change scenario.Triple[int]) string {
	if change.Low == change.Base && change.High == change.Base {
		return ""
	}
	least, most := min(change.Low, change.Base, change.High), max(change.Low, change.Base, change.High)
	low, high := Change(least), Change(most)
	if millions := " M"; strings.HasSuffix(low, millions) || strings.HasSuffix(high, millions) {
		low, high = inMillions(least), inMillions(most)
		if most == 0 {
			low += millions
		} else {
			high += millions
		}
	}
	return "[" + low + " to " + high + "]"
}

// inMillions is a difference in millions with its sign, "+0.20", in as many decimals as
// [People] takes, "0" for none.
func inMillions(n int) string {
	words, millions := strings.CutSuffix(Change(n), " M")
	if !millions && n != 0 {
		return fmt.Sprintf("%+.2f", float64(n)/1e6)
	}
	return words
}

// ChangeWithRange is a difference of people with its range: "-0.36 M [-0.40 to 0]".
func ChangeWithRange(change scenario.Triple[int], e scenario.Estimate) string {
	return strings.TrimSpace(Change(change.At(e)) + " " + ChangeRange(change))
}

// Unmoved says of a difference that is none at an estimate whether it is one elsewhere:
// "no change", or "no change at the base estimate [-0.39 M to 0]".
func Unmoved(change scenario.Triple[int], e scenario.Estimate) string {
	if ends := ChangeRange(change); ends != "" {
		return "no change at the " + e.String() + " estimate " + ends
	}
	return "no change"
}

// MoreOrFewer says a difference of a noun: "0.36 M fewer people [-0.40 M to 0]", "as many
// people".
func MoreOrFewer(change scenario.Triple[int], e scenario.Estimate, noun string) string {
	people, word := change.At(e), "more"
	least, most := min(change.Low, change.Base, change.High), max(change.Low, change.Base, change.High)
	if people != 0 && least < 0 && most > 0 {
		return strings.Join(strings.Fields(fmt.Sprintf("between %s fewer and %s more %s (%s at the %s estimate)",
			People(-least), People(most), noun, Change(people), e)), " ")
	}
	switch {
	case people == 0:
		word = "as many"
	case people < 0:
		people, word = -people, "fewer"
	}
	if people > 0 {
		word = People(people) + " " + word
	}
	return strings.Join(strings.Fields(word+" "+noun+" "+ChangeRange(change)), " ")
}

// Percent is part of total in whole percent: "41 %". What is little but not
// nothing is "<1 %", what is nearly but not all ">99 %", and of nothing "-".
func Percent(part, total int) string {
	if total <= 0 {
		return "-"
	}
	return percentNumber(part, total) + " %"
}

func percentNumber(part, total int) string {
	if total <= 0 {
		return "-"
	}
	share := 100 * float64(part) / float64(total)
	switch {
	case part > 0 && share < 1:
		return "<1"
	case part < total && share > 99:
		return ">99"
	}
	return strconv.Itoa(int(math.Round(share)))
}

// Range is the low and high share in whole percent: "[24-56]", and "[24 to
// >99]" where a sign would meet the hyphen; empty where nothing is counted.
func Range(covered scenario.Triple[int], total int) string {
	if total <= 0 {
		return ""
	}
	low, high := percentNumber(covered.Low, total), percentNumber(covered.High, total)
	if strings.ContainsAny(high[:1], "<>") {
		return "[" + low + " to " + high + "]"
	}
	return "[" + low + "-" + high + "]"
}

// Kilometres is a distance as a reader of a map says it: "43 km" from ten
// kilometres, "3.4 km" from one, else in metres.
func Kilometres(l geo.Length) string {
	if math.Abs(l.Kilometres()) >= 9.95 {
		return Grouped(int(math.Round(l.Kilometres()))) + " km"
	}
	return l.String()
}

// Height is a height above ground: "60 m", "2,500 m", and "10 km" for whole
// kilometres from five up.
func Height(h geo.Height) string {
	m := int(math.Round(float64(h)))
	if m >= 5000 && m%1000 == 0 {
		return strconv.Itoa(m/1000) + " km"
	}
	return Grouped(m) + " m"
}

// Speed is a ground speed: "800 km/h", from 1 km/s on in metres per second.
func Speed(v geo.Speed) string {
	if v >= 1000*geo.MetrePerSecond {
		return Grouped(int(math.Round(v.MetresPerSecond()))) + " m/s"
	}
	return Grouped(int(math.Round(v.KilometresPerHour()))) + " km/h"
}

// Minutes is a duration in words: "40 s", "5 min", "2 min 30 s", "3 h".
func Minutes(d time.Duration) string {
	if d < 0 {
		return "-" + Minutes(-d)
	}
	s := int(math.Round(d.Seconds()))
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600 && s%60 == 0:
		return fmt.Sprintf("%d min", s/60)
	case s < 3600:
		return fmt.Sprintf("%d min %d s", s/60, s%60)
	case s%3600 < 60:
		return fmt.Sprintf("%d h", s/3600)
	}
	return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
}

// SquareKilometres is an area in three figures: "57,300 km2".
func SquareKilometres(a geo.Area) string {
	km2 := a.SquareKilometres()
	step := 1.0
	for km2/step >= 1000 {
		step *= 10
	}
	return Grouped(int(math.Round(km2/step)*step)) + " km2"
}

// Grouped writes an integer with a comma at every thousand.
func Grouped(n int) string {
	digits, negative := strings.CutPrefix(strconv.Itoa(n), "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if negative {
		return "-" + digits
	}
	return digits
}

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// Date turns an ISO date or month into words: "22 Aug 2025", "Oct 2025". What
// is no such date is returned as it stands, cleaned.
func Date(iso string) string {
	parts := strings.Split(iso, "-")
	if len(parts) != 2 && len(parts) != 3 {
		return Clean(iso)
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 || len(parts[0]) != 4 {
		return Clean(iso)
	}
	words := months[month-1] + " " + Clean(parts[0])
	if len(parts) == 3 {
		day, err := strconv.Atoi(parts[2])
		if err != nil {
			return Clean(iso)
		}
		words = strconv.Itoa(day) + " " + words
	}
	return words
}
