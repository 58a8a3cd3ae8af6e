"""Who belonged, and who held an office: spans in time, what they say of one day, and whether a list leaves anyone out."""
