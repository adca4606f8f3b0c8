"""Language: spans, sentences, stems, marks, dates, numbers, names, verbs of saying. Knows nothing of the project."""
