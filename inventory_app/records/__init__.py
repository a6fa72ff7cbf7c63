"""What the law asks an institution to keep, from the same facts: bases for the description of public records and for the article 30 register, a system list."""
