"""What the consortium calls products and vendors, and which facts about a product one institution can take from another.

What an institution has typed is never changed here: names are grouped where they are counted, compared and suggested.
"""
