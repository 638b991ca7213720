"""Questions to a casebook: what may be asked, and the answers in plain rows."""
