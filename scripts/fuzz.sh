#!/bin/sh
# Runs every fuzz target for a while; the time each is the first argument.
set -eu
each=${1:-10s}
for file in $(git ls-files '*_test.go' | xargs grep -l '^func Fuzz'); do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' "$file"); do
		echo "$file $target"
		go test -run xxx -fuzz "^$target\$" -fuzztime "$each" "./$(dirname "$file")"
	done
done
