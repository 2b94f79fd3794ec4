"""The one door through which every picture and download leaves."""
