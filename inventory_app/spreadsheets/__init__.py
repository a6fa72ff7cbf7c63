"""The register as workbooks: out, in, and back."""
