"""E-mail: sending by SMTP, reading by IMAP, and what stands in a mail."""
