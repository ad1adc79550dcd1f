"""The pages of the archive: dossiers found, looked through, verified, taken out."""
