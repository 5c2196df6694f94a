"""The recipe against simulated teams whose truth is known, and against forecasters of good repute."""
