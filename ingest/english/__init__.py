"""English: its tagger, its parser by rules, its lists and names."""
