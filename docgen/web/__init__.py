"""The web shell: the HTTP interface of one home. What it does is ``docgen.service``'s."""
