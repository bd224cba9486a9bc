"""What the organisation has settled: its rules, its advisor, its labels; and what each person has for herself."""
