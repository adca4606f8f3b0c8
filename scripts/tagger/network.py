"""The tagger's network: the packaged MiniLM with labels on each piece, and links from what is said to who says it."""

from typing import Any

import torch
from transformers import BertConfig, BertModel

from index.models.packaged import packaged_model_folder
from ingest.statements.tagger.inputs import LABELS, LINK, TYPES


class TaggerNetwork(torch.nn.Module):
    """From ids, their mask and their types to rows laid out as `ingest.statements.tagger.inputs` says."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Start from the packaged embedding model, whose vectors of words stay as they are.

        :param dropout: the share of values that training leaves out in each layer.
        """
        super().__init__()
        folder = packaged_model_folder()
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder: Any = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
        self._widen_types()
        self.labels = torch.nn.Linear(config.hidden_size, LABELS)
        self.links = torch.nn.Linear(config.hidden_size, 4 * LINK)
        for layer in (self.labels, self.links):
            torch.nn.init.normal_(layer.weight, std=0.02)
            torch.nn.init.zeros_(layer.bias)

    def _widen_types(self) -> None:
        """Make room for our types, each beginning as the one type that the packaged model was trained with."""
        embeddings = self.encoder.embeddings
        row = embeddings.token_type_embeddings.weight.data[:1]
        embeddings.token_type_embeddings = torch.nn.Embedding.from_pretrained(row.repeat(TYPES, 1), freeze=False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The row of each piece."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return torch.cat([self.labels(states), self.links(states)], dim=-1)
