package subject

import (
	"fmt"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/wording"
)

// minimumSection answers a --target: the least that works.
func minimumSection(p *Document, x *worth.Worth) {
	for i := range x.Minimum {
		m := &x.Minimum[i]
		phrase := wording.ThreatPhrase(&x.Result.At(m.Threat).Threat)
		p.heading(fmt.Sprintf("The least that covers %s of the people against %s", wording.TargetWords(m.Target), phrase))
		if !m.Reached() {
			p.say(beyondSentence(x, m))
			continue
		}
		p.say(onwardSentence(x, m))
		setList(p, x, &m.Onward)
		p.say(scratchSentence(m))
		setList(p, x, &m.Scratch)
	}
}

// beyondSentence says that nothing reaches the target.
func beyondSentence(x *worth.Worth, m *worth.Minimum) string {
	return fmt.Sprintf("Not even everything together does: with every host and contributor granted, after a "+
		"ceasefire, over all of Ukraine, an order at once, the highest level of command, one picture and twice the "+
		"rounds %s would be covered, %s; %s are asked for.",
		wording.Nobody(m.Most), wording.Percent(m.Most, x.At(m.Threat).Total), wording.People(m.Needed))
}

// targetSentence returns the least that works from where the scenario stands, in
// one line, against the threat that a report leads with.
func targetSentence(x *worth.Worth, lead int) string {
	m := &x.Minimum[0]
	for i := range x.Minimum {
		if x.Minimum[i].Threat == lead {
			m = &x.Minimum[i]
		}
	}
	words := fmt.Sprintf("The least that covers %s of the people against %s: ", wording.TargetWords(m.Target),
		wording.ThreatPhrase(&x.Result.At(m.Threat).Threat))
	if !m.Reached() {
		sentence := beyondSentence(x, m)
		return words + strings.ToLower(sentence[:1]) + sentence[1:]
	}
	sentence := onwardSentence(x, m)
	words += strings.ToLower(sentence[:1]) + sentence[1:]
	if sets := setWords(x, &m.Onward); len(sets) > 0 {
		words += " " + sets[0]
	}
	return words
}

// onwardSentence says what is missing from where the scenario stands.
func onwardSentence(x *worth.Worth, m *worth.Minimum) string {
	o := &m.Onward
	words := fmt.Sprintf("As the scenario stands %s people are covered, %s are asked for", wording.Nobody(o.Start),
		wording.People(m.Needed))
	if o.Least == 0 && o.Proven {
		return words + ": nothing more is needed."
	}
	return words + ". " + sizeWords(o, "On top of that")
}

func scratchSentence(m *worth.Minimum) string {
	s := &m.Scratch
	words := fmt.Sprintf("With no promise at all (no host or contributor, no ceasefire, interception over allied "+
		"soil alone, an order after half an hour, every unit for itself, separate pictures, a quarter of the rounds) "+
		"%s would be covered", wording.Nobody(s.Start))
	if s.Least == 0 && s.Proven {
		return words + ": no promise is needed for that."
	}
	return words + ". " + sizeWords(s, "From there")
}

// sizeWords says how many steps it takes, and how sure that is.
func sizeWords(s *worth.Search, from string) string {
	size := 0
	if len(s.Sets) > 0 {
		size = wording.StepCount(&s.Sets[0])
	}
	if !s.Proven {
		return fmt.Sprintf("%s %s are enough; at least %s are needed. The search was cut short between the two.",
			from, wording.Plural(size, "step", "steps"), wording.Grouped(s.Least))
	}
	words := fmt.Sprintf("%s it takes %s, and no fewer", from, wording.Plural(size, "step", "steps"))
	if s.Count > 1 {
		return words + fmt.Sprintf("; %s of that size do:", wording.Plural(s.Count, "set", "sets"))
	}
	return words + "; one set of that size does:"
}

// listedSets is how many sets the text lists.
const listedSets = 4

func setList(p *Document, x *worth.Worth, s *worth.Search) { p.list(setWords(x, s)) }

// setWords returns the smallest sets, one sentence each; none where nothing more is
// needed.
func setWords(x *worth.Worth, s *worth.Search) (items []string) {
	if s.Least == 0 && s.Proven {
		return nil
	}
	for i := range min(len(s.Sets), listedSets) {
		items = append(items, wording.StepSet(x.Result.Scenario, &s.Sets[i])+".")
	}
	if more := s.Count - len(items); more > 0 {
		items = append(items, wording.Plural(more, "more set", "more sets")+"; the JSON lists those that cover most.")
	}
	return items
}
