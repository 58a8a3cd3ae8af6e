"""What an HTML page is made of: its frame, its looks and its script as files, and the drawing of a timeline."""
