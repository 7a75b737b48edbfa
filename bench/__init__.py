"""Every figure that README quotes is printed by a command here: ``python -m bench``."""
