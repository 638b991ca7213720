"""Trains the attribution tagger on the arrays of write_arrays.py. Torch only; CPU is enough.

usage: train.py TRAIN.npz ENCODER_FOLDER OUT.pt [--passes 4] [--seed 1] [--threads 2] [--rate 2e-4] [--bf16]
                [--teacher TRAIN_LOGITS.npz] [--more ARRAYS.npz LOGITS.npz]
A sixteenth of the documents (by number) is kept for validation. With --teacher the labels are learnt beside a
teacher's probabilities (write_logits.py); --more adds text that only the teacher has labelled. A checkpoint is
written every 10 minutes and at each pass; a run that finds OUT.pt.part goes on from it. The weights that are
written are averaged over the last part of the run. What was tried stands in README.md.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from encoder import Tagger, load_encoder
from torch import Tensor
from torch.nn import functional

SIZES, LABELS = [10, 17, 45, 7], 7
HINT, HINTS_DROPPED = 3, 0.1  # in a tenth of the chunks the model reads without the rules' hints
BATCH_PIECES = 2000  # padded pieces a step
HEAD_RATE, WARM_UP = 1e-3, 0.06
TEACHER_SHARE = 0.7  # of the loss, where a teacher has spoken
AVERAGED, KEPT = 0.25, 0.99  # the last part of the run is averaged, an older average kept at this weight
KEPT_OUT = 16


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    arrays = load_arrays(options.train, options.teacher)
    kept = np.flatnonzero(arrays["chunk_doc"] % KEPT_OUT == 0)
    learnt = np.flatnonzero(arrays["chunk_doc"] % KEPT_OUT != 0)
    if options.more:
        learnt = np.concatenate([learnt, len(arrays["chunk_doc"]) + append(arrays, *options.more)])
    tagger = load_encoder(Path(options.encoder), SIZES, LABELS)
    plan = [b for p in range(options.passes) for b in batches(arrays, learnt, options.seed + p)]
    optimizer, schedule = _optimizer(tagger, len(plan), options.rate)
    done, part, average = 0, Path(options.out + ".part"), None
    if part.exists():
        state = torch.load(part)
        tagger.load_state_dict(state["tagger"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done, average = state["done"], state["average"]
    last, losses = time.time(), []
    for number, batch in enumerate(plan):
        if number < done:
            continue
        losses.append(step(tagger, optimizer, schedule, collate(arrays, batch), options.bf16))
        if number >= (1 - AVERAGED) * len(plan):
            average = averaged(average, tagger)
        ends = (number + 1) % (len(plan) // options.passes) == 0 or number + 1 == len(plan)
        if ends or time.time() - last > 600:
            last = time.time()
            torch.save({"tagger": tagger.state_dict(), "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(), "done": number + 1, "average": average}, part)  # fmt: skip
            found = validate(tagger, arrays, kept)
            print(number + 1, len(plan), f"loss {np.mean(losses):.4f}", found, flush=True)
            losses = []
    tagger.load_state_dict(average)
    print("averaged", validate(tagger, arrays, kept))
    torch.save(average, options.out)
    part.unlink()


def averaged(average: dict[str, Tensor] | None, tagger: Tagger) -> dict[str, Tensor]:
    now = tagger.state_dict()
    if average is None:
        return {name: value.clone() for name, value in now.items()}
    return {name: value.lerp(now[name], 1 - KEPT) for name, value in average.items()}


def load_arrays(path: str, logits: str | None) -> dict[str, np.ndarray]:
    """The arrays of a file, with the teacher's log-probabilities [words, labels] where there is one."""
    arrays = dict(np.load(path))
    shape = (len(arrays["labels"]), LABELS)
    arrays["teacher"] = np.load(logits)["logits"] if logits else np.full(shape, np.nan, np.float16)
    return arrays


