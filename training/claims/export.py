"""A trained tagger → tagger.onnx: int8 weights, and int8 arithmetic where it costs nothing.

usage: export.py MODEL.pt ENCODER_FOLDER TRAIN.npz VOCAB.txt OUT_FOLDER
VOCAB is that of the arrays (MiniLM's, in both families), which the reader cuts words by.
The products in INT8 run in int8 with scales fixed by calibration on TRAIN's chunks (7-bit weights, so that no
processor's sums overflow); every other large matrix is stored as int8 with a scale a row and scaled back when the file
is loaded. No scale depends on the input, so no chunk changes another's labels.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import load_encoder
from onnx import helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn
from train import HEADS, SIZES

# Attention's output and the feed-forward's second half lose accuracy in int8 (README.md).
INT8 = ("query", "key", "value", "up")
CALIBRATED = 200  # chunks
# Smaller tensors (biases, norms) stay as they are.
LARGE = 4096


class Exported(nn.Module):
    """One chunk without padding, so no mask."""

    def __init__(self, tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces, features):
        return self.tagger(pieces, features, torch.zeros(1))


def main(model: str, encoder: str, train: str, vocab: str, out: str) -> None:
    tagger = load_encoder(Path(encoder), SIZES, HEADS)
    tagger.load_state_dict(torch.load(model))
    tagger.eval()
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, prepared = Path(scratch) / "plain.onnx", Path(scratch) / "prepared.onnx"
        write_plain(tagger, plain)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize(prepared, folder / "tagger.onnx", Chunks(train))
    shrink(folder / "tagger.onnx")
    (folder / "vocab.txt").write_bytes(Path(vocab).read_bytes())
    print((folder / "tagger.onnx").stat().st_size)


def write_plain(tagger, path: Path) -> None:
    sample = torch.full((1, 20), 101), torch.zeros((1, 20, len(SIZES)), dtype=torch.long)
    torch.onnx.export(
        Exported(tagger), sample, str(path), input_names=["pieces", "features"], output_names=["tags", "acts", "asks", "answers"],
        dynamic_axes={"pieces": {1: "n"}, "features": {1: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(plain: Path, out: Path, chunks: CalibrationDataReader) -> None:
    names = [node.name for node in onnx.load(str(plain)).graph.node if node.op_type == "MatMul"]
    quantize_static(
        str(plain), str(out), chunks, quant_format=QuantFormat.QDQ, per_channel=True, reduce_range=True,
        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        nodes_to_quantize=[n for n in names if n.endswith(tuple(f"/{part}/MatMul" for part in INT8))],
    )  # fmt: skip


class Chunks(CalibrationDataReader):
    """A fixed draw of training chunks, as the model is fed."""

    def __init__(self, train: str) -> None:
        self.arrays = dict(np.load(train))
        every = len(self.arrays["chunk_doc"])
        self.waiting = iter(np.random.default_rng(1).choice(every, CALIBRATED, replace=False))

    def get_next(self):
        chunk = next(self.waiting, None)
        if chunk is None:
            return None
        part = slice(*self.arrays["chunk_piece"][chunk : chunk + 2])
        return {
            name: self.arrays[name][part][None].astype(np.int64) for name in ("pieces", "features")
        }


def shrink(path: Path) -> None:
    """Replaces large fp32 initializers by int8 ones with a scale a row or a column.

    They are scaled back by Cast and Mul, which onnxruntime works out once as it loads the file; for a
    DequantizeLinear it would do so at each run. Of embeddings only the rows looked up are scaled back.
    """
    graph = (model := onnx.load(str(path))).graph
    kept, scaled, looked_up = [], [], set()
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < LARGE or values.ndim != 2:
            kept.append(tensor)
            continue
        embeds = "Gather" in _uses(graph, tensor.name)
        axis = 0 if embeds or values.shape[0] > 4 * values.shape[1] else 1
        scale = np.maximum(np.abs(values).max(1 - axis, keepdims=True), 1e-8) / np.float32(127)
        whole = np.rint(values / scale).astype(np.int8)
        kept += [
            numpy_helper.from_array(whole, f"{tensor.name}_int8"),
            numpy_helper.from_array(scale, f"{tensor.name}_scale"),
        ]
        if embeds:
            looked_up.add(tensor.name)
        else:
            scaled += _scale_back(f"{tensor.name}_int8", f"{tensor.name}_scale", tensor.name)
    for node in graph.node:
        if node.op_type == "Gather" and (name := node.input[0]) in looked_up:
            (out,) = node.output
            for part in ("int8", "scale"):
                scaled.append(
                    helper.make_node(
                        "Gather", [f"{name}_{part}", node.input[1]], [f"{out}_{part}"], axis=0
                    )
                )
            scaled += _scale_back(f"{out}_int8", f"{out}_scale", out)
        else:
            scaled.append(node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(scaled)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _scale_back(whole: str, scale: str, out: str) -> list[onnx.NodeProto]:
    return [
        helper.make_node("Cast", [whole], [f"{out}_cast"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [f"{out}_cast", scale], [out]),
    ]


def _uses(graph, name: str) -> set[str]:
    return {node.op_type for node in graph.node if name in node.input}


if __name__ == "__main__":
    main(*sys.argv[1:6])
