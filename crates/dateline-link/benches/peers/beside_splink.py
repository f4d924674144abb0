#!/usr/bin/env python3
"""Splink on simulated datasets, as favourably set as we know how.

usage: beside_splink.py FOLDER [--told] (needs splink 4, pandas)

FOLDER is what the simulator wrote: source_1.csv …, truth.csv. Blocked so that the same pairs are compared as by
Dateline: spans of days that meet, and squares of kilometres that meet. Levels for days, kilometres, type, actors (also
crosswise) and dead, learned by Splink's own EM; clusters by its best pairs first, no two rows of a source in one
(its own one-to-one clustering runs out of memory on these). The threshold is chosen by the
truth, which no user could: the best F1 of eleven is printed. With --told, Splink is also told which words of two sources
mean the same type and actor, which Dateline has to find out.
"""
import csv
import glob
import math
import os
import sys
import time
import warnings
from collections import Counter
from datetime import date, timedelta

import pandas as pd
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

warnings.filterwarnings("ignore")
ALIASES = {"Gov. forces": "Government", "Military Forces": "Government", "Regime": "Government", "Front A": "Rebel A",
           "A Brigade": "Rebel A", "Army of B": "Rebel B", "C Defence Force": "Militia C", "D Coalition": "Foreign D",
           "Unarmed people": "Civilians"}


def zones(row):
    """Four squares of half a degree, each shifted by half of that: what lies within a quarter shares one at least."""
    north, east = float(row["latitude"]), float(row["longitude"])
    return {f"zone{n}": f"{math.floor(2 * north + y)},{math.floor(2 * east + x)}"
            for n, (y, x) in enumerate([(0, 0), (0, 0.5), (0.5, 0), (0.5, 0.5)])}


