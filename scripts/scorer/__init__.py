"""An experiment: a learned scorer of answering sentences. How its pairs are found, its network, its judgement."""
