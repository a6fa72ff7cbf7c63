"""HTML to PDF: the shipped fonts, the closed fetcher, both claims, and the worker process that does the work.

Knows nothing of what is printed; the rooms above compose their documents as HTML and hand it over.
"""
