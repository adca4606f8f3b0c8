"""The judge's network: the packaged MiniLM reading premise and claim together, with one number on top."""

from typing import Any

import torch
from transformers import BertConfig, BertModel

from answer.verify.judge.inputs import CLAIM, TYPES
from index.models.packaged import packaged_model_folder


class JudgeNetwork(torch.nn.Module):
    """From ids, their mask and their types to one log-odds a row that the premise bears the claim out."""

    def __init__(self) -> None:
        """Start from the packaged embedding model, whose vectors of words stay as they are."""
        super().__init__()
        folder = packaged_model_folder()
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder: Any = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        embeddings = self.encoder.embeddings
        embeddings.word_embeddings.requires_grad_(requires_grad=False)
        row = embeddings.token_type_embeddings.weight.data[:1]
        embeddings.token_type_embeddings = torch.nn.Embedding.from_pretrained(row.repeat(TYPES, 1), freeze=False)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(3 * config.hidden_size, 1)
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
