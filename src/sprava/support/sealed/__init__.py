"""The sealed store: who is helped, readable only by two of three custodians together, away from the register."""
