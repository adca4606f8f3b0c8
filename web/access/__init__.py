"""Who may come in and what they may do: accounts, signing in, and the record of what was done."""
