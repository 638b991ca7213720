"""A shipped tagger.onnx → weights that train.py can go on from (--start): the way back from export.py.

usage: restore.py TAGGER.onnx MINILM_FOLDER OUT.pt
int8 weights are scaled back, so that a restored model says what the shipped one says, give or take its int8 arithmetic.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import load_encoder
from onnx import numpy_helper
from train import HEADS, SIZES


def main(shipped: str, minilm: str, out: str) -> None:
    graph = onnx.load(shipped).graph
    constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and all(i in constants for i in node.input):
            axis = next((a.i for a in node.attribute if a.name == "axis"), 1)
            constants[node.output[0]] = scaled_back(*(constants[i] for i in node.input), axis)
    for name in [name for name in constants if name.endswith("_int8")]:
        plain = name.removesuffix("_int8")
        constants[plain] = constants[name] * constants[f"{plain}_scale"]
    tagger = load_encoder(Path(minilm), SIZES, HEADS)
    weights = tagger.state_dict()
    for name, value in constants.items():
        own = name.removeprefix("tagger.")
        if own in weights:
            weights[own] = torch.from_numpy(value.astype(np.float32))
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in constants:
            own = node.name.removeprefix("/tagger/").removesuffix("/MatMul").replace("/", ".")
            weights[f"{own}.weight"] = torch.from_numpy(
                constants[node.input[1]].T.astype(np.float32).copy()
            )
    tagger.load_state_dict(weights)
    torch.save(weights, out)


def scaled_back(values: np.ndarray, scale: np.ndarray, zero: np.ndarray, axis: int) -> np.ndarray:
    shape = [1] * values.ndim
    if scale.ndim:
        shape[axis] = -1
    shift = values.astype(np.float32) - zero.astype(np.float32).reshape(shape)
    return shift * scale.astype(np.float32).reshape(shape)


if __name__ == "__main__":
    main(*sys.argv[1:4])
