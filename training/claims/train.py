"""Trains the encoder (attributions, acts and their parties) on the arrays of write_arrays.py. Torch only; CPU is enough.

usage: train.py TRAIN.npz ENCODER_FOLDER OUT.pt [--passes 4] [--seed 1] [--threads 2] [--rate 2e-4] [--bf16] [--keep-below]
                [--start WEIGHTS.pt] [--teacher LOGITS.npz] [--more ARRAYS.npz [LOGITS.npz]]… [--share 1]
An eighth of the documents (by number) is kept for validation. With --teacher the labels are learnt beside a
teacher's probabilities (write_logits.py); --more adds text, with labels of events or with a teacher's
probabilities alone; --share is how much of the text without labels of events a pass reads; --keep-below keeps what the frozen layers make of
the text in OUT.pt.below (two bytes a number) instead of reckoning it anew at each pass. A checkpoint is
written every 10 minutes and at each pass; a run that finds OUT.pt.part goes on from it. The weights that are
written are averaged over the last part of the run. What was tried stands in README.md.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from encoder import ROLE_WIDTH, ROLES, Tagger, load_encoder
from torch import Tensor
from torch.nn import functional

SIZES, LABELS, ACTS = [10, 17, 45, 7, 20, 21], 7, 20
HEADS = (LABELS, ACTS)
NONE = 0  # the label of a word that names no event
HINTS = ([3], [4, 5])  # features that the rules give: of attributions, of events
HINTS_DROPPED = 0.1  # share of the chunks that are read without them
BATCH_PIECES = 1400  # padded pieces a step
HEAD_RATE, WARM_UP = 1e-3, 0.06
TEACHER_SHARE = 0.7  # of the loss, where a teacher has spoken
AVERAGED = 0.25  # the last part of the run
KEPT = 0.99  # weight of the average so far at each step
KEPT_OUT = 8


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    arrays = load_arrays(options.train, options.teacher)
    for more in options.more or ():
        append(arrays, *more)
    chunks = np.arange(len(arrays["chunk_doc"]))
    kept = chunks[arrays["chunk_doc"] % KEPT_OUT == 0]
    learnt = np.setdiff1d(chunks, kept)
    words = arrays["chunk_word"]
    coded = np.array([(arrays["acts"][words[c] : words[c + 1]] >= 0).any() for c in learnt])
    tagger = load_encoder(Path(options.encoder), SIZES, HEADS)
    if options.start:
        tagger.load_state_dict(torch.load(options.start), strict=False)
    plan = []
    for number in range(options.passes):
        drawn = np.random.default_rng(options.seed + number).random(len(learnt)) < options.share
        plan += batches(arrays, learnt[coded | drawn], options.seed + number)
    optimizer, schedule = _optimizer(tagger, len(plan), options.rate)
    kept_states = Path(options.out + ".below")
    if options.keep_below:
        arrays["below"] = states_below(tagger, arrays, kept_states)
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
    kept_states.unlink(missing_ok=True)


@torch.no_grad()
def states_below(tagger: Tagger, arrays: dict[str, np.ndarray], path: Path) -> np.ndarray:
    """What the frozen layers make of every piece [pieces, width], kept in a file in half precision."""
    shape = (len(arrays["pieces"]), tagger.word.embedding_dim)
    if path.exists():
        return np.memmap(path, np.float16, "r", shape=shape)
    scratch = path.with_suffix(".making")
    states = np.memmap(scratch, np.float16, "w+", shape=shape)
    tagger.eval()
    for batch in batches(arrays, np.arange(len(arrays["chunk_doc"])), 0):
        pieces, _, mask, *_ = collate(arrays, batch)
        for chunk, found in zip(batch, tagger.below(pieces, mask).numpy(), strict=True):
            start, end = arrays["chunk_piece"][chunk : chunk + 2]
            states[start:end] = found[: end - start]
    states.flush()
    scratch.rename(path)
    return np.memmap(path, np.float16, "r", shape=shape)


def averaged(average: dict[str, Tensor] | None, tagger: Tagger) -> dict[str, Tensor]:
    now = tagger.state_dict()
    if average is None:
        return {name: value.clone() for name, value in now.items()}
    return {name: value.lerp(now[name], 1 - KEPT) for name, value in average.items()}


def load_arrays(path: str, logits: str | None = None) -> dict[str, np.ndarray]:
    """The arrays of a file, with the teacher's log-probabilities [words, labels] where there is one."""
    arrays = dict(np.load(path))
    taught = dict(np.load(logits)) if logits else {}
    for name, size in zip(("teacher", "teacher_acts"), HEADS, strict=True):
        shape = (len(arrays["labels"]), size)
        arrays[name] = taught.get(name, np.full(shape, np.nan, np.float16))
    index_events(arrays)
    return arrays


