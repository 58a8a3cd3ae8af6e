"""The record as pages that link to each other: what any web server can show, made of the same rows as every answer."""
