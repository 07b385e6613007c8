package main

import (
	"fmt"
	"strings"
)

// sessions are what somebody types into the planner in lines, on any scenario.
var sessions = []struct{ name, typed string }{
	{"a_walk", "totals\nthreat\nthreat\nthreat ballistic\nestimate low\nestimate\nestimate high\ngaps 5\n" +
		"place kyiv\nplace lviv\nlist regions\n"},
	{"lists", "list units\nlist bases\nlist regions\nlist scenarios\nlist\nlist towns\npromises\n" +
		"estimate high\nlist regions\nlist bases\n"},
	{"switches", "set hosts.PL=granted\nset contributors.FR=granted\nset authorisation.delay=12m\nundo\n" +
		"promises\nset c2=0\nundo\nundo\nundo\nset c2=9\nq\n"},
	{"places", "p kharkiv\nplace Львів\nplace Kiev\nplace\nplace atlantis\nplace odes\n" +
		"place zaporizhzhia npp\nthreat low\nplace dnipro\nestimate low\nplace kyiv\n"},
	{"other_scenarios", "open veto\ntotals\nopen no-fly\nthreat aircraft\nundo\nopen nosuch\nopen\nundo\nundo\n"},
	{"a_night", "set stockpile.nights=30\nset stockpile.factor=0.5\ngaps 3\nthreat worst\ngaps 3\n" +
		"set phase=now\ntotals\nundo\nlist regions\n"},
}

// plainCases are sessions over all scenarios; the last two leave files.
func plainCases(l *list) {
	for i, s := range scenarios {
		for _, session := range sessions {
			c := l.add("plain/"+s+"/"+session.name, "--plain", s)
			c.steps[0].stdin = session.typed
		}
		c := l.add("plain/"+s+"/saved", "--plain", s)
		c.steps[0].stdin = "set hosts.SK=granted\nset authorisation.zone=all\nsave mine.yaml\ntotals\nset c2=1\n" +
			"open mine.yaml\nquit\n"
		c.steps = append(c.steps, steps("validate mine.yaml", "report mine.yaml --format line",
			"compare "+s+" mine.yaml --format line")...)
		c.keep = []string{"mine.yaml", leftover, leftoverBefore}
		e := estimates[i%len(estimates)]
		c = l.add("plain/"+s+"/exported", "--plain", s, "--estimate", e, "--threat", "ballistic", "--threat",
			"cruise-missile")
		c.steps[0].stdin = "export map.svg\nthreat\nexport second.svg\nexport map.pdf\nexport\nsave\n"
		c.keep = []string{"map.svg", "second.svg", leftover}
	}
}

// Where the planner keeps what was not saved, from the working folder.
const (
	leftover       = "../home/state/airumbrella/unsaved.yaml"
	leftoverBefore = "../home/state/airumbrella/unsaved-before.yaml"
)

// ownSessions are sessions on the default scenario.
var ownSessions = map[string]string{
	"nothing":          "",
	"help":             "help\nh\nHELP\n?\n",
	"words":            "words\nwords depth\nwords nosuch\nw\n",
	"quit":             "quit\ntotals\n",
	"quit_in_a_letter": "q\ntotals\n",
	"letters":          "t\ng\ne\np kyiv\nl units\ns c2=1\nu\no veto\nx\n",
	"wrong_words": "tot\nfly away\nset\nset x\nset hosts.PL=maybe\nundo\nthreat dragon\n" +
		"estimate medium\ngaps x\ngaps 0\ngaps -1\ngaps 1000\n",
	"blank_lines":        "\n\n   \n totals \n\t\n  gaps   2  \n",
	"no_line_end":        "totals",
	"windows":            "totals\r\nplace kyiv\r\nquit\r\n",
	"control_characters": "place \x1b[31mkyiv\nset name=\x1b]0;x\x07\n\x00\n",
	"a_long_line":        "place " + strings.Repeat("x", 60_000) + "\ntotals\n",
	"too_long_a_line":    "place " + strings.Repeat("x", 70_000) + "\ntotals\n",
	"many_changes":       strings.Repeat("set c2=1\nset c2=2\n", 6) + strings.Repeat("undo\n", 13),
	"unsaved":            "set hosts.PL=granted\nset hosts.SK=denied\n",
	"unsaved_taken_back": "set hosts.PL=granted\nundo\n",
	"saved_and_changed":  "set hosts.PL=granted\nsave a.yaml\nset hosts.SK=denied\nsave b.yaml\nundo\n",
	"saved_nowhere":      "save /nonexistent/x.yaml\nexport /nonexistent/x.svg\nexport x\nsave .\n",
	"png":                "export map.png\n",
	"every_threat": "threat drone-low\nplace kyiv\nthreat drone-high\nplace kyiv\nthreat cruise\n" +
		"place kyiv\nthreat worst\nplace kyiv\ngaps\n",
	"units_changed": "set units.us-black-sea.count=48\nset units.ua-kyiv-mse.at=lviv\nlist units\n" +
		"place kyiv\nplace lviv\nundo\nundo\nlist units\n",
	"places_changed": "set places.control=all\ngaps 20\nset places.min_population=500000\ngaps 20\n" +
		"set places.kinds=[power]\ngaps 20\nundo\nundo\n",
	"threats_changed": "set threats=[aircraft]\ntotals\nthreat\nundo\nset threats=[ballistic,drone-low]\n" +
		"threat\nthreat\n",
	"system_changed": "set systems.nasams.reach.cruise-missile=80km\n" +
		"set systems.patriot-mse.radar.sector=360\ngaps 4\nsave s.yaml\n",
	"broken_set_of_lists": "set hosts={PL: granted\nset authorisation.regions=[UA-46\ntotals\n",
}

// plainOwnCases are sessions that need no other scenario.
func plainOwnCases(l *list) {
	for name, typed := range ownSessions {
		group := "plain-own/"
		if strings.HasPrefix(name, "broken") {
			group = "hostile/yaml-plain-"
		}
		c := l.add(group+name, "--plain")
		c.steps[0].stdin = typed
		c.keep = []string{"a.yaml", "b.yaml", "s.yaml", "map.png", leftover, leftoverBefore}
	}
	c := l.add("plain-own/twice_unsaved")
	c.steps = []step{
		{[]string{"--plain", "veto"}, "set hosts.PL=granted\n"}, {[]string{"--plain", "no-fly"}, "set c2=0\n"},
		{[]string{"--plain"}, "totals\n"},
	}
	c.keep = []string{leftover, leftoverBefore}
	for i, flags := range []string{
		"--set c2=3 --estimate high", "--threat ballistic", "--cell 10km", "--no-color", "--palette mono", "--tour",
		"sky-shield --set hosts.PL=denied",
	} {
		c := l.add(fmt.Sprintf("plain-own/flags-%d", i+1), append([]string{"--plain"}, strings.Fields(flags)...)...)
		c.steps[0].stdin = "totals\npromises\ngaps 3\nset stockpile=2\n"
	}
	c = l.add("plain-own/a_file", "--plain", "mine.yaml")
	c.files = []file{written("mine.yaml", starter)}
	c.steps[0].stdin = "totals\nlist units\nset phase=now\nsave mine.yaml\nundo\nplace lviv\n"
	c.keep = []string{"mine.yaml", leftover}
}
