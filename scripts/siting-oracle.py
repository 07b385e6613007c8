"""Maximal covering instances through our solver, GLPK and CBC, on the clock.

    python3 scripts/siting-oracle.py FOLDER

FOLDER holds *.json with w, cov, m, p and optimum. GLPK gets the merged form (demands with the
same candidates are one), CBC the plain one, each at most LIMIT seconds (300); what is cut off counts
as LIMIT. Our solver gets the plain one and merges itself. Reading the file counts for all.
A solver that is not installed is left out. Fails where an optimum differs.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

LIMIT = int(os.environ.get("LIMIT", "300"))


def merged(weights, covers):
    groups = {}
    for w, c in zip(weights, covers):
        groups[tuple(c)] = groups.get(tuple(c), 0) + w
    return list(groups.values()), list(groups)


def write_lp(path, weights, covers, m, p):
    rows = [(w, c) for w, c in zip(weights, covers) if c]
    with open(path, "w", encoding="ascii") as f:
        f.write("Maximize\n obj:\n")
        f.writelines(f" + {w} y{i}\n" for i, (w, _) in enumerate(rows))
        f.write("Subject To\n most:\n")
        f.writelines(f" + x{j}\n" for j in range(m))
        f.write(f" <= {p}\n")
        for i, (_, c) in enumerate(rows):
            f.write(f" c{i}: y{i}\n" + "".join(f" - x{j}\n" for j in c) + " <= 0\n")
        f.write("Bounds\n")
        f.writelines(f" 0 <= y{i} <= 1\n" for i in range(len(rows)))
        f.write("Binary\n")
        f.writelines(f" x{j}\n" for j in range(m))
        f.write("End\n")


def timed(command, pattern, out):
    start = time.monotonic()
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT + 30, check=False).stdout
    except subprocess.TimeoutExpired:
        return LIMIT, None
    took = time.monotonic() - start
    text = said + (open(out, encoding="ascii").read() if os.path.exists(out) else "")
    found = re.search(pattern, text)
    if took >= LIMIT or not found:
        return LIMIT, None
    return took, abs(float(found.group(1)))


def ours(folder):
    env = dict(os.environ, SITING_INSTANCES=os.path.abspath(folder))
    command = ["go", "test", "-count=1", "./coverage/siting", "-run", "Instances", "-v"]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    if said.returncode:
        sys.exit(said.stdout + said.stderr)
    rows = re.findall(r"(\S+\.json) +(\d+) +(\d+) +[\d.]+% +(\d+) +([\d.]+)", said.stdout)
    return {name: (float(seconds), float(value), int(nodes)) for name, value, _, nodes, seconds in rows}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    files = sorted(glob.glob(os.path.join(sys.argv[1], "*.json")))
    if not files:
        sys.exit(f"no *.json in {sys.argv[1]}")
    mine, sums, differs = ours(sys.argv[1]), {"ours": 0.0, "glpk": 0.0, "cbc": 0.0}, False
    print("| instance | optimum | nodes | ours, s | GLPK merged, s | CBC plain, s |\n|---|---|---|---|---|---|")
    for file in files:
        name = os.path.basename(file)
        with open(file, encoding="utf-8") as f:
            d = json.load(f)
        seconds, value, nodes = mine[name]
        cells, sums["ours"] = [f"{seconds:.2f}"], sums["ours"] + seconds
        with tempfile.TemporaryDirectory() as folder:
            lp, out = os.path.join(folder, "p.lp"), os.path.join(folder, "p.out")
            for solver, form, command, pattern in (
                ("glpk", merged(d["w"], d["cov"]),
                 ["glpsol", "--lp", lp, "--cuts", "--tmlim", str(LIMIT), "-o", out], r"Objective:\s+obj = (\S+)"),
                ("cbc", (d["w"], d["cov"]), ["cbc", lp, "sec", str(LIMIT), "solve", "solu", out],
                 r"Optimal - objective value (\S+)"),
            ):
                if not shutil.which(command[0]):
                    cells.append("not installed")
                    continue
                write_lp(lp, *form, d["m"], d["p"])
                took, found = timed(command, pattern, out)
                sums[solver] += took
                cells.append(f"{took:.2f}" if found is not None else f"cut off at {LIMIT}")
                differs = differs or found is not None and abs(found - d["optimum"]) > 0.5
                if os.path.exists(out):
                    os.remove(out)
        differs = differs or value != d["optimum"]
        print(f"| {name[:-5]} | {d['optimum']} | {nodes} | " + " | ".join(cells) + " |", flush=True)
    print(f"| all | | | {sums['ours']:.2f} | {sums['glpk']:.2f} | {sums['cbc']:.2f} |")
    for solver in ("glpk", "cbc"):
        if sums[solver]:
            print(f"ours takes {sums['ours'] / sums[solver]:.3f} of the time of {solver}")
    if differs:
        sys.exit("an optimum differs")


main()
