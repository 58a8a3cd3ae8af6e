"""Parts of the HTML page: its frame, style sheets and scripts as files, its tables, and the small drawings in their cells."""
