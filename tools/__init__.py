"""Development tools: the structure gate, the authoring of forms, samples, and the demonstration."""
