"""The words everything is said in: periods, documents, findings, duties, reports."""
