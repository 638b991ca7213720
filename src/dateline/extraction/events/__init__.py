"""Who did what to whom: events with type, parties, status and every mention."""
