"""The register: taken in from a workbook as one act, and its people and organisations kept up."""
