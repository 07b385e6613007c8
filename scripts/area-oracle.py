"""Areas of unions of geodesic discs inside Ukraine, by Shapely and pyproj.

Makes coverage/testdata/oracle_discs.csv (sets of discs from a fixed seed) and
oracle_areas.csv (their united area inside the border, in km2): discs are
geodesic polygons of 1,440 points on WGS84, densified, projected to a Lambert
azimuthal equal-area plane, united and cut to the border there. The Go test
TestUnionAreasAgreeWithTheOracle holds the planner against these files.
Run it with scripts/area-oracle.sh.
"""
import csv
import random

from pyproj import Geod, Transformer
from shapely.geometry import Polygon
from shapely.ops import transform, unary_union
from shapely.validation import make_valid

GEOD = Geod(ellps="WGS84")
PLANE = Transformer.from_crs("EPSG:4326", "+proj=laea +lat_0=48.5 +lon_0=31 +ellps=WGS84", always_xy=True).transform


def densify(points, step=0.01):
    """Straight edges in longitude and latitude, in pieces of a hundredth of a degree."""
    out = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        n = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        out += [(x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n) for i in range(n)]
    return out + [points[-1]]


def border():
    """Ukraine's rings, filled by even-odd."""
    shape = Polygon()
    with open("data/countries.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["code"] == "UA":
                ring = [tuple(map(float, p.split())) for p in row["points"].split(";")]
                ring = make_valid(transform(PLANE, Polygon(densify(ring))))
                shape = shape.symmetric_difference(ring)
    return shape


def disc(lon, lat, km, points=1440):
    """A geodesic circle as a polygon in the equal-area plane."""
    az = [360.0 * i / points for i in range(points)]
    lons, lats, _ = GEOD.fwd([lon] * points, [lat] * points, az, [km * 1000] * points)
    return transform(PLANE, Polygon(zip(lons, lats)))


def main():
    rng = random.Random(20250822)
    ukraine = border()
    with open("coverage/testdata/oracle_discs.csv", "w", encoding="utf-8") as discs, open("coverage/testdata/oracle_areas.csv", "w", encoding="utf-8") as areas:
        print("set,lon,lat,radius_km", file=discs)
        print("set,discs,area_km2", file=areas)
        for number in range(12):
            count = [1, 2, 3, 5, 8, 12, 20, 30, 40, 60, 100, 200][number]
            shapes = []
            for _ in range(count):
                lon, lat = round(rng.uniform(22, 40), 4), round(rng.uniform(44.5, 52.3), 4)
                km = round(rng.uniform(5, 40 if count > 30 else 200), 3)
                print(f"{number},{lon},{lat},{km}", file=discs)
                shapes.append(disc(lon, lat, km))
            area = unary_union(shapes).intersection(ukraine).area / 1e6
            print(f"{number},{count},{area:.4f}", file=areas)
        print(f"ukraine,0,{ukraine.area / 1e6:.4f}", file=areas)


main()
