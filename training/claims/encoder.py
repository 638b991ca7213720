"""A BERT encoder in plain torch that loads MiniLM's weights, with features of each word and a tag head."""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(2, 3) / (width // self.heads) ** 0.5 + mask
        mixed = self.dropout(scores.softmax(-1)) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and features → logits of a label for every piece (words are read at their first piece)."""

    def __init__(self, config: dict[str, int], sizes: list[int], labels: int, features_at: int = 1):
        super().__init__()
        width = config["hidden_size"]
        self.features_at = features_at
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(size, width) for size in sizes)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], 0.1)
            for _ in range(config["num_hidden_layers"])
        )
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(width, labels)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        return self.head(self.dropout(self.encode(pieces, features, mask)))

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`mask`: 0 where there is a piece, a large negative number where there is padding."""
        with torch.no_grad():  # embeddings and the layers below the features stay as they were
            places = torch.arange(pieces.shape[1])
            x = self.norm(self.word(pieces) + self.position(places) + self.segment)
            for layer in self.layers[: self.features_at]:
                x = layer(x, mask)
        for number, table in enumerate(self.features):
            x = x + table(features[..., number])
        for layer in self.layers[self.features_at :]:
            x = layer(x, mask)
        return x


def load_minilm(folder: Path, sizes: list[int], labels: int) -> Tagger:
    """MiniLM-L6-H384-uncased as the sentence encoder's package carries it."""
    config = json.loads((folder / "config.json").read_text())
    tagger, weights = Tagger(config, sizes, labels), read_safetensors(folder / "model.safetensors")
    names = {
        "word": "embeddings.word_embeddings.weight",
        "position": "embeddings.position_embeddings.weight",
    }
    own = tagger.state_dict()
    for ours, theirs in names.items():
        own[f"{ours}.weight"] = weights[theirs]
    own["segment"] = weights["embeddings.token_type_embeddings.weight"][0]
    parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
             "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for number in range(len(tagger.layers)):
            for ours, theirs in parts.items():
                own[f"layers.{number}.{ours}.{kind}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{kind}"
                ]
    tagger.load_state_dict(own)
    return tagger


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Tensors of a safetensors file (float32 only): a JSON header, then the bytes."""
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            values = np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"])
            tensors[name] = torch.from_numpy(values.copy())
    return tensors
