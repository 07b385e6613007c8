#!/bin/sh
# Tries what a change costs: each patch of docs/trials is applied to a copy of
# the tree, which must then build and pass the tests that its head names. Where
# a patch NAME.words.patch stands beside it, the tests named under "fails without
# words" must fail before the words are added. Names given as arguments choose
# among the trials.
set -eu
cd "$(dirname "$0")/.."
if [ $# = 0 ]; then
	for patch in docs/trials/*.patch; do
		name=$(basename "$patch" .patch)
		case $name in *.words) ;; *) set -- "$@" "$name" ;; esac
	done
fi
failed=0
for name in "$@"; do
	# A process of its own: a shell goes on after a fault where it is asked how a
	# function ended.
	if sh scripts/trial.sh "$name"; then
		echo "$name: builds and passes"
	else
		echo "$name: failed"
		failed=1
	fi
done
exit $failed
