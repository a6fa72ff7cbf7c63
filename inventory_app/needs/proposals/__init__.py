"""What the inventory proposes for the checklist: one rule a file, each a function from a picture of the inventory to proposals. Pure."""
