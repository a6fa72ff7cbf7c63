"""`make bench`: figures, never tests. Prints a table and writes var/bench.json."""
