# What people run by hand; .ci/run runs the same.
GO ?= go
PROVE = dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && CGO_ENABLED=0 $(GO) build -o "$$dir/airumbrella" . && \
	$(GO) run ./scripts/proof -binary "$$dir/airumbrella"

PROGRAM ?= airumbrella

.PHONY: build check test lint exports generate generated held deadcode trials trials-apply faults bench bench-all bench-switch bench-places fuzz hunt oracle proof proof-record test-cpu readers mutants race

check: lint generated exports deadcode trials-apply test ## everything that must pass before a change lands

build: ## the program, static: it needs no library of the machine that it runs on
	CGO_ENABLED=0 $(GO) build -o "$(PROGRAM)" .

test: ## the README's test command
	$(GO) test ./...

test-cpu: ## user plus system CPU seconds of each package's tests; fails over 200 (TEST_CPU_LIMIT)
	$(GO) run ./scripts/testcpu -go "$(GO)" -limit $(or $(TEST_CPU_LIMIT),200)

lint: ## formatting, vet and the linters of .golangci.yml where installed
	sh scripts/lint.sh

exports: ## names that package report exports, and those below it that nobody uses; fails over 24 and over none
	$(GO) run ./scripts/exports

generated: ## generated parts of documents, and the held ground, are up to date
	$(GO) run ./scripts/generated -check
	$(GO) -C data/generate test -run Held .

deadcode: ## no code that nothing reaches but what .deadcode-allow explains
	sh scripts/deadcode.sh

trials: ## what a change costs: the patches of docs/trials build and pass; 15 minutes, not part of check
	scripts/trials.sh

trials-apply: ## the same patches still apply
	for patch in docs/trials/*.patch; do case $$patch in *.words.patch) ;; *) git apply --check $$patch || exit 1 ;; esac; done

faults: ## faults planted on purpose (testdata/faults): each must be caught by the test it names; 15 minutes, not part of check
	scripts/faults.sh

held: ## make data/held.csv again from the embedded places and outlines (downloads nothing)
	$(GO) -C data/generate run . -out .. -only held

generate: ## make the embedded data again from its sources (downloads)
	$(GO) generate ./data

mutants: ## small faults drawn by MUTANTS_SEED and planted one at a time: do the tests see them? some two hours
	$(GO) run ./scripts/mutants -n 30 -seed $(or $(MUTANTS_SEED),21) -least 90 ./geo
	$(GO) run ./scripts/mutants -n 50 -seed $(or $(MUTANTS_SEED),21) -least 90 ./coverage
	$(GO) run ./scripts/mutants -n 40 -seed $(or $(MUTANTS_SEED),21) -least 75 -also . ./data/... ./report/... ./app ./cli

race: ## every test with the race detector, one package after the other; two to four hours
	$(GO) test -race -p 1 -timeout 2h ./...

bench-all: ## every number of the README, beside peers where installed; writes docs/benchmarks.md; some 6 minutes
	$(GO) run ./scripts/bench

bench: ## all benchmarks of Go
	$(GO) test -run xxx -bench . -benchmem ./geo ./coverage/... ./data/... ./tui/...

bench-switch: ## one switch of the planner: to and fro, and the first time of every switch of the default scenario
	$(GO) test -run xxx -bench 'BenchmarkSwitch|BenchmarkFirstSwitch' -benchtime 20x -count 5 ./coverage ./tui

bench-places: ## 10,000 places and 1,000 units: time, peak heap, allocations
	$(GO) test -run xxx -bench BenchmarkManyPlaces -benchmem -benchtime 3x -count 3 ./coverage

fuzz: ## every fuzz target for ten seconds
	sh scripts/fuzz.sh

hunt: ## property tests with new cases, many of them, and 200 whole scenarios against the naive twin (TWINS scenarios from seed TWINS_FROM on)
	TWINS=$(or $(TWINS),200) TWINS_FROM=$(TWINS_FROM) $(GO) test ./geo ./coverage/... ./data/... ./report/... ./tui/... -timeout 1h -rapid.seed=0 -rapid.checks=2000
	TWINS=1 $(GO) test ./app -run TestRowsEqualWholeEvaluations -timeout 1h
	TWINS=1 $(GO) test . -run TestAKilledPlannerLosesNothing -timeout 1h

oracle: ## areas against Shapely and pyproj (Debian python3-shapely, python3-pyproj)
	sh scripts/area-oracle.sh

readers: ## every format opened with GDAL, Shapely, libxml2, QGIS, LibreOffice, R and pandas, where installed
	scripts/readers.sh all

proof: ## every output against the record; what may differ stands in testdata/proof/allowed.tsv
	$(PROVE) -against testdata/proof/second-edition.tsv -allow testdata/proof/allowed.tsv

proof-record: ## the record of every output anew, where outputs were meant to change and the changes were read
	$(PROVE) -record testdata/proof/second-edition.tsv
