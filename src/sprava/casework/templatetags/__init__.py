"""Tags of this desk."""
