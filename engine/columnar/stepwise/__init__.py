"""A policy cut into steps, each explored by itself: decisions, aids and money, fields in all worlds."""
