/// Changes the files of a policy, line by line; what is not meant stays as it is.
struct PolicyEditor {
  /// The files as they are to be, by their paths.
  private(set) var files: [String: [UInt8]]
  private let before: [String: [UInt8]]

  init(_ files: [PolicyReader.File]) {
    before = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    self.files = before
  }

  /// The paths that differ, in their order.
  var changedPaths: [String] {
    Set(before.keys).union(files.keys).filter { before[$0] != files[$0] }.sorted()
  }

  func old(_ path: String) -> [UInt8]? {
    before[path]
  }

  /// The files for the reader of policies.
  var readerFiles: [PolicyReader.File] {
    files.sorted { $0.key < $1.key }.map { PolicyReader.File(path: $0.key, bytes: $0.value) }
  }

  /// Puts a person into the configuration.
  mutating func add(_ person: Principal) throws(SpecError) {
    files[Configuration.path] = try PeopleText(
      text: files[Configuration.path] ?? [], person: person
    ).inserted()
  }

  /// Gives a person an SSH key, for what git signs alone.
  mutating func add(
    _ key: SSHPublicKey, of person: Principal, after: CalendarDate?, before: CalendarDate?
  ) {
    var options = "namespaces=\"git\""
    for (name, date) in [("valid-after", after), ("valid-before", before)] {
      if let time = date.flatMap({ SignerTime.text($0.daysSince1970 * 86_400) }) {
        options += ",\(name)=\"\(time)\""
      }
    }
    append(
      "\(person.addresses.joined(separator: ",")) \(options) \(key.line)", to: Policy.File.signers)
  }

  /// Gives a person an OpenPGP key, in a file of its own.
  mutating func add(openPGP armor: [UInt8], _ fingerprint: String, of person: Principal) {
    let plain = "\(Policy.File.keys)/\(person.id).asc"
    let path =
      files[plain] == nil
      ? plain : "\(Policy.File.keys)/\(person.id).\(fingerprint.suffix(16).lowercased()).asc"
    files[path] = armor
  }

  /// Takes keys away; older approvals by them stay.
  mutating func remove(_ keys: [PolicyKey]) {
    let lines = Set(keys.filter { $0.file == Policy.File.signers }.compactMap(\.line))
    if !lines.isEmpty, let text = files[Policy.File.signers] {
      let kept = text.split(separator: ASCII.newline, omittingEmptySubsequences: false)
        .enumerated().filter { !lines.contains($0.offset + 1) }.map(\.element)
      files[Policy.File.signers] = Array(kept.joined(separator: [ASCII.newline]))
    }
    for key in keys where key.line == nil {
      files[key.file] = nil
    }
  }

  /// Lists an SSH key as revoked.
  mutating func revoke(_ key: SSHPublicKey) {
    append(key.line, to: Policy.File.revokedKeys)
  }

  /// Lists an OpenPGP key or a certificate as revoked.
  mutating func revoke(fingerprint: String) {
    append(fingerprint, to: Policy.File.revokedFingerprints)
  }

  private mutating func append(_ line: String, to path: String) {
    var text = files[path] ?? []
    if let last = text.last, last != ASCII.newline {
      text.append(ASCII.newline)
    }
    files[path] = text + Array(line.utf8) + [ASCII.newline]
  }
}
