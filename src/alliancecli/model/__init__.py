"""What a record is: classes and vocabularies, no input or output."""
