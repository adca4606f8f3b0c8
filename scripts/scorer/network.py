"""The scorer's network: the packaged MiniLM reading question and sentence together, with one number on top."""

from typing import Any

import torch
from transformers import BertConfig, BertModel

from index.models.packaged import packaged_model_folder


class ScorerNetwork(torch.nn.Module):
    """From token ids, their mask and their types, each of pairs by tokens, to one log-odds a pair."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Start from the packaged embedding model.

        :param dropout: the share of values that training leaves out before the last step; elsewhere it costs much time.
        """
        super().__init__()
        folder = packaged_model_folder()
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder: Any = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(dropout)
        self.head = torch.nn.Linear(2 * config.hidden_size, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)

    def freeze_below(self) -> None:
        """Keep what knows words, and the first two layers, as they are: the questions are few, and it is faster."""
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:2]):
            part.requires_grad_(requires_grad=False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The log-odds that each pair's sentence answers its question."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        sentence = types.unsqueeze(-1).to(states.dtype)
        mean = (states * sentence).sum(1) / sentence.sum(1).clamp(min=1)
        return self.head(self.dropout(torch.cat([states[:, 0], mean], dim=1))).squeeze(-1)
