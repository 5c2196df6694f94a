"""People have no figures of their own: who carries what is asked of quotas, who owes what of duties."""
