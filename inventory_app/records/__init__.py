"""What a public institution has to be able to show, from the same facts."""
