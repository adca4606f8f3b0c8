"""Who says what by the grammar that French and Spanish share."""
