"""Rows made ready to be shown: columns for machines, pages for people."""
