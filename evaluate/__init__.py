"""Quality measured on question sets, through the same code that users run."""
