#!/bin/sh
# Plants faults: each patch of testdata/faults, whose head says what it makes wrong and
# which tests of ./coverage catch it, is applied to a copy of the tree, which must then
# build and fail one of these tests. Names given as arguments choose among the faults.
set -eu
cd "$(dirname "$0")/.."
if [ $# = 0 ]; then
	for patch in testdata/faults/*.patch; do
		set -- "$@" "$(basename "$patch" .patch)"
	done
fi
root=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy" "$copy.log"' EXIT
git ls-files -z | xargs -0 tar cf - | tar xf - -C "$copy"
cd "$copy"

# head_of PATCH KEY prints the value of a line "# KEY: value" of the patch's head.
head_of() { sed -n "s/^# $2: //p" "$1"; }

# passes TESTS runs tests of the copy.
passes() { go test -trimpath -vet=off -failfast -timeout 5m -run "^($1)\$" ./coverage >"$copy.log" 2>&1; }

failed=0
for name in "$@"; do
	patch=$root/testdata/faults/$name.patch
	tests=$(head_of "$patch" "caught by")
	if [ -z "$tests" ]; then
		echo "$name: names no test"
		failed=1
	elif ! git apply "$patch"; then
		echo "$name: does not apply"
		failed=1
	else
		began=$(date +%s)
		if passes "$tests"; then
			echo "$name: nothing catches it"
			failed=1
		elif ! grep -q '^--- FAIL: Test' "$copy.log"; then
			cat "$copy.log"
			echo "$name: no test failed"
			failed=1
		else
			caught=$(sed -n 's/^--- FAIL: \([A-Za-z0-9]*\).*/\1/p' "$copy.log" | sort -u | tr '\n' ' ')
			echo "$name: caught by $caught($(($(date +%s) - began)) s)"
		fi
		git apply -R "$patch"
	fi
done
exit $failed
