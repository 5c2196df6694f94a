"""Imports, from a file of another program to the files of a team."""
