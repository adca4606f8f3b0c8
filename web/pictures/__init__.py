"""Pages of PDF originals as pictures, with the quoted words marked; drawn in a process of its own."""
