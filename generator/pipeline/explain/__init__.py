"""How one cable was read, and why its people were joined."""
