"""Work in processes and how far it has come; knows nothing of cables."""
