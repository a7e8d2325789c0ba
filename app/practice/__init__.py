"""The practice OA: a small Zalo on loopback, written from the API page alone, with customers who write and answer."""
