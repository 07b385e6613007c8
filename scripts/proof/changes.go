package main

import "strings"

// settings are changes as --set takes them, sound and faulty ones.
var settings = strings.Fields(`
hosts.PL=granted hosts.RO=denied hosts.HU=open hosts.MD=granted hosts.UA=denied hosts.XX=granted
hosts.PL=maybe hosts.pl=granted
hosts.PL.probability=0.5 hosts.PL.probability=2 hosts.PL.delay=10m hosts.RO.delay=1h
hosts.SK.permission=granted hosts.PL
hosts={PL:granted,SK:granted} hosts={PL:{permission:open,probability:0.25}} hosts=
hosts.RO={permission:granted,delay:3m}
contributors.FR=granted contributors.US=denied contributors.DE=open contributors.GB=granted
contributors.US.delay=5m contributors.NO=granted
contributors.IT.probability=0.75 contributors.ES={permission:denied} contributors.FR.about=none
authorisation.zone=all authorisation.zone=none authorisation.zone=host-airspace authorisation.zone=regions
authorisation.zone=border-strip
authorisation.zone=everywhere authorisation={zone:border-strip,strip:100km}
authorisation={zone:border-strip,strip:300km}
authorisation={zone:regions,regions:[UA-30,UA-32]} authorisation={zone:regions,regions:[UA-63]}
authorisation.regions=[UA-46]
authorisation.regions=[UA-46,UA-51,UA-63,UA-12] authorisation.regions=[UA-99] authorisation.regions=[]
authorisation.strip=50km
authorisation.delay=0s authorisation.delay=1m authorisation.delay=10m authorisation.delay=30m
authorisation.delay=24h authorisation.delay=25h
authorisation.delay=-1m authorisation.delay=5 authorisation.delay={default:5m,ballistic:1m}
authorisation.delay=[1m,5m,9m]
authorisation.delay.ballistic=2m authorisation.delay.drone=0s authorisation.delay.rocket=1m
authorisation.classes=[drone] authorisation.classes=[drone,cruise-missile,ballistic,aircraft]
authorisation.classes=[] authorisation.classes=[ufo]
authorisation.standoff=50km authorisation.standoff=100km authorisation.standoff=300km
authorisation.standoff={distance:150km,from:[RU]}
authorisation.standoff={distance:150km,from:[RU,BY]} authorisation.standoff.distance=20km
authorisation.standoff=200
c2=0 c2=1 c2=2 c2=3 c2=4 c2=-1 c2=x c2.level=3 c2.level=0 c2.provider=FR c2.provider=ZZ c2.without=0
c2.without=2 c2.without=3
c2={level:3,provider:GB,without:0} c2={level:3}
stockpile=0 stockpile=0.25 stockpile=0.5 stockpile=2 stockpile=10 stockpile=-1 stockpile=x stockpile.nights=0
stockpile.nights=1 stockpile.nights=7
stockpile.nights=30 stockpile.nights=365 stockpile.nights=366 stockpile.factor=4
stockpile={factor:0.5,nights:10}
phase=now phase=after-ceasefire phase=later
caveats.FR=[not-in-ukraine] caveats.US=[] caveats.RO=[] caveats.DE=[after-ceasefire-only]
caveats.PL=[own-soil-only] caveats.US=[nothing]
caveats={} caveats.GB=not-in-ukraine
activation=1h activation=72h activation=-1h activation=5 resupply=10 resupply=1000 resupply=-1
doctrine=salvo-2 doctrine=shoot-look-shoot
doctrine=none raid_window=10m raid_window=6h raid_window=0s
places.control=all places.control=government places.control=nobody places.min_population=10000
places.min_population=500000 places.min_population=-1
places.min_population=1e5 places.kinds=[city] places.kinds=[power,bridge] places.kinds=[]
places.kinds=city,port places.kinds=[village]
places.named=[kharkiv] places.named=[kyiv,odesa] places.named=[nowhere] places.add.kyiv.population=5000000
places.add.lviv.weight=3
places.add.atlantis.population=5
threats=[ballistic] threats=[drone-low,aircraft] threats=[] threats=[dragon] threats.ballistic.speed=9000km/h
units.us-black-sea.count=48 units.us-black-sea.count=0 units.us-black-sea.station=31,46
units.us-black-sea.station=[29.5,44.5]
units.us-black-sea.station=80,46 units.us-black-sea.contributor=FR units.us-black-sea.at=LRFT
units.us-black-sea.at=nowhere
units.ua-kyiv-mse.facing=180 units.ua-kyiv-mse.facing=400 units.ua-kyiv-mse.count=6
units.ua-kyiv-mse.at=kharkiv units.ua-kyiv-mse.at=30.5,50.4
units.ua-kyiv-mse.group=alone units.ua-kyiv-mse.phase=after-ceasefire units.ua-kyiv-mse.system=s-300
units.ua-kyiv-mse.system=zzz
units.nobody.count=1 units.ua-kyiv-mse units.ua-kyiv-mse= units.fr-odesa.phase=now
units.us-black-sea.on_station=6 units.us-black-sea.on_station=0
systems.nasams.launchers=12 systems.nasams.ready=[2,4,6] systems.nasams.reach.drone=60km
systems.nasams.reach.ballistic=30km
systems.nasams.ceiling=5km systems.nasams.floor=2km systems.nasams.reaction=60s systems.nasams.speed=500m/s
systems.nasams.radar.instrumented=150km
systems.nasams.envelope=flat systems.nasams.kill=0.9 systems.nasams.kill.drone=[0.2,0.5,0.6]
systems.nasams.min_range=10km systems.nasams.reloads=0
systems.nasams.channels=1 systems.nasams.cycle=30s systems.nasams.common_cause=0.5
systems.nasams.guidance=semi-active
systems.patriot-mse.radar.sector=360 systems.patriot-mse.reach.ballistic=[10km,15km,20km]
systems.patriot-mse.radar.antenna=30m
systems.f-15e.radius=500km systems.f-15e.missiles=2 systems.f-15e.missile_reach=100km
systems.f-15e.availability=0.3 systems.f-15e.sorties=1
systems.f-15e.turnround=10h systems.f-15e.dash=1500km/h systems.e-3.radar.instrumented=150km
systems.e-3.radius=100km
systems.s-300.reach.cruise-missile=10km systems.s-300.launchers=1 systems.nasams.kind=sensor
systems.nasams.reach=0km systems.nasam.ceiling=1km
systems.nasams.ceiling systems.nasams.ceiling=5 systems.nasams.reach.drone=-1km
systems.nasams.ceiling=[3km,2km,1km] systems.f-15e.ceiling=1km
bases.LRCK.at=28.5,44.4 bases.LRCK.country=BG bases.NONE.at=30,46 name=Renamed about=changed as_of=2026-01-01
as_of=soon source=[mine]
hosts.PL=offered contributors.FR=offered
c2.picture=shared c2.picture=separate c2.picture=common
approach=any approach=outside-allies approach=north
light_layer=0.5 light_layer.drone=[0.2,0.4,0.6] light_layer.drone=2 light_layer={} light_layer.drone=0
authorisation.standoff.from=[RU,occupied] authorisation.standoff.from=[steppe]
systems.network.below=300m systems.network.latency=2m systems.network.covers=[UA-46] systems.network.covers=[UA-99]
systems.nasams.radar.reference.range=60km systems.nasams.radar.sees=[drone]
systems.nasams.kill=0 systems.nasams.channels=0 systems.nasams.min_range=200km
threats.aircraft.release=[30km,40km,50km] threats.drone-low.rcs=1
version=2 extends=veto remove={units:[us-black-sea]} nothing=1 =1 x noise.here=2 hots.PL=granted
`)

