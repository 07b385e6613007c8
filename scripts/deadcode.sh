#!/bin/sh
# No function that no command reaches, but those that .deadcode-allow explains.
# Each of its lines is a file, a function and, after a #, what needs it. A line
# that explains nothing any more is a fault too: the list never grows unseen.
set -eu
version=v0.52.0
cd "$(dirname "$0")/.."
if ! command -v deadcode >/dev/null 2>&1; then
	go install "golang.org/x/tools/cmd/deadcode@$version" 2>/dev/null || {
		echo "deadcode could not be installed: not checked"
		exit 0
	}
fi
found=$(mktemp)
trap 'rm -f "$found"' EXIT
deadcode -f '{{range .Funcs}}{{printf "%s: %s\n" .Position.File .Name}}{{end}}' ./... |
	grep -v '^coverage/naive/' | sort >"$found" # the twin is for tests alone
sed -n 's/ *#.*//; /./p' .deadcode-allow | sort | comm -3 "$found" - >"$found.diff"
if [ -s "$found.diff" ]; then
	echo "unreachable code that .deadcode-allow does not explain (left), or entries without code (right):"
	cat "$found.diff"
	rm -f "$found.diff"
	exit 1
fi
rm -f "$found.diff"
