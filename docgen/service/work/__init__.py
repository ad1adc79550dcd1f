"""Work on cases that people and systems do through the service, each on somebody's behalf."""
