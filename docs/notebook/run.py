"""Runs the code of a notebook in the current folder, without Jupyter: run.py NOTEBOOK."""

import json
import sys

import matplotlib

matplotlib.use("Agg")
with open(sys.argv[1], encoding="utf-8") as f:
    cells = json.load(f)["cells"]
names = {}
for cell in cells:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), names)
print(f"  {len(cells)} cells, {len(names['cities'])} cities, {len(names['headline'])} threats")
