"""What a team writes is read strictly, located exactly, and changed without harm."""
