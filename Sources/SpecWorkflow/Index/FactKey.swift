internal import Crypto

/// What a fact is about: everything that it follows from, as a digest.
struct FactKey: Hashable {
  /// What the index keeps, and of each kind how many of the last facts.
  enum Kind: String, CaseIterable {
    /// A `History`, whatever its tip: the next one begins with what it knows.
    case history
    /// The `SpecFacts` of one commit.
    case specs
    /// A `SearchImage`, which grows from search to search.
    case search

    var mostKept: Int {
      switch self {
      case .history, .search: 2
      case .specs: 32
      }
    }
  }

  let kind: Kind
  /// SHA-256 of the kind and all sources.
  let digest: [UInt8]

  /// `sources`: writes what the fact follows from.
  init(_ kind: Kind, _ sources: (inout FactWriter) -> Void) {
    var writer = FactWriter()
    kind.rawValue.write(to: &writer)
    sources(&writer)
    self.kind = kind
    digest = Array(SHA256.hash(data: writer.bytes))
  }
}
