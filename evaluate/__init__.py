"""Quality measured on question sets, along the path that a user's question takes. Sits on top of the others."""