def append(arrays: dict[str, np.ndarray], path: str, logits: str | None = None) -> None:
    """Adds the text of another file."""
    more = load_arrays(path, logits)
    more["word_at"] = more["word_at"] + len(arrays["pieces"])
    for name in ("event_word", "event_first"):
        more[name] = more[name] + len(arrays["labels"])
    for name, size in (
        ("chunk_piece", "pieces"),
        ("chunk_word", "labels"),
        ("event_role", "roles"),
    ):
        more[name] = more[name][1:] + len(arrays[size])
    for name, values in more.items():
        arrays[name] = np.concatenate([arrays[name], values])
    index_events(arrays)


def index_events(arrays: dict[str, np.ndarray]) -> None:
    """Adds `event_chunk`: for each chunk and one more, where its events begin in `event_order`."""
    order = np.argsort(arrays["event_word"], kind="stable")
    arrays["event_order"] = order
    arrays["event_chunk"] = np.searchsorted(arrays["event_word"][order], arrays["chunk_word"])


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


def collate(arrays: dict[str, np.ndarray], batch: np.ndarray) -> tuple:
    """pieces, features, mask, what the frozen layers make of the pieces (or None), and for the words
    alone, one after another: where each begins in the flattened batch; labels (-100 for none) and the teacher's log-probabilities, of both heads; and pairs of an event's
    word and a word of its sentence, by their place in the flattened batch, with the role of the second."""
    starts, ends = arrays["chunk_piece"][batch], arrays["chunk_piece"][batch + 1]
    size = (len(batch), int((ends - starts).max()))
    pieces, features = np.zeros(size, np.int64), np.zeros((*size, len(SIZES)), np.int64)
    mask, at, words, pairs = np.full(size, -1e9, np.float32), [], [], []
    states = arrays.get("below")
    below = None if states is None else np.zeros((*size, states.shape[1]), np.float32)
    for row, (start, end, chunk) in enumerate(zip(starts, ends, batch, strict=True)):
        pieces[row, : end - start] = arrays["pieces"][start:end]
        features[row, : end - start] = arrays["features"][start:end]
        mask[row, : end - start] = 0
        if below is not None:
            below[row, : end - start] = states[start:end]
        words.append(np.arange(arrays["chunk_word"][chunk], arrays["chunk_word"][chunk + 1]))
        at.append(arrays["word_at"][words[-1]] - start + row * size[1])
        pairs += pairs_of(arrays, chunk, row * size[1] - start)
    every = np.concatenate(words)
    return (torch.from_numpy(pieces), torch.from_numpy(features), torch.from_numpy(mask)[:, None, None, :],
            None if below is None else torch.from_numpy(below), torch.from_numpy(np.concatenate(at)),
            [torch.from_numpy(arrays[name][every].astype(np.int64)) for name in ("labels", "acts")],
            [torch.from_numpy(arrays[name][every].astype(np.float32)) for name in ("teacher", "teacher_acts")],
            torch.from_numpy(np.concatenate([*pairs, np.zeros((0, 3), np.int64)])))  # fmt: skip


def pairs_of(arrays: dict[str, np.ndarray], chunk: int, offset: int) -> list[np.ndarray]:
    """Of each event of a chunk: [words, 3]: piece of the event's word, piece of the word, role."""
    first, last = arrays["chunk_word"][chunk : chunk + 2]
    found = []
    for event in arrays["event_order"][slice(*arrays["event_chunk"][chunk : chunk + 2])]:
        roles = arrays["roles"][slice(*arrays["event_role"][event : event + 2])]
        words = arrays["event_first"][event] + np.arange(len(roles))
        here = (words >= first) & (words < last)
        at = arrays["word_at"][words[here]] + offset
        own = np.full(len(at), arrays["word_at"][arrays["event_word"][event]] + offset)
        found.append(np.stack([own, at, roles[here]], 1).astype(np.int64))
    return found


