import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs `body` with an empty file that is removed afterwards.
func withTemporaryFile<Result>(
  _ body: (_ path: String, _ file: FileDescriptor) throws -> Result
) throws -> Result {
  var template = Array("/tmp/spec-terminal-XXXXXX".utf8CString)
  let file = mkstemp(&template)
  guard file >= 0 else { throw Errno(rawValue: errno) }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer {
    close(file)
    unlink(path)
  }
  return try body(path, FileDescriptor(rawValue: file))
}

/// Runs `body` with two empty files that are removed afterwards.
func withTemporaryFiles<Result>(
  _ body: (FileDescriptor, FileDescriptor) throws -> Result
) throws -> Result {
  try withTemporaryFile { _, first in
    try withTemporaryFile { _, second in try body(first, second) }
  }
}

/// Everything that was written to a file, from its beginning.
func contents(of file: FileDescriptor) throws -> String {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = try block.withUnsafeMutableBytes {
      try file.read(fromAbsoluteOffset: Int64(bytes.count), into: $0)
    }
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += block[..<count]
  }
}

/// Closes a descriptor of which nothing more is asked.
func closeQuietly(_ file: FileDescriptor) {
  close(file.rawValue)
}
