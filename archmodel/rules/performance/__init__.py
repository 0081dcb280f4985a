"""PRF: how soon it answers, how much it bears, what it costs."""
