"""Reports as the pages show them: values for the templates, made from what queries give. No rows are asked here."""
