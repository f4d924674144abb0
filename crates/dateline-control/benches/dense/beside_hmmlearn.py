"""Every day of a dense chain of three states, by hmmlearn and by Dateline: same answer, and how long each takes.

python3 -m venv venv && venv/bin/pip install hmmlearn==0.3.3
cargo bench -p dateline-control --bench dense --no-run        # prints the path of the bench
venv/bin/python crates/dateline-control/benches/dense/beside_hmmlearn.py PATH
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import hmmlearn
import numpy
from hmmlearn.hmm import CategoricalHMM

PLACES, DAYS, STATES, SIGNS = 200, 4000, 3, 8
WITHIN = 1e-9

dice = numpy.random.default_rng(2013)
first = numpy.array([0.5, 0.3, 0.2])
transition = numpy.array([[0.985, 0.01, 0.005], [0.02, 0.97, 0.01], [0.03, 0.03, 0.94]])
chances = dice.dirichlet(numpy.full(SIGNS, 0.7), STATES)
told = dice.integers(SIGNS, size=(PLACES, DAYS))

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    numpy.concatenate([first, transition.ravel()]).astype("<f8").tofile(folder / "chain")
    # As (place, day, state): how probable what is told is in each state.
    numpy.ascontiguousarray(chances.T[told]).astype("<f8").tofile(folder / "evidence")
    subprocess.run([sys.argv[1]], check=True, env={**os.environ, "DATELINE_CHAIN": name})
    ours = numpy.fromfile(folder / "posterior", "<f8").reshape(PLACES, DAYS, STATES)
    seconds = float((folder / "seconds").read_text())

place_days = PLACES * DAYS
rate = place_days / seconds / 1e6
print(f"dateline: {rate:.1f} M place-days/s")
for implementation in ["scaling", "log"]:
    model = CategoricalHMM(STATES, implementation=implementation)
    model.startprob_, model.transmat_, model.emissionprob_ = first, transition, chances
    model.n_features = SIGNS
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        theirs = model.predict_proba(told.reshape(-1, 1), numpy.full(PLACES, DAYS))
        best = min(best, time.perf_counter() - start)
    apart = numpy.abs(theirs.reshape(ours.shape) - ours).max()
    print(
        f"hmmlearn {hmmlearn.__version__} ({implementation}): {place_days / best / 1e6:.2f} M place-days/s, "
        f"Dateline is {rate / (place_days / best / 1e6):.0f} times as fast, at most {apart:.1e} apart"
    )
    if not apart < WITHIN:
        sys.exit(f"the answers are more than {WITHIN} apart")
