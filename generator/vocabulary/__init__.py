"""Authority tables, checked data with one look-up each."""
