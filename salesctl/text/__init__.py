"""YAML as people write it: values, faults, positions, comments, splices and files. Knows nothing of sales."""
