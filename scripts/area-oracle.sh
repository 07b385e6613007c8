#!/bin/sh
# Makes the areas of the oracle again and holds the planner against them.
# Needs Debian's python3-shapely and python3-pyproj.
set -eu
/usr/bin/python3 scripts/area-oracle.py
go test ./coverage -count=1 -v -run TestUnionAreasAgreeWithTheOracle
