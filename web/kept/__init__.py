"""What people keep: answers in their conversations, and quotations in their dossiers; each has their own."""
