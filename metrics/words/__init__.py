"""What is said of a figure, a measure, a team: one file a subject, and what the words mean."""
