"""A specification before it is issued: out for comment, what is said about each requirement, who sees to what, and what is stood by. Issues nothing."""
