"""A table of invented events: python3 make.py ROWS FILE [acled]

Twelve columns, or the 31 of an ACLED export. The same rows each time.
"""

import csv
import datetime
import random
import sys

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
PLAIN = "event_id,date,latitude,longitude,type,actor1,actor2,place,admin1,country,deaths,source".split(",")
FIRST = datetime.date(2012, 1, 1)


def rows(count, acled):
    chance = random.Random(7)
    for number in range(count):
        town = chance.randrange(10_000)
        day = FIRST + datetime.timedelta(days=chance.randrange(4_000))
        north, east = f"{33 + town % 100 / 20:.5f}", f"{35 + town // 100 / 15:.5f}"
        dead = chance.randrange(20)
        one, two = f"Group {town % 40}", f"Group {number % 40}"
        if not acled:
            yield [f"s1-{number}", day, north, east, f"type {town % 25}", one, two, f"Town {town}",
                   f"Province {town % 14}", "Nowhere", dead, f"Source {number % 30}"]
            continue
        yield [f"NOW{number}", day, day.year, 1 + number % 3, "Political violence", "Battles", "Armed clash", one, "", "2",
               two, "", "3", "23", "", "999", "Nowhere", "Nowhere", f"Province {town % 14}", f"District {town % 90}", "",
               f"Town {town}", north, east, 1 + town % 3, f"Source {number % 30}", "National",
               f"On {day}, invented fighters of {one} and {two} clashed near Town {town}, and {dead} were killed.", dead, "",
               1_700_000_000 + number % 86_400]


def main():
    acled = len(sys.argv) > 3 and sys.argv[3] == "acled"
    with open(sys.argv[2], "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(ACLED if acled else PLAIN)
        out.writerows(rows(int(sys.argv[1]), acled))


main()
