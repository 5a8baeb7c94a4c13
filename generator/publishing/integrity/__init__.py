"""What a published folder is checked for, before and after it is published."""
