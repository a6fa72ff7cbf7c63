"""Documents on paper and on screen: blocks, markup, print desk, and reports that any room composes. Knows no institution and no specification."""
