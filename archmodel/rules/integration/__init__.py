"""INT: how the outside, the services and the systems behind them reach each other."""
