#!/usr/bin/env python3
"""Writes a made-up country as OSM XML: villages in a grid, roads between them with bends, and a share of ways that are no
roads, in about the mixture of a real extract. Debian's osmium-tool makes a PBF of it:

    python3 make.py 400 > /tmp/country.osm
    osmium cat /tmp/country.osm -O -o /tmp/country.osm.pbf
"""

import random
import sys

side = int(sys.argv[1]) if len(sys.argv) > 1 else 400
bends = 12
chance = random.Random(5)
print('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="make.py">')
number = 0
where = {}
nodes = {}


def node(longitude, latitude):
    global number
    number += 1
    print(f'<node id="{number}" version="2" timestamp="2026-01-15T12:00:00Z" uid="{number % 997 + 1}" user="mapper {number % 997}" '
          f'changeset="{number % 9973 + 1}" lat="{latitude:.7f}" lon="{longitude:.7f}"/>')
    return number


for x in range(side):
    for y in range(side):
        where[x, y] = (35.0 + x * 0.008 + chance.uniform(-2e-3, 2e-3), 32.0 + y * 0.008 + chance.uniform(-2e-3, 2e-3))
        nodes[x, y] = node(*where[x, y])
ways = []
for x in range(side):
    for y in range(side):
        for to in ((x + 1, y), (x, y + 1)):
            if to in where:
                (west, south), (east, north) = where[x, y], where[to]
                way = [nodes[x, y]]
                for step in range(1, bends):
                    share = step / bends
                    way.append(node(west + (east - west) * share + chance.uniform(-3e-4, 3e-4),
                                    south + (north - south) * share + chance.uniform(-3e-4, 3e-4)))
                ways.append(way + [nodes[to]])
classes = ["residential"] * 8 + ["track"] * 4 + ["tertiary"] * 2 + ["secondary", "primary", "trunk", "motorway"]
for index, way in enumerate(ways, 1):
    print(f'<way id="{index}" version="2" timestamp="2026-01-15T12:00:00Z" uid="{index % 997 + 1}" user="mapper {index % 997}" changeset="{index % 9973 + 1}">')
    print("".join(f'<nd ref="{one}"/>' for one in way))
    if index % 4 == 0:
        print('<tag k="building" v="yes"/>')
    else:
        kind = chance.choice(classes)
        print(f'<tag k="highway" v="{kind}"/><tag k="name" v="Street {index % 5000}"/>')
        if kind in ("trunk", "motorway"):
            print(f'<tag k="ref" v="M{index % 9}"/><tag k="maxspeed" v="90"/>')
    print("</way>")
print("</osm>")
