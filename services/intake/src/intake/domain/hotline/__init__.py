"""Who answers the telephone, when, and which calls nobody answered (I-04)."""
