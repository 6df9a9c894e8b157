"""What `main` puts together: the service, its carrier, and what runs beside the calls."""
