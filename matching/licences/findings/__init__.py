"""What licence checks of several ads show together. Pure: rows in, findings out."""
