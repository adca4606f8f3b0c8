"""Feeds of new pages, RSS and Atom: what entries they list. What those lead to is fetched as any page is."""
