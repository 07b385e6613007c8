#!/bin/sh
# Tries one patch of docs/trials; see trials.sh.
set -eu
name=$1
patch=docs/trials/$name.patch
words=docs/trials/$name.words.patch
copy=$(mktemp -d)
trap 'rm -rf "$copy" "$copy.log"' EXIT

# head_of PATCH KEY prints the value of a line "# KEY: value" of the patch's head.
head_of() { sed -n "s/^# $2: //p" "$1"; }

# quietly COMMAND... runs a command and shows what it printed only if it fails.
quietly() {
	if ! "$@" >"$copy.log" 2>&1; then
		cat "$copy.log"
		exit 1
	fi
}

git ls-files -z | xargs -0 tar cf - | tar xf - -C "$copy"
cd "$copy"
git apply "$patch"
if [ -f "$words" ]; then
	fails=$(head_of "$patch" "fails without words")
	quietly go build -trimpath ./... # a broken build is not a missing word
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
	quietly go test -trimpath -short "$package" -update
done
# shellcheck disable=SC2046 # a list of packages
quietly go test -trimpath -short $(head_of "$patch" passes)
