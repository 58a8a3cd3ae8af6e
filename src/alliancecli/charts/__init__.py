"""Charts of claims: from rows to a Vega-Lite spec, and from that to a picture.

The spec is written by hand as a dict rather than by altair: its layers, scales and domains are all chosen here, so a builder would only
rename them, and altair brings narwhals, jinja2 and jsonschema with it. So `.json` needs no extra at all, and a picture
only vl-convert, which draws Vega-Lite offline.
"""
