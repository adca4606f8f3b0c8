"""The tabs of the page: components and their events."""
