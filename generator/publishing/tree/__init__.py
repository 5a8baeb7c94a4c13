"""Folders of many files: walked and digested in processes."""
