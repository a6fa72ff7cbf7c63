"""The guide through an institution's support systems, and the register that comes of it. Knows nothing of requirements."""
