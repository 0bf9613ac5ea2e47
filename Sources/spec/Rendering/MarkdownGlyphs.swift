extension Glyphs {
  /// The line under a title, one column wide.
  var doubleRule: String {
    isUnicode ? "═" : "="
  }

  /// What stands before each line of a quote.
  var bar: String {
    isUnicode ? "│" : "|"
  }

  /// The box of a task.
  func box(isChecked: Bool) -> String {
    switch (isUnicode, isChecked) {
    case (true, true): "☑"
    case (true, false): "☐"
    case (false, true): "[x]"
    case (false, false): "[ ]"
    }
  }

  private var isUnicode: Bool {
    self == .unicode
  }
}