def append(arrays: dict[str, np.ndarray], path: str, logits: str) -> np.ndarray:
    """Adds text without labels; the numbers of its chunks, counted from 0."""
    more = load_arrays(path, logits)
    more["labels"] = np.full_like(more["labels"], -100)
    more["word_at"] = more["word_at"] + len(arrays["pieces"])
    for name, size in (("chunk_piece", "pieces"), ("chunk_word", "labels")):
        arrays[name] = np.concatenate([arrays[name], more.pop(name)[1:] + len(arrays[size])])
    for name, values in more.items():
        arrays[name] = np.concatenate([arrays[name], values])
    return np.arange(len(more["chunk_doc"]))


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
    """pieces, features, mask, and for the words alone, one after another: where each begins in the
    flattened batch, label (-100 for none) and the teacher's log-probabilities."""
    starts, ends = arrays["chunk_piece"][batch], arrays["chunk_piece"][batch + 1]
    size = (len(batch), int((ends - starts).max()))
    pieces, features = np.zeros(size, np.int64), np.zeros((*size, len(SIZES)), np.int64)
    mask, at, words = np.full(size, -1e9, np.float32), [], []
    for row, (start, end, chunk) in enumerate(zip(starts, ends, batch, strict=True)):
        pieces[row, : end - start] = arrays["pieces"][start:end]
        features[row, : end - start] = arrays["features"][start:end]
        mask[row, : end - start] = 0
        words.append(np.arange(arrays["chunk_word"][chunk], arrays["chunk_word"][chunk + 1]))
        at.append(arrays["word_at"][words[-1]] - start + row * size[1])
    every = np.concatenate(words)
    return (torch.from_numpy(pieces), torch.from_numpy(features), torch.from_numpy(mask)[:, None, None, :],
            torch.from_numpy(np.concatenate(at)), torch.from_numpy(arrays["labels"][every].astype(np.int64)),
            torch.from_numpy(arrays["teacher"][every].astype(np.float32)))  # fmt: skip


def step(tagger: Tagger, optimizer, schedule, batch: tuple[Tensor, ...], bf16: bool) -> float:
    tagger.train()
    pieces, features, mask, at, labels, teacher = batch
    features[torch.rand(len(pieces)) < HINTS_DROPPED, :, HINT] = 0
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        logits = tagger(pieces, features, mask)
    loss = loss_of(logits.float().flatten(0, 1)[at], labels, teacher)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


def loss_of(logits: Tensor, labels: Tensor, teacher: Tensor) -> Tensor:
    """Cross-entropy with the labels, with the teacher's probabilities, or a share of each."""
    spoken = ~teacher.isnan().any(-1)
    by_label = functional.cross_entropy(logits, labels, ignore_index=-100, reduction="none")
    by_teacher = -(teacher.nan_to_num().exp() * logits.log_softmax(-1)).sum(-1)
    share = torch.where(labels < 0, 1.0, TEACHER_SHARE) * spoken
    return (share * by_teacher + (1 - share) * by_label).mean()


@torch.no_grad()
def validate(tagger: Tagger, arrays: dict[str, np.ndarray], chunks: np.ndarray) -> dict[str, float]:
    """Word F1 of each layer, as the scorer counts it."""
    tagger.eval()
    counts = np.zeros((3, 3))
    for batch in batches(arrays, chunks, 0):
        pieces, features, mask, at, labels, _ = collate(arrays, batch)
        guess = (tagger(pieces, features, mask).flatten(0, 1)[at].argmax(-1) + 1) // 2
        gold = (labels + 1) // 2
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


def _optimizer(tagger: Tagger, steps: int, rate: float):
    frozen = {id(p) for p in tagger.frozen()}
    new = {id(p) for m in (tagger.head, tagger.features) for p in m.parameters()}
    groups = [
        {"params": [p for p in tagger.parameters() if id(p) not in frozen | new], "lr": rate},
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
    parser.add_argument("encoder")
    parser.add_argument("out")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--teacher")
    parser.add_argument("--more", nargs=2)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
