"""A language model writes from numbered sources; what it writes is read sentence by sentence."""
