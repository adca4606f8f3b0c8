"""What a browser sees: the chat page, the library page, document pages and the JSON endpoints."""
