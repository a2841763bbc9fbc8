"""What the law says: working days, clocks, outcomes, fees and remedies, each rule with its citation. Pure values."""
