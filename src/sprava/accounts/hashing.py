"""How passphrases are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Passphrases(Argon2PasswordHasher):
    """Argon2id with 64 MiB: about 0.15 s for one guess on a small server, and dear to guess in bulk."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 1
