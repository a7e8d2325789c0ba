"""Input that means harm: answers, texts, file names, pictures and queries that nobody honest would send."""
