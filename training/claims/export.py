"""A trained tagger → tagger.onnx with its weights in int8, computed in fp32.

usage: export.py MODEL.pt MINILM_FOLDER OUT_FOLDER
Every large matrix is stored as int8 with a scale a row (symmetric) and scaled back when the file is
loaded: a quarter of the size, no scale that depends on the input, so no chunk changes another's labels.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import load_minilm
from onnx import helper, numpy_helper
from torch import nn
from train import LABELS, SIZES

# Smaller tensors (biases, norms) stay as they are.
LARGE = 4096


class Exported(nn.Module):
    """One chunk without padding, so no mask."""

    def __init__(self, tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces, features):
        return self.tagger(pieces, features, torch.zeros(1))


def main(model: str, minilm: str, out: str) -> None:
    tagger = load_minilm(Path(minilm), SIZES, LABELS)
    tagger.load_state_dict(torch.load(model))
    tagger.eval()
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    sample = torch.full((1, 20), 101), torch.zeros((1, 20, len(SIZES)), dtype=torch.long)
    path = folder / "tagger.onnx"
    torch.onnx.export(
        Exported(tagger), sample, str(path), input_names=["pieces", "features"], output_names=["logits"],
        dynamic_axes={"pieces": {1: "n"}, "features": {1: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    shrink(path)
    (folder / "vocab.txt").write_bytes((Path(minilm) / "vocab.txt").read_bytes())
    print(path.stat().st_size)


def shrink(path: Path) -> None:
    """Replaces large fp32 initializers by int8 ones and a DequantizeLinear (axis 0)."""
    graph = (model := onnx.load(str(path))).graph
    nodes, kept = [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < LARGE or values.ndim != 2:
            kept.append(tensor)
            continue
        axis = (
            0
            if values.shape[0] > 4 * values.shape[1] or "Gather" in _uses(graph, tensor.name)
            else 1
        )
        scale = np.maximum(np.abs(values).max(1 - axis), 1e-8).astype(np.float32) / 127
        shaped = scale[:, None] if axis == 0 else scale[None, :]
        kept += [
            numpy_helper.from_array(
                np.rint(values / shaped).astype(np.int8), f"{tensor.name}_int8"
            ),
            numpy_helper.from_array(scale, f"{tensor.name}_scale"),
            numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{tensor.name}_zero"),
        ]
        inputs = [f"{tensor.name}_{part}" for part in ("int8", "scale", "zero")]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [tensor.name], axis=axis))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    old = list(graph.node)
    del graph.node[:]
    graph.node.extend([*nodes, *old])
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _uses(graph, name: str) -> set[str]:
    return {node.op_type for node in graph.node if name in node.input}


if __name__ == "__main__":
    main(*sys.argv[1:4])
