#!/bin/sh
# Formatting, vet, and the linters of .golangci.yml where golangci-lint is installed.
set -eu
unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	echo "not gofmt-ed:" "$unformatted"
	exit 1
fi
go vet ./...
(cd data/generate && go vet ./...)
if command -v golangci-lint >/dev/null 2>&1; then
	golangci-lint run ./...
else
	echo "golangci-lint is not installed: only gofmt and go vet ran"
fi
