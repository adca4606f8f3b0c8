"""Pages that are pictures: their words are read from them (OCR), each with how sure that is."""
