"""Sprava: the register of political persecution, and the desk from which the persecuted are supported."""