// brokenSettings have a value that is no YAML.
var brokenSettings = []string{
	"hosts={PL:granted", "hosts=[PL", "c2={level:1}}", "hosts.PL=&a granted", "hosts.PL=*a", "hosts.PL=\"granted",
	"source=[a,,b]", "name='x",
	"c2={level 1}", "c2={level: 1, level: 2}", "hosts.PL=!x granted", "name=a: b", "hosts.PL=granted # really",
	"source=[a: b]", "name=@x",
}

// setCases change one thing of the default scenario.
func setCases(l *list) {
	for i, s := range settings {
		l.add("set/report/"+s, "report", "--format", "json", "--set", s)
		l.add("set/show/"+s, "show", "--set", s)
		if i%8 == 0 {
			l.add("set/compare/"+s, "compare", "package-four-legs", "--set", s)
		}
	}
	for _, s := range brokenSettings {
		l.add("hostile/yaml-set/"+named(s), "show", "--set", s)
	}
	for _, line := range []string{
		"--set hosts.PL=granted --set hosts.PL=denied", "--set c2=3 --set c2.without=1 --set authorisation.delay=0s",
		"--set authorisation.zone=all --set authorisation.regions=[UA-46]",
		"--set hosts.PL=x --set c2=9 --set phase=soon",
		"--set contributors.FR=granted --set contributors.DE=granted --set contributors.GB=granted " +
			"--set authorisation.zone=all",
		"--set places.control=all --set places.min_population=0 --threat ballistic",
		"--set threats=[aircraft] --threat ballistic",
		"--set authorisation.standoff=150km --set authorisation.standoff.from=[RU,occupied]",
		"--set c2=3 --set c2.picture=shared", "--set phase=now --set hosts.PL=offered",
		"--set hosts.PL=offered --set hosts.PL.probability=0.6 --set contributors.FR=offered",
	} {
		l.typed("set/several", "report --format line "+line, "show "+line)
	}
	for _, s := range scenarios[1:] {
		for _, change := range []string{"hosts.PL=granted", "c2=3", "phase=now"} {
			l.typed("set/others", "report "+s+" --format line --set "+change)
		}
	}
	l.add("set/with_blanks", "show", "--set", "hosts = {PL: granted, SK: denied}", "--set", "name=Two words")
	l.add("set/quoted", "show", "--set", `about="a: b # c"`, "--set", `name='it''s'`)
}

