/// Finds the folders of specs among a repository's documents.
enum SurveyFolders {
  /// Folders that teams keep such documents in; one document with a number is enough there.
  static let usual = [
    "specs", "spec", "docs/specs", "doc/specs", "docs/spec", "rfcs", "rfc", "docs/rfcs",
    "docs/rfc", "doc/rfcs", "text", "proposals", "docs/proposals", "enhancements", "keps", "EIPS",
    "ERCS", "peps", "adr", "adrs", "docs/adr", "docs/adrs", "doc/adr", "decisions",
    "docs/decisions", "doc/decisions", "docs/architecture/decisions",
    "doc/architecture/decisions", "docs/architecture-decisions",
  ]

  /// Folders whose documents are somebody else's.
  static func isForeign(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { part in
      part.hasPrefix(".") || ["node_modules", "vendor", "third_party", "Pods"].contains(part)
    }
  }

  /// The documents of each folder of specs, by the folder's path; none is inside of another, but
  /// for the top of the repository, which holds only its own files.
  static func roots(of documents: [SurveyedDocument]) -> [String: [SurveyedDocument]] {
    let numbered = documents.filter(\.isNumbered)
    var roots: Set<String> = []
    for (folder, own) in Dictionary(grouping: numbered, by: \.folder) {
      if let known = usualRoot(of: folder) {
        roots.insert(known)
      } else if own.filter(\.isEvident).count >= 3 {
        roots.insert(folder)
      }
    }
    let outermost = roots.filter { root in
      !roots.contains { $0 != root && !$0.isEmpty && SpecFinder.contains($0, root) }
    }
    var result: [String: [SurveyedDocument]] = [:]
    for document in numbered {
      let root = outermost.first { root in
        root.isEmpty ? document.folder.isEmpty : SpecFinder.contains(root, document.path)
      }
      if let root {
        result[root, default: []].append(document)
      }
    }
    return result
  }

  /// The usual folder that a folder is or stands in.
  private static func usualRoot(of folder: String) -> String? {
    usual.first { $0 == folder || SpecFinder.contains($0, folder) }
  }

  /// A prefix that a folder's name speaks of, for documents with bare numbers.
  static func prefix(for folder: String) -> String? {
    let words = folder.lowercased().split { "/-_".contains($0) }
    for word in words.reversed() {
      switch word {
      case "adr", "adrs", "decisions": return "ADR"
      case "rfc", "rfcs", "text": return "RFC"
      case "eips", "eip": return "EIP"
      case "ercs", "erc": return "ERC"
      case "keps", "kep": return "KEP"
      case "peps", "pep": return "PEP"
      default: continue
      }
    }
    return nil
  }
}
