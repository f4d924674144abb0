"""Who reaches what on the made-up roads, by igraph and by Dateline: same answer, and how long each takes.

python3 -m venv venv && venv/bin/pip install igraph==1.0.0 numpy
cargo bench -p dateline-roads --no-run        # prints the path of the bench
venv/bin/python crates/dateline-roads/benches/roads/beside_igraph.py PATH

igraph is given the open roads of one side as a graph already built, and only finds its connected components; Dateline answers
for all six sides from their masks.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import igraph
import numpy

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([sys.argv[1]], check=True, env={**os.environ, "DATELINE_ROADS": name})

    def read(what):
        return numpy.fromfile(folder / what, "<u4")

    ends, sources = read("ends").reshape(-1, 2), read("sources").reshape(-1, 2)
    for which in ["war", "all open"]:
        passable, reached = read(f"passable {which}"), read(f"reached {which}")
        ours = float((folder / f"milliseconds {which}").read_text())
        theirs = []
        for side in range(6):
            graph = igraph.Graph(n=len(reached), edges=ends[passable >> side & 1 == 1])
            best = float("inf")
            for _ in range(20):
                start = time.thread_time()
                parts = graph.connected_components()
                best = min(best, (time.thread_time() - start) * 1000)
            theirs.append(best)
            part = numpy.array(parts.membership)
            inside = numpy.isin(part, part[sources[sources[:, 1] >> side & 1 == 1, 0]])
            if not (inside == (reached >> side & 1 == 1)).all():
                sys.exit(f"side {side} reaches other nodes")
        print(
            f"{which}: dateline, six sides {ours:.3f} ms; igraph {igraph.__version__}, one side {theirs[0]:.2f} ms, "
            f"six sides {sum(theirs):.1f} ms: Dateline is {sum(theirs) / ours:.0f} times as fast"
        )
