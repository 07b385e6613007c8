"""Checks files of airumbrella with readers that are none of its own.

    readers.py geojson FILE.geojson REPORT.json    rings, counts, areas
    readers.py areas COVER.geojson REPORT.json     areas of a cover layer alone
    readers.py difference FILE.geojson             rings of what is gained and lost
    readers.py kml DOC.kml REPORT.json             rings, counts of vertices, styles, areas
    readers.py cells STATUS.xyz REPORT.json        covered cells of a GeoTIFF
    readers.py tables FILE.csv EXCEL.csv FILE.xlsx numbers as numbers, cells alike
    readers.py calc FILE.csv                       a sheet that LibreOffice has read

Areas are those of the WGS84 ellipsoid, on Lambert's cylindrical equal-area plane. The
exit status is 1 where something does not hold.
"""

import csv
import json
import math
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

A, E2 = 6378137.0, 6.69437999014e-3
E = math.sqrt(E2)
faults = []


def fault(text):
    faults.append(text)


def authalic(lat):
    """The area north of the equator per radian of longitude, over A squared."""
    s = math.sin(math.radians(lat))
    return (1 - E2) * (s / (1 - E2 * s * s) + math.atanh(E * s) / E) / 2


def plane(ring):
    return [(A * math.radians(p[0]), A * authalic(p[1])) for p in ring]


def km2(polygons):
    """The area of the union of polygons, each a list of rings in degrees."""
    from shapely.geometry import Polygon
    from shapely.ops import unary_union

    shapes = [Polygon(plane(p[0]), [plane(r) for r in p[1:]]) for p in polygons]
    return unary_union(shapes).area / 1e6


def valid(name, polygons):
    from shapely.geometry import MultiPolygon, Polygon
    from shapely.validation import explain_validity

    shape = MultiPolygon([Polygon(p[0], p[1:]) for p in polygons])
    if not shape.is_valid:
        fault(f"{name}: {explain_validity(shape)}")
    for p in polygons:
        for i, ring in enumerate(p):
            if ring[0] != ring[-1]:
                fault(f"{name}: a ring is open")
            twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
            if (twice > 0) != (i == 0):
                fault(f"{name}: ring {i} turns the wrong way")


def near(name, got, want, part=0.001):
    # The report rounds to 0.1 km2, which is more than 0.1 % of a small gap.
    if abs(got - want) > max(part * want, 0.06):
        fault(f"{name}: {got:.1f} km2, the report has {want:.1f}")


def threats(report):
    return {t["id"]: t for t in report["threats"] + [report["worst"]]}


def features(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)["features"]


def check_areas(list_, report):
    """Holds every feature of covered ground against the report."""
    seen = set()
    for f in list_:
        p, g = f["properties"], f["geometry"]
        if p.get("layer", "cover") != "cover":
            continue
        valid(p["title"], g["coordinates"])
        near(p["title"], km2(g["coordinates"]), threats(report)[p["threat"]]["area_km2"][p["estimate"]])
        seen.add((p["threat"], p["estimate"]))
    for threat, t in threats(report).items():
        for e in ("low", "base", "high"):
            if t["area_km2"][e] > 1 and (threat, e) not in seen:
                fault(f"no cover against {threat} at {e}")
    print(f"  {len(seen)} grounds of cover agree with the report")


def check_geojson(path, report):
    with open(report, encoding="utf-8") as f:
        report = json.load(f)
    list_ = features(path)
    check_areas(list_, report)
    count = {}
    for f in list_:
        p, g = f["properties"], f["geometry"]
        count[p["layer"]] = count.get(p["layer"], 0) + 1
        for key, value in p.items():
            if isinstance(value, (dict, list)):
                fault(f"{f['id']}: {key} is not flat")
        if g["type"] == "MultiPolygon":
            valid(f["id"], g["coordinates"])
            near(f["id"], km2(g["coordinates"]), p["area_km2"], 0.002 if p["area_km2"] < 1000 else 0.001)
        if re.search(r"\.\d{6}", json.dumps(g)):
            fault(f"{f['id']}: more than five decimals")
    if len({f["id"] for f in list_}) != len(list_):
        fault("an id stands twice")
    want = {
        "places": len(report["places"]),
        "units": len(report["units"]),
        "gaps": sum(len(t["gaps"]) for t in threats(report).values()),
    }
    for layer, n in want.items():
        if count.get(layer) != n:
            fault(f"{layer}: {count.get(layer)} features, the report has {n}")
    print("  " + ", ".join(f"{n} {layer}" for layer, n in sorted(count.items())))


def check_difference(path):
    grounds = [f for f in features(path) if f["geometry"]["type"] == "MultiPolygon"]
    for f in grounds:
        valid(f["id"], f["geometry"]["coordinates"])
        near(f["id"], km2(f["geometry"]["coordinates"]), f["properties"]["area_km2"], 0.002)
    if not any(f["properties"]["layer"] == "gained" for f in grounds):
        fault("nothing gained")
    print(f"  {len(grounds)} grounds gained or lost")


