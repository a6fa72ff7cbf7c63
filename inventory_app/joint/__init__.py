"""The joint specification: what several institutions buy together, folded from hand-ins as far as each shares them, approved by them, issued.

Never reads a draft, and shows nobody more than the sharing table allows. Leaves blocks, chapters and printing to the rooms below.
"""