// wrongCases are wrong uses.
func wrongCases(l *list) {
	l.typed("wrong",
		"repotr", "reprot veto", "worht", "nosuch", "nosuch.yaml", "report nosuch", "report package", "report sky",
		"report veto no-fly", "report .",
		"report --nosuch", "report --formt json", "report --format pdf", "report --format",
		"report --estimate medium", "report --estimate",
		"report --cell 5", "report --cell 100km", "report --cell x", "report --cell -1km", "report --cell 5kg",
		"report --min-covered 80",
		"report --min-covered x", "report --dark", "report --size 100x100 --format svg",
		"report --size 9x --format svg", "report --size 800x500",
		"report --require odesa", "report --require odesa:ballistic", "report --require odesa:ballistic>=sure",
		"report --require :x>=likely",
		"report --require atlantis:ballistic>=likely", "report --require odesa:dragon>=likely",
		"report --require odesa:ballistic>=covered",
		"report --threat dragon", "report --threat worst", "report --threat balistic",
		"report --threat ballistic --threat ballistic", "report --set",
		"report --output /nonexistent/x", "report --format json --output .", "report -x", "report --no-color=maybe",
		"report --quiet=2", "report -v",
		"gaps nosuch", "gaps --format svg", "gaps --target 1", "worth nosuch", "worth --target", "worth --target x",
		"worth --format png",
		"raid nosuch", "raid --format svg", "show --format json", "show --estimate low", "explain nosuch nowhere",
		"explain kyiv --format csv",
		"explain kyiv --format svg", "compare veto no-fly --format svg", "compare . veto", "import",
		"import nosuch.csv", "import .", "import a b",
		"import --as nothing x.csv", "init /nonexistent/x.yaml", "init a b", "man x", "help nosuch",
		"help report extra", "completion", "completion cmd",
		"--plain -", "--palette pink", "--palette", "--nosuch", "--cell 1m", "--estimate x", "--set x", "--threat x",
		"veto no-fly", "- -", "-z",
		"validate nosuch", "validate --nosuch", "list places --cell 1km", "sources --quiet", "--plain nosuch",
		"--plain veto no-fly",
	)
	l.add("wrong/an_empty_word", "")
	l.add("wrong/an_empty_scenario", "report", "")
	l.add("wrong/control_characters", "report", "\x1b[31mred")
	l.add("wrong/control_characters_in_a_place", "explain", "ky\x07iv\x1b]0;x\x07")
	l.add("wrong/a_long_word", "report", strings.Repeat("x", 3000))
	l.add("wrong/not_text", "explain", "\xff\xfe")
	l.add("wrong/to_a_folder_that_is_there", "report", "-o", "sub").files = []file{written("sub/x", "")}
	l.add("wrong/a_folder_as_a_scenario", "report", "sub").files = []file{written("sub/x", "")}
}

