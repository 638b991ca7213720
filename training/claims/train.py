"""Trains the attribution tagger on the arrays of write_arrays.py. Torch only; CPU is enough.

usage: train.py TRAIN.npz MINILM_FOLDER OUT.pt [--passes 4] [--seed 1] [--threads 2]
A sixteenth of the documents (by number) is kept for validation. A checkpoint is written every 10 minutes
and at each pass; a run that finds OUT.pt.part goes on from it. What was tried stands in README.md.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from encoder import Tagger, load_minilm
from torch import Tensor
from torch.nn import functional

SIZES, LABELS = [10, 17, 45, 7], 7
HINT, HINTS_DROPPED = 3, 0.1  # in a tenth of the chunks the model reads without the rules' hints
BATCH_PIECES = 2000  # padded pieces a step
BODY_RATE, HEAD_RATE, WARM_UP = 2e-4, 1e-3, 0.06
KEPT_OUT = 16


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    arrays = dict(np.load(options.train))
    chunks = np.arange(len(arrays["chunk_doc"]))
    kept = arrays["chunk_doc"] % KEPT_OUT == 0
    tagger = load_minilm(Path(options.minilm), SIZES, LABELS)
    plan = [
        b for p in range(options.passes) for b in batches(arrays, chunks[~kept], options.seed + p)
    ]
    optimizer, schedule = _optimizer(tagger, len(plan))
    done, part = 0, Path(options.out + ".part")
    if part.exists():
        state = torch.load(part)
        tagger.load_state_dict(state["tagger"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["done"]
    last, losses = time.time(), []
    for number, batch in enumerate(plan):
        if number < done:
            continue
        losses.append(step(tagger, optimizer, schedule, arrays, batch))
        if (
            time.time() - last > 600
            or number + 1 == len(plan)
            or (number + 1) % (len(plan) // options.passes) == 0
        ):
            last = time.time()
            torch.save({"tagger": tagger.state_dict(), "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(), "done": number + 1}, part)  # fmt: skip
            print(
                number + 1,
                len(plan),
                f"loss {np.mean(losses):.4f}",
                validate(tagger, arrays, chunks[kept]),
                flush=True,
            )
            losses = []
    torch.save(tagger.state_dict(), options.out)


def batches(arrays: dict[str, np.ndarray], chunks: np.ndarray, seed: int) -> list[np.ndarray]:
    """Chunks of like length together, in an order drawn by the seed."""
    rng = np.random.default_rng(seed)
    lengths = np.diff(arrays["chunk_piece"])[chunks] + rng.uniform(0, 12, len(chunks))
    found, current, longest = [], [], 0
    for chunk in chunks[np.argsort(lengths)]:
        length = int(arrays["chunk_piece"][chunk + 1] - arrays["chunk_piece"][chunk])
        longest = max(longest, length)
        if current and longest * (len(current) + 1) > BATCH_PIECES:
            found.append(np.array(current))
            current, longest = [], length
        current.append(chunk)
    found.append(np.array(current))
    return [found[i] for i in rng.permutation(len(found))]


def collate(arrays: dict[str, np.ndarray], batch: np.ndarray) -> tuple[Tensor, ...]:
    """pieces, features, mask, labels; a piece that begins no word has label -100."""
    starts, ends = arrays["chunk_piece"][batch], arrays["chunk_piece"][batch + 1]
    size = (len(batch), int((ends - starts).max()))
    pieces, labels = np.zeros(size, np.int64), np.full(size, -100, np.int64)
    features, mask = np.zeros((*size, len(SIZES)), np.int64), np.full(size, -1e9, np.float32)
    for row, (start, end, chunk) in enumerate(zip(starts, ends, batch, strict=True)):
        pieces[row, : end - start] = arrays["pieces"][start:end]
        features[row, : end - start] = arrays["features"][start:end]
        mask[row, : end - start] = 0
        words = slice(arrays["chunk_word"][chunk], arrays["chunk_word"][chunk + 1])
        labels[row, arrays["word_at"][words] - start] = arrays["labels"][words]
    return (torch.from_numpy(pieces), torch.from_numpy(features),
            torch.from_numpy(mask)[:, None, None, :], torch.from_numpy(labels))  # fmt: skip


def step(tagger: Tagger, optimizer, schedule, arrays, batch) -> float:
    tagger.train()
    pieces, features, mask, labels = collate(arrays, batch)
    features[torch.rand(len(batch)) < HINTS_DROPPED, :, HINT] = 0
    logits = tagger(pieces, features, mask)
    loss = functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


@torch.no_grad()
def validate(tagger: Tagger, arrays: dict[str, np.ndarray], chunks: np.ndarray) -> dict[str, float]:
    """Word F1 of each layer, as the scorer counts it."""
    tagger.eval()
    counts = np.zeros((3, 3))
    for batch in batches(arrays, chunks, 0):
        pieces, features, mask, labels = collate(arrays, batch)
        guess = (tagger(pieces, features, mask).argmax(-1) + 1)[labels >= 0] // 2
        gold = (labels[labels >= 0] + 1) // 2
        for layer in (1, 2, 3):
            counts[layer - 1] += [
                ((guess == layer) & (gold == layer)).sum(),
                (guess == layer).sum(),
                (gold == layer).sum(),
            ]
    return {
        name: round(float(2 * tp / (p + g)), 4)
        for name, (tp, p, g) in zip(("source", "cue", "content"), counts, strict=True)
    }


def _optimizer(tagger: Tagger, steps: int):
    frozen = {
        id(p)
        for m in (tagger.word, tagger.position, tagger.norm, *tagger.layers[: tagger.features_at])
        for p in m.parameters()
    }
    frozen.add(id(tagger.segment))
    new = {id(p) for m in (tagger.head, tagger.features) for p in m.parameters()}
    groups = [
        {"params": [p for p in tagger.parameters() if id(p) not in frozen | new], "lr": BODY_RATE},
        {"params": [p for p in tagger.parameters() if id(p) in new], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(WARM_UP * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / (steps - warm)))
    )
    return optimizer, schedule


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("minilm")
    parser.add_argument("out")
    parser.add_argument("--start")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
