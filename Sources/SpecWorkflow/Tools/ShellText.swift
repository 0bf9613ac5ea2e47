/// Parts of commands as a user can paste them into a shell, whatever folder he is in.
enum ShellText {
  /// One word of a POSIX shell, in quotation marks where it needs them.
  static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || "/._-:=,@+%".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  /// A path from the top of the work tree as a pathspec of git that means exactly this file.
  static func pathspec(_ path: String) -> String {
    let isPattern = path.contains { "*?[\\".contains($0) }
    let isMagic = path.first.map { "!^:(/".contains($0) } == true
    return word((isPattern || isMagic ? ":(top,literal)" : ":/") + path)
  }
}