def role_logits(heads: tuple[Tensor, ...], pairs: Tensor) -> Tensor:
    """[pairs, none and ROLES]."""
    asks, answers = (head.float().flatten(0, 1) for head in heads[2:])
    product = asks[pairs[:, 0]] * answers[pairs[:, 1]]
    known = product.view(len(pairs), ROLES, ROLE_WIDTH).sum(-1)
    return torch.cat([torch.zeros(len(pairs), 1), known], 1)


def step(tagger: Tagger, optimizer, schedule, batch: tuple, bf16: bool) -> float:
    tagger.train()
    pieces, features, mask, below, at, labels, teacher, pairs = batch
    for hints in HINTS:
        without = torch.rand(len(pieces)) < HINTS_DROPPED
        for hint in hints:
            features[without, :, hint] = 0
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        heads = tagger(pieces, features, mask, below)
    loss = sum(
        loss_of(logits.float().flatten(0, 1)[at], own, taught)
        for logits, own, taught in zip(heads[:2], labels, teacher, strict=True)
    )
    if len(pairs):
        loss = loss + functional.cross_entropy(role_logits(heads, pairs), pairs[:, 2])
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


def loss_of(logits: Tensor, labels: Tensor, teacher: Tensor) -> Tensor:
    """Cross-entropy with the labels, with the teacher's probabilities, or a share of each; the mean over
    the words of which anything is known."""
    spoken, labelled = ~teacher.isnan().any(-1), labels >= 0
    by_label = functional.cross_entropy(logits, labels, ignore_index=-100, reduction="none")
    by_teacher = -(teacher.nan_to_num().exp() * logits.log_softmax(-1)).sum(-1)
    share = torch.where(labelled, TEACHER_SHARE, 1.0) * spoken
    losses = share * by_teacher + (1 - share) * by_label
    return losses.sum() / (spoken | labelled).sum().clamp(min=1)


@torch.no_grad()
def validate(tagger: Tagger, arrays: dict[str, np.ndarray], chunks: np.ndarray) -> dict[str, float]:
    """Word F1 of each layer of attributions, as the scorer counts it; of words that name an event, whatever
    the type, and with the type; of words that are actors and recipients of the labelled events."""
    tagger.eval()
    counts = np.zeros((7, 3))
    for batch in batches(arrays, chunks, 0):
        pieces, features, mask, below, at, (labels, acts), _, pairs = collate(arrays, batch)
        heads = tagger(pieces, features, mask, below)
        tags, types = (h.flatten(0, 1)[at].argmax(-1) for h in heads[:2])
        roles = role_logits(heads, pairs).argmax(-1)
        for role in (1, 2):
            counts[4 + role] += _counted(roles == role, pairs[:, 2] == role)
        guess, gold = ((x[labels >= 0] + 1) // 2 for x in (tags, labels))
        for layer in (1, 2, 3):
            counts[layer - 1] += _counted(guess == layer, gold == layer)
        types, acts = types[acts >= 0], acts[acts >= 0]
        counts[3] += _counted(types != NONE, acts != NONE)
        counts[4] += [
            ((types == acts) & (acts != NONE)).sum(),
            (types != NONE).sum(),
            (acts != NONE).sum(),
        ]
    names = ("source", "cue", "content", "event", "type", "actor", "recipient")
    return {
        n: round(float(2 * tp / max(p + g, 1)), 4)
        for n, (tp, p, g) in zip(names, counts, strict=True)
    }


def _counted(guess: Tensor, gold: Tensor) -> list[Tensor]:
    return [(guess & gold).sum(), guess.sum(), gold.sum()]


def _optimizer(tagger: Tagger, steps: int, rate: float):
    frozen = {id(p) for p in tagger.frozen()}
    new = {
        id(p)
        for m in (
            tagger.head,
            tagger.acts,
            tagger.asks,
            tagger.answers,
            tagger.features,
            tagger.direct,
        )
        for p in m.parameters()
    }
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
    parser.add_argument("--keep-below", action="store_true")
    parser.add_argument("--teacher")
    parser.add_argument("--more", nargs="+", action="append")
    parser.add_argument("--start")
    parser.add_argument("--share", type=float, default=1)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
