"""Who says so: attributions read from the text, then what they mean."""
