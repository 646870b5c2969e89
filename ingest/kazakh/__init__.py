"""Kazakh: its endings, its parser whose heads stand last, its lists and names."""
