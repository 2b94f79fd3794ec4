"""The invented council: its teams, targets and figures, made the same way every time from one seed."""
