"""What is said when there is no answer: what the corpus has of what was asked, and what it has not."""
