"""Pages from the web: one request for an address that the user named, with bounds on where it leads, size and time.

Below `fetch`, the text of a `FetchError` is the rest of a sentence that begins with the address.
"""
