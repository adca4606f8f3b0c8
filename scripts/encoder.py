"""What all networks trained here begin with: the packaged MiniLM, with room for our own types of words."""

from typing import Any

import torch
from transformers import BertConfig, BertModel

from index.models.packaged import packaged_model_folder


def packaged_encoder(types: int, dropout: float) -> tuple[Any, int]:
    """Load the packaged embedding model, whose vectors of words stay as they are in training.

    :param types: how many types of words there are; each begins as the one that the model was trained with.
    :param dropout: the share of values that training leaves out in each layer.
    :return: the encoder, and the length of its states.
    """
    folder = packaged_model_folder()
    config = BertConfig.from_pretrained(
        folder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0, attn_implementation="eager"
    )
    encoder: Any = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    embeddings = encoder.embeddings
    embeddings.word_embeddings.requires_grad_(requires_grad=False)
    row = embeddings.token_type_embeddings.weight.data[:1]
    embeddings.token_type_embeddings = torch.nn.Embedding.from_pretrained(row.repeat(types, 1), freeze=False)
    return encoder, config.hidden_size
