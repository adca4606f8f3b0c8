"""Who says what by the grammar of German."""
