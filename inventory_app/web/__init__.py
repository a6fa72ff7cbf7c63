"""The shell that every page shares: who may enter, in which language, with which headers, and what an error looks like."""
