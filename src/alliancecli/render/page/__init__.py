"""Parts of the HTML page: its frame, style sheet and script as files, and the drawing of a timeline."""
