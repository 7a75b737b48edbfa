"""Who works here: members, teams, compartments, policy."""