def read(folder, told):
    rows = []
    for path in sorted(glob.glob(f"{folder}/source_*.csv")):
        source = os.path.basename(path)[:-4]
        for row in csv.DictReader(open(path)):
            word = row["type"].upper()
            actors = [row["actor1"] or None, row["actor2"] or None]
            if told and "date_prec" in row:
                word = row["type"][1:]
                actors = [ALIASES.get(actor, actor) for actor in actors]
            rows.append({"source_dataset": source, "unique_id": row["event_id"], "d": row["date"],
                         "e": row.get("enddate") or row["date"], "vague": row.get("date_prec") == "4",
                         "wide": row.get("where_prec") == "3", "latitude": float(row["latitude"]),
                         "longitude": float(row["longitude"]), "kind": word,
                         "family": str(int(word) // 2) if told and word.isdigit() else word, "actor1": actors[0],
                         "actor2": actors[1], "dead": None if row["deaths"] == "" else int(row["deaths"]),
                         "month": row["date"][:7], "first": (date.fromisoformat(row["date"]) - timedelta(days=2)).isoformat(),
                         "last": (date.fromisoformat(row.get("enddate") or row["date"]) + timedelta(days=2)).isoformat(),
                         "reach": 30 if row.get("where_prec") == "3" else 5, **zones(row),
                         "cell": f"{math.floor(float(row['latitude']) * 4)},{math.floor(float(row['longitude']) * 4)}"})
    frame = pd.DataFrame(rows)
    frame["dead"] = frame["dead"].astype("Int64")
    return frame


def settings(sources):
    exact = levels.ExactMatchLevel
    apart = "abs(date_diff('day', cast(d_l as date), cast(d_r as date)))"
    custom = levels.CustomLevel
    vague = "(vague_l or vague_r)"
    day = comparisons.CustomComparison(output_column_name="day", comparison_levels=[
        custom(f"not {vague} and d_l = d_r and e_l = e_r and d_l < e_l", "same span"),
        custom(f"{vague} and d_l = d_r and e_l = e_r", "same month"),
        custom(f"{vague} and d_l <= e_r and d_r <= e_l", "within the month"), custom(vague, "beside the month"),
        *[custom(f"{apart} = {n}", f"{n} days") for n in range(4)], levels.ElseLevel()])
    far = ("(111.2 * sqrt(pow(latitude_l - latitude_r, 2) + "
           "pow((longitude_l - longitude_r) * cos(radians(latitude_l)), 2)))")
    place = comparisons.CustomComparison(output_column_name="place", comparison_levels=[
        custom(f"(wide_l or wide_r) and {far} < 0.001", "same centroid"),
        custom(f"(wide_l and wide_r)", "other centroid"),
        *[custom(f"(wide_l or wide_r) and {far} < {n}", f"vague, {n} km") for n in (6, 12, 18)],
        custom("(wide_l or wide_r)", "vague, farther"), custom(f"{far} < 0.001", "same point"),
        *[custom(f"{far} < {n}", f"{n} km") for n in (1, 2, 3, 4, 5)], levels.ElseLevel()])
    kind = comparisons.CustomComparison(output_column_name="kind", comparison_levels=[
        levels.NullLevel("kind"), exact("kind", term_frequency_adjustments=True), exact("family"), levels.ElseLevel()])
    same = lambda one, other: f"(actor{one}_l = actor{other}_r)"
    actors = comparisons.CustomComparison(output_column_name="actors", comparison_levels=[
        custom(f"{same(1, 1)} and {same(2, 2)}", "both"), custom(f"{same(1, 2)} and {same(2, 1)}", "crosswise"),
        custom(f"({same(1, 1)} and (actor2_l is null or actor2_r is null)) or "
               f"({same(2, 2)} and (actor1_l is null or actor1_r is null))", "one, the other not given"),
        custom(f"{same(1, 1)} or {same(2, 2)}", "one"),
        custom("actor1_l is null or actor1_r is null or actor2_l is null or actor2_r is null", "not given"),
        levels.ElseLevel()])
    dead = comparisons.CustomComparison(output_column_name="dead", comparison_levels=[
        levels.NullLevel("dead"), custom("dead_l = 0 and dead_r = 0", "none"),
        custom("dead_l = dead_r and dead_l > 5", "same, many"), custom("dead_l = dead_r", "same"),
        custom("dead_l > 0 and dead_r > 0 and greatest(dead_l, dead_r) <= 2 * least(dead_l, dead_r)", "near"),
        custom("dead_l > 0 and dead_r > 0", "far"), levels.ElseLevel()])
    return SettingsCreator(
        link_type="link_only", comparisons=[day, place, kind, actors, dead],
        blocking_rules_to_generate_predictions=[
            f"l.zone{n} = r.zone{n} and l.first <= r.last and r.first <= l.last and "
            "abs(l.latitude - r.latitude) < (l.reach + r.reach) / 111.2 and "
            "abs(l.longitude - r.longitude) < (l.reach + r.reach) / 88.0" for n in range(4)],
        probability_two_random_records_match=1e-5, retain_intermediate_calculation_columns=False)


def score(truth, got):
    pairs = lambda labels: sum(n * (n - 1) // 2 for n in Counter(labels).values())
    both = pairs((truth[row], cluster) for row, cluster in got.items())
    return 2 * both / max(1, pairs(truth.values()) + pairs(got.values()))


def main():
    folder, told = sys.argv[1], "--told" in sys.argv
    frame = read(folder, told)
    truth = {(r["source"], r["event_id"]): r["true_id"] for r in csv.DictReader(open(f"{folder}/truth.csv"))}
    sources = sorted(frame["source_dataset"].unique())
    start = time.time()
    frames = [frame[frame["source_dataset"] == source].drop(columns="source_dataset") for source in sources]
    linker = Linker(frames, settings(sources), DuckDBAPI(), input_table_aliases=sources, set_up_basic_logging=False)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    # Its EM takes no lists: by the day for all but days, and by the month and the figure for the rest.
    for rule in (block_on("cell", "d"), block_on("cell", "month", "dead")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    table = predicted.as_pandas_dataframe()[
        ["match_probability", "source_dataset_l", "unique_id_l", "source_dataset_r", "unique_id_r"]]
    seconds = time.time() - start
    pairs = sorted(table.itertuples(index=False), key=lambda pair: (-pair[0], *pair[1:]))
    best, got, cluster, made = (0, 0), {}, {}, 0
    thresholds = [0.99, 0.95, 0.9, 0.8, 0.65, 0.5, 0.35, 0.2, 0.1, 0.05, 0.02]
    for probability, *pair in [*pairs, (0, "", "", "", "")]:
        while thresholds and probability < thresholds[0]:
            labels = {row: number for row, number in cluster.items()}
            best = max(best, (score(truth, labels), thresholds.pop(0)))
            if best[0] == score(truth, labels):
                got = labels
        one, other = (pair[0], str(pair[1])), (pair[2], str(pair[3]))
        rows = [row for side in (one, other) for row in members(side, cluster)]
        if len({source for source, _ in rows}) == len(rows) and cluster.get(one, one) != cluster.get(other, other):
            made += 1
            for row in rows:
                cluster[row] = made
                MEMBERS[made] = rows
    if sys.argv[-1].endswith(".csv"):
        with open(sys.argv[-1], "w") as out:
            out.write("cluster,source,event_id\n")
            out.writelines(f"{c},{s},{i}\n" for (s, i), c in got.items())
    print(f"{folder}{' --told' if told else ''}: {len(frame)} rows, {seconds:.1f} s up to its pairs, "
          f"best F1 {best[0]:.4f} at threshold {best[1]}", flush=True)


MEMBERS = {}


def members(row, cluster):
    return MEMBERS[cluster[row]] if row in cluster else [row]


if __name__ == "__main__":
    main()
