"""Trains the two link networks on the pairs of write_links.py. Torch; seconds on a CPU.

usage: train_links.py LINKS.npz OUT.json
Each content (or cue) chooses among its candidates and "none": a softmax over the group.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

HIDDEN, STEPS, RATE = 24, 600, 0.01


def main(path: str, out: str) -> None:
    torch.manual_seed(1)
    arrays = np.load(path)
    weights = {kind: train(arrays, kind) for kind in ("content", "source")}
    Path(out).write_text(json.dumps(weights) + "\n")


def train(arrays, kind: str) -> dict:
    features = torch.from_numpy(arrays[f"{kind}_features"])
    _, group = np.unique(arrays[f"{kind}_group"], return_inverse=True)
    right = torch.from_numpy(arrays[f"{kind}_right"])
    kept = torch.from_numpy(group % 10 == 0)
    group = torch.from_numpy(group)
    count = int(group.max()) + 1
    hidden, last = nn.Linear(features.shape[1], HIDDEN), nn.Linear(HIDDEN, 1, bias=False)
    none = nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.Adam(
        [*hidden.parameters(), *last.parameters(), none], lr=RATE, weight_decay=1e-5
    )

    def score():
        return last(torch.tanh(hidden(features)))[:, 0]

    for _ in range(STEPS):
        scores = score()
        summed = torch.zeros(count).index_add(0, group, scores.exp()) + none.exp()
        joined = torch.zeros(count).index_add(0, group, scores.exp() * right)
        nothing = torch.zeros(count).index_add(0, group, right) == 0
        likelihood = (
            (torch.where(nothing, none.exp().expand(count), joined) / summed).clamp_min(1e-9).log()
        )
        asked = torch.ones(count, dtype=torch.bool)
        asked[group[kept]] = False
        loss = -likelihood[asked].mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(kind, "groups", count, "loss", round(float(loss.detach()), 4), "right on kept-out:",
          accuracy(score().detach(), group, right, float(none.detach()), kept))  # fmt: skip
    return {"hidden": hidden.weight.T.tolist(), "hidden_bias": hidden.bias.tolist(),
            "out": last.weight[0].tolist(), "none": float(none.detach())}  # fmt: skip


def accuracy(scores, group, right, none: float, kept) -> float:
    hits, groups = 0, torch.unique(group[kept]).tolist()
    starts = torch.searchsorted(group, torch.tensor(groups))
    ends = torch.searchsorted(group, torch.tensor(groups), right=True)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        best = int(scores[start:end].argmax())
        hits += (
            bool(right[start + best]) if scores[start + best] > none else not right[start:end].any()
        )
    return round(hits / len(groups), 4)


if __name__ == "__main__":
    main(*sys.argv[1:3])
