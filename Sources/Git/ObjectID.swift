/// A Git object name.
