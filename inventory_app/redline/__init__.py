"""What has changed, word by word: between two issues of a specification, and between two editions of the catalogue. Writes no specification."""
