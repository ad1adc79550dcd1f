"""The pages of one open case: its screen, drafts, evidence, signatures, copies, sealing."""
