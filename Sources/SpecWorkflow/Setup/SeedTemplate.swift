/// The form that a new spec has where the repository names no other.
public enum SeedTemplate {
  /// Where a repository keeps a template of its own, from its top.
  public static let path = ".spec/template.md"

  /// The whole text, with placeholders for the ID, the name, the dates and the author.
  public static let text = #"""
    # SPEC-XXX: [Feature Name]

    **Status**: Draft | In Review | Approved | Implemented
    **Created**: YYYY-MM-DD
    **Updated**: YYYY-MM-DD
    **Author**: [Your Name]

    ## Overview

    Brief description of what this feature does and why it's needed.

    ## Goals

    - Primary goal 1
    - Primary goal 2
    - Primary goal 3

    ## Non-Goals

    What this feature explicitly does NOT aim to do.

    ## Requirements

    ### Functional Requirements

    1. **FR-1**: The system shall...
    2. **FR-2**: The system shall...
    3. **FR-3**: The system shall...

    ### Non-Functional Requirements

    1. **NFR-1**: Performance requirements
    2. **NFR-2**: Security requirements
    3. **NFR-3**: Usability requirements

    ## User Stories

    **As a** [user type]
    **I want** [goal]
    **So that** [benefit]

    ### Acceptance Criteria

    - [ ] Criterion 1
    - [ ] Criterion 2
    - [ ] Criterion 3

    ## Design

    ### Data Models

    ```python
    # Proposed models
    class ExampleModel(models.Model):
        field1 = models.CharField(max_length=100)
        # ...
    ```

    ### API Endpoints (if applicable)

    - `GET /api/resource/` - List resources
    - `POST /api/resource/` - Create resource
    - `GET /api/resource/{id}/` - Retrieve resource
    - `PUT /api/resource/{id}/` - Update resource
    - `DELETE /api/resource/{id}/` - Delete resource

    ### UI/UX (if applicable)

    Wireframes, mockups, or descriptions of user interface.

    ## Edge Cases

    1. **Edge Case 1**: Description and expected behavior
    2. **Edge Case 2**: Description and expected behavior
    3. **Edge Case 3**: Description and expected behavior

    ## Dependencies

    - External packages needed
    - Other features/specs this depends on
    - Infrastructure requirements

    ## Testing Strategy

    - Unit tests for models and business logic
    - Integration tests for workflows
    - UI tests for user interactions (if applicable)

    ## Security Considerations

    - Authentication/authorization requirements
    - Data validation needs
    - Potential vulnerabilities to address

    ## Migration Strategy

    How to roll out this feature (if modifying existing functionality):
    - Database migrations needed
    - Backward compatibility considerations
    - Deployment steps

    ## Open Questions

    - [ ] Question 1 that needs resolution
    - [ ] Question 2 that needs resolution

    ## References

    - Related specs
    - External documentation
    - Design inspiration

    """#
}
