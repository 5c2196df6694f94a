"""What looks at the whole team: the score, the status page, one person's page, the year."""
