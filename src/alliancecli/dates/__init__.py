"""Days, dates as sources give them (EDTF), and dates in words."""
