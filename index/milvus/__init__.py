"""Search in Milvus, in place of the indexes beside the store; nothing here is imported unless VERBATIM_SEARCH asks."""