def check_kml(path, report):
    with open(report, encoding="utf-8") as f:
        report = json.load(f)
    space = {"k": "http://www.opengis.net/kml/2.2"}
    root = ET.parse(path).getroot()
    styles = {"#" + s.get("id"): s for s in root.iterfind(".//k:Style", space)}
    most, grounds = 0, 0
    for mark in root.iterfind(".//k:Placemark", space):
        name = mark.findtext("k:name", namespaces=space)
        style = styles.get(mark.findtext("k:styleUrl", namespaces=space))
        polygons = []
        for p in mark.iterfind(".//k:Polygon", space):
            rings = []
            for text in p.iterfind(".//k:coordinates", space):
                rings.append([[float(x) for x in c.split(",")[:2]] for c in text.text.split()])
                most = max(most, len(rings[-1]))
            polygons.append(rings)
        if style is None or polygons and style.find("k:PolyStyle", space) is None:
            fault(f"{name}: no style")
        data = {d.get("name"): d.findtext("k:value", namespaces=space) for d in mark.iterfind(".//k:Data", space)}
        if polygons:
            valid(name, polygons)
            if data["id"].startswith("cover/"):
                grounds += 1
                want = threats(report)[data["threat"]]["area_km2"][data["estimate"]]
                near(name, km2(polygons), want)
    if most >= 30000:
        fault(f"a ring of {most} vertices")
    print(f"  {grounds} grounds, rings of at most {most} vertices, {len(styles)} styles")


def check_cells(path, report):
    with open(report, encoding="utf-8") as f:
        report = json.load(f)
    lead = next(t for t in report["threats"] if t["id"] == "cruise-missile")
    rows, lons = {}, set()
    with open(path, encoding="ascii") as f:
        for line in f:
            x, y, value = map(float, line.split())
            lons.add(x)
            if value != -9999:
                row = rows.setdefault(y, [0, 0, 0, 0])
                row[0] += 1
                for i, least in enumerate((4, 3, 1)):
                    row[i + 1] += value >= least
    lons = sorted(lons)
    wide = math.radians((lons[-1] - lons[0]) / (len(lons) - 1))
    lats = sorted(rows)
    half = min(b - a for a, b in zip(lats, lats[1:])) / 2
    sums = [0.0] * 4
    for y, row in rows.items():
        cell = wide * (authalic(y + half) - authalic(y - half)) * A * A / 1e6
        for i, n in enumerate(row):
            sums[i] += n * cell
    area = lead["area_km2"]
    for name, got, want in zip(("all", "low", "base", "high"), sums, (area["total"], area["low"], area["base"], area["high"])):
        near(f"cells, {name}", got, want, 0.002)
        print(f"  {name}: cells {got:.0f} km2, report {want:.0f} km2, {100 * (got / want - 1):+.3f} %")


def sheet(book, number):
    """The cells of a sheet as texts and numbers."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    root = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    for row in root.iterfind(".//m:row", space):
        cells = {}
        for c in row.iterfind("m:c", space):
            if c.find("m:f", space) is not None:
                fault("a formula in the workbook")
            column = re.match("[A-Z]+", c.get("r")).group()
            if c.get("t") == "inlineStr":
                cells[column] = "".join(t.text or "" for t in c.iterfind(".//m:t", space))
            else:
                cells[column] = float(c.findtext("m:v", namespaces=space))
        yield cells


def check_tables(plain, excel, workbook):
    with open(plain, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    with open(excel, encoding="utf-8-sig", newline="") as f:
        others = list(csv.reader(f, delimiter=";"))
    if rows != others:
        fault("the two kinds of CSV differ in their cells")
    lon, people = rows[0].index("lon"), rows[0].index("population")
    for row in rows[1:]:
        float(row[lon]), int(row[people])
    with zipfile.ZipFile(workbook) as book:
        if book.testzip():
            fault("the workbook is damaged")
        places = list(sheet(book, 2))
    if len(places) != len(rows):
        fault(f"{len(places)} rows of places in the workbook, {len(rows)} in CSV")
    letter = chr(ord("A") + people)
    total = sum(p[letter] for p in places[1:])
    if total != sum(int(row[people]) for row in rows[1:]):
        fault("the people of the workbook and of CSV differ")
    print(f"  {len(rows) - 1} rows, {total:.0f} people over all threats")


def check_calc(path):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    column = rows[0].index("people_total")
    if not all(float(row[column]) > 0 for row in rows[1:]):
        fault("a number is none")
    print(f"  {len(rows) - 1} threats")


CHECKS = {
    "geojson": check_geojson,
    "areas": lambda path, report: check_areas(features(path), json.load(open(report, encoding="utf-8"))),
    "difference": check_difference,
    "kml": check_kml,
    "cells": check_cells,
    "tables": check_tables,
    "calc": check_calc,
}

if __name__ == "__main__":
    CHECKS[sys.argv[1]](*sys.argv[2:])
    for text in faults[:20]:
        print("  " + text)
    sys.exit(bool(faults))
