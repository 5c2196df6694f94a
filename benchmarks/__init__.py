"""Made-up teams of any size, and honest timings of salesctl on them."""
