"""What the service says about itself: logs without personal data, metrics, and a watch on the floor."""
