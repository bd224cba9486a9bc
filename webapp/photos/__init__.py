"""Pictures of people: turned upright, shrunk, stripped of what a camera wrote into them, and shown to who may see."""
