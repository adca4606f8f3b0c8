"""Which stretches are shown, in what order, as what, and where they agree or differ."""
