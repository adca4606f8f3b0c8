"""How the tagger of statements is trained: its examples, its network, its training, its judgement, its export."""
