"""What a trained model says of every word: a teacher's log-probabilities, for train.py.

usage: write_logits.py ARRAYS.npz ENCODER_FOLDER OUT.npz --claims MODEL.pt [--acts MODEL.pt] [--threads 2] [--bf16]
Written in half precision; acts may come from another model of the same encoder than claims.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from encoder import Tagger, load_encoder
from train import HEADS, SIZES, batches, collate, load_arrays


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("arrays", "encoder", "out"):
        parser.add_argument(name)
    parser.add_argument("--claims", required=True)
    parser.add_argument("--acts")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    arrays = load_arrays(options.arrays)
    found = {"teacher": logits(options, options.claims, arrays, 0)}
    if options.acts:
        found["teacher_acts"] = logits(options, options.acts, arrays, 1)
    np.savez_compressed(options.out, **found)


@torch.no_grad()
def logits(
    options: argparse.Namespace, weights: str, arrays: dict[str, np.ndarray], head: int
) -> np.ndarray:
    """Log-probabilities of one head [words, labels]."""
    tagger: Tagger = load_encoder(Path(options.encoder), SIZES, HEADS).eval()
    tagger.load_state_dict(torch.load(weights), strict=False)
    found = np.zeros((len(arrays["labels"]), HEADS[head]), np.float16)
    for batch in batches(arrays, np.arange(len(arrays["chunk_doc"])), 0):
        pieces, features, mask, _, at, *_ = collate(arrays, batch)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            said = tagger(pieces, features, mask)[head]
        words = [np.arange(*arrays["chunk_word"][chunk : chunk + 2]) for chunk in batch]
        found[np.concatenate(words)] = said.float().flatten(0, 1)[at].log_softmax(-1).numpy()
    return found


if __name__ == "__main__":
    main()
