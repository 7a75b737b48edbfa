"""What the environment of the peers runs, a process for each: no module here imports Sprava or is imported by it."""
