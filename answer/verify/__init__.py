"""Whether what a language model wrote is borne out by the sources it names."""
