#!/bin/sh
# Tries what a change costs: each patch of docs/trials is applied to a copy of
# the tree, which must then build and pass the tests that its head names. Where
# a patch NAME.words.patch stands beside it, the tests named under "fails without
# words" must fail before the words are added. Names given as arguments choose
# among the trials.
set -eu
cd "$(dirname "$0")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# head_of PATCH KEY prints the value of a line "# KEY: value" of the patch's head.
head_of() { sed -n "s/^# $2: //p" "$1"; }

# quietly COMMAND... runs a command and shows what it printed only if it fails.
quietly() { "$@" >"$copy.log" 2>&1 || { cat "$copy.log"; rm -f "$copy.log"; return 1; }; rm -f "$copy.log"; }

try() {
	name=$1
	patch=docs/trials/$name.patch
	words=docs/trials/$name.words.patch
	rm -rf "$copy" && mkdir "$copy"
	git ls-files -z | xargs -0 tar cf - | tar xf - -C "$copy"
	(
		cd "$copy"
		git apply "$patch"
		if [ -f "$words" ]; then
			fails=$(head_of "$patch" "fails without words")
			# shellcheck disable=SC2086 # a list of packages
			if go test -trimpath $fails >/dev/null 2>&1; then
				echo "$name: $fails passes without the words"
				exit 1
			fi
			git apply "$words"
		fi
		quietly go build -trimpath ./...
		quietly go run -trimpath ./scripts/generated
		for package in $(head_of "$patch" rewrites); do
			quietly go test -trimpath "$package" -update
		done
		# shellcheck disable=SC2046 # a list of packages
		quietly go test -trimpath $(head_of "$patch" passes)
	) || { echo "$name: failed"; return 1; }
	echo "$name: builds and passes"
}

if [ $# = 0 ]; then
	for patch in docs/trials/*.patch; do
		name=$(basename "$patch" .patch)
		case $name in *.words) ;; *) set -- "$@" "$name" ;; esac
	done
fi
for name in "$@"; do
	try "$name"
done
