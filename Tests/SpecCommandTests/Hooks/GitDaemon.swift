import Foundation
import SpecTestSupport
import Testing

/// A real `git daemon` on the loopback address that takes pushes, as long as this lives.
final class GitDaemon {
  let url: String
  private let processFile: String

  /// Serves one repository, with an environment in which its hooks find the program.
  init(_ repository: TestRepository, environment: [String: String]) throws {
    processFile = repository.temporary.path + "/daemon"
    // A port may be taken.
    for _ in 0..<20 {
      let port = Int.random(in: 20_000..<60_000)
      let output = try Tool.run(
        "git",
        [
          "daemon", "--detach", "--reuseaddr", "--listen=127.0.0.1", "--port=\(port)",
          "--pid-file=\(processFile)", "--base-path=\(repository.path)", "--export-all",
          "--enable=receive-pack", repository.path,
        ], environment: environment, directory: repository.path)
      if output.status == 0, try Self.answers(port, environment) {
        url = "git://127.0.0.1:\(port)/"
        return
      }
    }
    throw ToolFailure(command: ["git", "daemon"], reason: "no port is free")
  }

  deinit {
    do {
      let text = try String(contentsOfFile: processFile, encoding: .utf8)
      if let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) {
        kill(process, SIGTERM)
      }
    } catch {
      // It never began.
    }
  }

  private static func answers(_ port: Int, _ environment: [String: String]) throws -> Bool {
    for _ in 0..<50 {
      let output = try Tool.run(
        "git", ["ls-remote", "git://127.0.0.1:\(port)/"], environment: environment, directory: "/")
      if output.status == 0 {
        return true
      }
      usleep(20_000)
    }
    return false
  }
}
