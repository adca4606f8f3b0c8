"""The learned choice of whom a statement's speaker means, with how sure it is."""
