"""What random_kills.py is made of: documents to tell apart, processes to kill, and what must hold afterwards."""
