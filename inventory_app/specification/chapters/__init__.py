"""The chapters, each a function that writes its blocks; one with nothing to say gives none."""
