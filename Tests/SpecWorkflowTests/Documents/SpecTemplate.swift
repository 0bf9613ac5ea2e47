import SpecWorkflow

/// The default form of a spec, as teams copy it.
let specTemplate = SeedTemplate.text
