"""What is deleted because its time is over, outside the books: recordings, and who called."""
