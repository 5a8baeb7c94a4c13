"""What differs from the site published before."""
