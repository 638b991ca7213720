"""What tells of a person's name in a report: words, where they stand, what is said beside them."""
