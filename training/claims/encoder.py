"""A BERT or MPNet encoder in plain torch, with features of each word and a tag head.

MiniLM (the student, shipped) is a BERT; all-mpnet-base-v2 (the teacher) adds a bias by distance to its attention.
"""

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


ROLES, ROLE_WIDTH = 2, 64  # actor, recipient
RULES_WEIGHT = 3.0  # logits, at the start of training


class Tagger(nn.Module):
    """Pieces and features → for every piece (words are read at their first piece): logits of a label of
    attributions, and of the type of event that the word names; and two vectors of ROLES × ROLE_WIDTH, whose products
    say what the word is to the event at another.

    Pieces are BERT's ids in both families. Embeddings and the layers below `features_at` stay as they were.
    """

    def __init__(
        self, config: dict, sizes: list[int], heads: tuple[int, int], features_at: int
    ) -> None:
        super().__init__()
        width, eps = config["hidden_size"], config["layer_norm_eps"]
        self.mpnet = config["model_type"] == "mpnet"
        self.features_at = features_at
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=eps)
        self.features = nn.ModuleList(nn.Embedding(size, width) for size in sizes)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], 0.1, eps)
            for _ in range(config["num_hidden_layers"])
        )
        if self.mpnet:
            buckets = config["relative_attention_num_buckets"]
            self.distance = nn.Embedding(buckets, config["num_attention_heads"])
        self.dropout = nn.Dropout(0.1)
        self.head, self.acts = (nn.Linear(width, size) for size in heads)
        # What the rules say of the word as an act goes straight to the head too.
        self.direct = nn.ModuleList(nn.Embedding(size, heads[1]) for size in sizes[-2:])
        nn.init.zeros_(self.direct[1].weight)
        with torch.no_grad():
            self.direct[0].weight.copy_(RULES_WEIGHT * torch.eye(heads[1]))
        self.asks, self.answers = (nn.Linear(width, ROLES * ROLE_WIDTH) for _ in range(2))

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, below: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """`mask`: 0 where there is a piece, a large negative number where there is padding; `below`: what
        the frozen layers make of the pieces, if that is known."""
        if below is None:
            below = self.below(pieces, mask)
        states = self.dropout(self.above(below, features, mask))
        asks = self.asks(states) / ROLE_WIDTH**0.5
        acts = self.acts(states)
        for number, table in enumerate(self.direct):
            acts = acts + table(features[..., number - 2])
        return self.head(states), acts, asks, self.answers(states)

    @torch.no_grad()
    def below(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of the pieces: [batch, pieces, width], the same at every pass."""
        mask, places = self.placed(mask, pieces.shape[1]), torch.arange(pieces.shape[1])
        if self.mpnet:
            pieces, places = mpnet_ids(pieces), places + 2
        x = self.norm(self.word(pieces) + self.position(places) + self.segment)
        for layer in self.layers[: self.features_at]:
            x = layer(x, mask)
        return x

    def above(self, x: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        mask = self.placed(mask, x.shape[1])
        for number, table in enumerate(self.features):
            x = x + table(features[..., number])
        for layer in self.layers[self.features_at :]:
            x = layer(x, mask)
        return x

    def placed(self, mask: Tensor, length: int) -> Tensor:
        if not self.mpnet:
            return mask
        return mask + self.distance(buckets_of(length)).permute(2, 0, 1)

    def train(self, mode: bool = True) -> "Tagger":
        """The frozen layers drop nothing, so that what they make can be kept."""
        super().train(mode)
        for layer in self.layers[: self.features_at]:
            layer.eval()
        return self

    def frozen(self) -> list[nn.Parameter]:
        parts = [self.word, self.position, self.norm, *self.layers[: self.features_at]]
        parts += [self.distance] if self.mpnet else []
        return [self.segment, *(p for part in parts for p in part.parameters())]


def mpnet_ids(pieces: Tensor) -> Tensor:
    """BERT's ids → MPNet's: four marks stand before the same vocabulary."""
    ids = pieces + 4
    for bert, mpnet in ((0, 1), (100, 3), (101, 0), (102, 2)):  # [PAD], [UNK], [CLS], [SEP]
        ids = ids.masked_fill(pieces == bert, mpnet)
    return ids


def buckets_of(length: int) -> Tensor:
    """Distances of positions in 32 buckets [length, length], by sign and, from 8 on, by logarithm (as T5)."""
    places = torch.arange(length)
    apart = places[:, None] - places[None, :]  # query − key
    half, exact, farthest = 16, 8, 128
    far = exact + (apart.abs().clamp(min=1) / exact).log() / math.log(farthest / exact) * (
        half - exact
    )
    near = torch.where(apart.abs() < exact, apart.abs(), far.long().clamp(max=half - 1))
    return near + half * (apart < 0)


FOLDERS = {  # by family: how its tensors are called, and the first layer that learns
    "bert": ("embeddings.", "encoder.layer.{}.", 1,
             {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
              "out": "attention.output.dense", "norm1": "attention.output.LayerNorm"}),
    "mpnet": ("embeddings.", "encoder.layer.{}.", 6,
              {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
               "out": "attention.attn.o", "norm1": "attention.LayerNorm"}),
}  # fmt: skip
FEED = {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}


def load_encoder(folder: Path, sizes: list[int], heads: tuple[int, int]) -> Tagger:
    """MiniLM-L6-H384-uncased or all-mpnet-base-v2, as their packages carry them (model.safetensors)."""
    config = json.loads((folder / "config.json").read_text())
    embeddings, layer, features_at, parts = FOLDERS[config["model_type"]]
    tagger = Tagger(config, sizes, heads, features_at)
    weights, own = read_safetensors(folder / "model.safetensors"), tagger.state_dict()
    own["word.weight"] = weights[f"{embeddings}word_embeddings.weight"]
    own["position.weight"] = weights[f"{embeddings}position_embeddings.weight"]
    if tagger.mpnet:
        own["distance.weight"] = weights["encoder.relative_attention_bias.weight"]
    else:
        own["segment"] = weights[f"{embeddings}token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = weights[f"{embeddings}LayerNorm.{kind}"]
        for number in range(len(tagger.layers)):
            for ours, theirs in (parts | FEED).items():
                own[f"layers.{number}.{ours}.{kind}"] = weights[
                    f"{layer.format(number)}{theirs}.{kind}"
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
