"""The judge's network: the packaged MiniLM reading premise and claim together, with one number on top."""

import torch

from answer.verify.judge.inputs import CLAIM, TYPES
from scripts.encoder import packaged_encoder


class JudgeNetwork(torch.nn.Module):
    """From ids, their mask and their types to one log-odds a row that the premise bears the claim out."""

    def __init__(self) -> None:
        """Start from the packaged embedding model, whose vectors of words stay as they are."""
        super().__init__()
        self.encoder, size = packaged_encoder(TYPES, dropout=0.0)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(3 * size, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The log-odds of each row."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        claim = (types >= CLAIM).unsqueeze(-1).to(states.dtype)
        mean = (states * claim).sum(1) / claim.sum(1).clamp(min=1)
        most = (states * claim - 1e4 * (1 - claim)).amax(1)
        odds: torch.Tensor = self.head(self.dropout(torch.cat([states[:, 0], mean, most], dim=1)))
        return odds
