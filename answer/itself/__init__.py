"""What the assistant says of itself and of its documents, when it is asked about them."""
