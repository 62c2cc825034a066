"""How findings and answers look: each module turns plain records into one format."""
