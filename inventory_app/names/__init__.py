"""What the consortium calls products and vendors."""
