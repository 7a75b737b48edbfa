"""Commands of this repository. Nothing here is installed with Sprava."""
