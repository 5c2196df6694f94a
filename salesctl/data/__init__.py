"""What comes in from elsewhere and goes out again: CRM exports, to-do lists, flat tables."""
