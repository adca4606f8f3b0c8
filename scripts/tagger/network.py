"""The tagger's network: the packaged MiniLM with labels on each piece, and links from what is said to who says it."""

import torch

from ingest.statements.tagger.inputs import LABELS, LINK, TYPES
from scripts.encoder import packaged_encoder


class TaggerNetwork(torch.nn.Module):
    """From ids, their mask and their types to rows laid out as `ingest.statements.tagger.inputs` says."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Start from the packaged embedding model, whose vectors of words stay as they are.

        :param dropout: the share of values that training leaves out in each layer.
        """
        super().__init__()
        self.encoder, size = packaged_encoder(TYPES, dropout)
        self.labels = torch.nn.Linear(size, LABELS)
        self.links = torch.nn.Linear(size, 4 * LINK)
        for layer in (self.labels, self.links):
            torch.nn.init.normal_(layer.weight, std=0.02)
            torch.nn.init.zeros_(layer.bias)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The row of each piece."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return torch.cat([self.labels(states), self.links(states)], dim=-1)
