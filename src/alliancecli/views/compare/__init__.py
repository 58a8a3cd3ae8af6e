"""Things side by side: forces, one force at several days, promise and delivery, timelines. What is computed says so."""