// helpCases are the help of every command, plain and in colours.
func helpCases(l *list) {
	l.typed("help", "help", "--help", "-h")
	for _, c := range []string{
		"compare", "completion", "explain", "gaps", "help", "import", "init", "list", "man", "raid", "report", "show",
		"sources", "validate", "worth",
	} {
		l.typed("help", "help "+c, c+" --help", c+" --help --no-color")
		coloured := l.add("help/in_colours/"+c, c, "--help")
		coloured.env = []string{"NO_COLOR=", "CLICOLOR_FORCE=1", "COLORTERM=truecolor"}
	}
	l.typed("help", "completion bash --help", "completion zsh --help", "completion fish --help",
		"completion powershell --help")
	l.typed("man", "man", "man --no-color")
}

// completionCases are the scripts for shells and what they ask for.
func completionCases(l *list) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		l.typed("completion", "completion "+shell, "completion "+shell+" --no-descriptions")
	}
	for _, line := range []string{
		"__complete", "__complete report", "__complete report --format", "__complete report --threat",
		"__complete report --set", "__complete --palette",
		"__complete report --estimate", "__complete explain", "__complete explain veto", "__complete compare",
		"__complete compare veto",
		"__complete list", "__complete gaps", "__complete worth", "__complete raid", "__complete show",
		"__complete validate", "__complete import",
		"__complete import --as", "__complete help", "__complete init", "__complete completion",
		"__complete raid --format", "__complete list --format",
		"__complete explain --format", "__complete worth --set", "__complete report --require",
	} {
		l.add("completion/"+named(line), append(strings.Fields(line), "")...)
	}
	l.typed("completion",
		"__complete r", "__complete report ro", "__complete report --f", "__complete report --set hosts.P",
		"__complete report --set authorisation.",
		"__complete report --set c2", "__complete explain ky", "__complete list s", "__complete explain Льв",
		"__completeNoDesc report --",
	)
}

// narrowCases are runs in other surroundings.
func narrowCases(l *list) {
	for _, line := range []string{"report", "report sky-shield", "explain kharkiv", "gaps", "worth", "raid",
		"list systems", "compare veto no-fly", "sources", "--help",
		"report --help", "validate nosuch"} {
		for _, env := range []string{"COLUMNS=40", "COLUMNS=200"} {
			c := l.add("narrow/"+env+"/"+named(line), strings.Fields(line)...)
			c.env = []string{env}
		}
	}
	for _, line := range []string{"report veto", "explain lviv", "worth veto", "list hosts", "raid veto",
		"compare veto no-fly", "show veto", "report --nosuch"} {
		for name, env := range map[string][]string{
			"forced_colours": {"NO_COLOR=", "CLICOLOR_FORCE=1"}, "dumb": {"TERM=dumb"}, "no_term": {"TERM="},
			"ukrainian": {"LANG=uk_UA.UTF-8", "LC_ALL="},
		} {
			l.add("surroundings/"+name+"/"+named(line), strings.Fields(line)...).env = env
		}
	}
}
