"""From pages to the compiler's source. Not for layout: every coordinate is already fixed."""
