"""Work in progress: cases with all their versions, and the files they name.

Not for frozen papers and numbers, which stand beside this room.
"""
