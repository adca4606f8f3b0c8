"""Answers as files that people hand in: each quotation compared with the stored text again when it is written."""
