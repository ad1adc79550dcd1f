"""From pages to PDF/A and SVG, through HarfBuzz. Not for layout: every coordinate is fixed."""
