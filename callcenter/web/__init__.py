"""HTTP: the API, sign-in, the live feed's WebSocket, health, metrics and the console's files."""
