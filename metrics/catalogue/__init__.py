"""What is measured and of whom: measures, targets and teams, each as the council defines it."""
