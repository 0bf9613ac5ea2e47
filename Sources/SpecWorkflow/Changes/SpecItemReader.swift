internal import Crypto

/// Reads the items of many texts, most of which have most of their words in common.
///
/// Gives what ``SpecItems`` gives for the whole document, of which it reads only the chunks that stood
/// in none of the last ones.
struct SpecItemReader {
  private var known = RecentValues<Key, Part>(limit: 16 << 20)

  /// All that the meaning of a chunk depends on.
  private struct Key: Hashable {
    /// The headings that it stands under.
    let path: HeadingPath
    /// A digest of the chunks that may define links; empty where none does.
    let definitions: [UInt8]
    let bytes: [UInt8]
    /// Taken once: a key is looked up more than once.
    private let hash: Int

    init(path: HeadingPath, definitions: [UInt8], bytes: [UInt8]) {
      self.path = path
      self.definitions = definitions
      self.bytes = bytes
      var hasher = Hasher()
      hasher.combine(path)
      definitions.withUnsafeBytes { hasher.combine(bytes: $0) }
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      hash = hasher.finalize()
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(hash)
    }
  }

  private struct Part {
    /// Their lines count from the chunk's first, which is 0.
    var items: [SpecItem]
    /// The headings that the next chunk stands under.
    var path: HeadingPath
    var size: MarkdownSize
  }

  /// The items of a text in its order; `nil` where it cannot be read.
  ///
  /// `header`: what the text has at its beginning.
  mutating func read(_ bytes: [UInt8], _ header: Header) -> [SpecItem]? {
    guard !header.isUnreadable, DocumentBytes.sizeProblem(in: bytes) == nil else {
      return nil
    }
    let headerLines = header.fields.map(\.position.line) + [header.title?.position.line ?? 1]
    let chunks = DocumentChunks.split(bytes, header: headerLines.max() ?? 1)
    let sources = ChunkSources(bytes, chunks)
    var items: [SpecItem] = []
    var (path, size) = (HeadingPath(), MarkdownSize())
    for (index, chunk) in chunks.enumerated() {
      let part = part(chunk, sources, index == 0 ? header : nil, path)
      size += part.size
      path = part.path
      guard size.problem == nil else { return nil }
      for var item in part.items {
        item.line += chunk.line
        items.append(item)
      }
    }
    return SpecItems.header(header, above: items) + items
  }

  /// What a chunk says; the first has the header's fields in it and is read each time.
  private mutating func part(
    _ chunk: DocumentChunk, _ sources: ChunkSources, _ header: Header?, _ path: HeadingPath
  ) -> Part {
    let bytes = sources.bytes[chunk.range]
    let key = Key(path: path, definitions: sources.definitions, bytes: Array(bytes))
    if header == nil, let part = known.value(for: key, weight: bytes.count) {
      return part
    }
    let size = MarkdownSize(bytes)
    guard size.problem == nil, let source = sources.source(of: chunk) else {
      return Part(items: [], path: path, size: size)
    }
    var finder = ItemFinder(
      source.bytes, lines: source.lines, header: header ?? Header(), within: path)
    finder.read(source.blocks)
    var items = SpecItems.body(
      source.blocks, finder.sections, finder.items, header ?? Header())
    for index in items.indices { items[index].line -= source.firstLine }
    let part = Part(items: items, path: finder.path, size: size)
    if header == nil {
      known.keep(part, for: key, weight: bytes.count)
    }
    return part
  }
}

/// Where the blocks of chunks are taken from: the chunk read by itself, with those that may define what
/// it means where there are any.
private final class ChunkSources {
  struct Source {
    var bytes: [UInt8]
    var lines: SourceLines
    var blocks: [Block]
    /// The number that the chunk's first line has in `lines`.
    var firstLine: Int
  }

  let bytes: [UInt8]
  let definitions: [UInt8]
  private let defining: [DocumentChunk]
  private var whole: MarkdownTree?
  /// How much was read so far; more than all of the document is never worth it.
  private var cost = 0

  init(_ bytes: [UInt8], _ chunks: [DocumentChunk]) {
    self.bytes = bytes
    defining = chunks.filter(\.mayDefine)
    var digest = SHA256()
    for chunk in defining {
      bytes[chunk.range].withUnsafeBytes { digest.update(bufferPointer: $0) }
    }
    definitions = defining.isEmpty ? [] : Array(digest.finalize())
  }

  /// Chunks must be asked for in their order; `nil` where the library has no memory left.
  func source(of chunk: DocumentChunk) -> Source? {
    if whole == nil, let source = ownSource(of: chunk) {
      return source
    }
    whole = whole ?? MarkdownTree(bytes)
    return whole.map {
      Source(
        bytes: bytes, lines: $0.lines, blocks: $0.blocks(in: chunk.lines), firstLine: chunk.line)
    }
  }

  /// The chunk and what may define something, and nothing else; `nil` where that is too much.
  private func ownSource(of chunk: DocumentChunk) -> Source? {
    let before = defining.filter { $0.line < chunk.line }
    let after = defining.filter { $0.line > chunk.line }
    let needed = before + [chunk] + after
    cost += needed.reduce(0) { $0 + $1.range.count }
    guard cost <= bytes.count else {
      return nil
    }
    let own = needed.reduce(into: []) { $0 += bytes[$1.range] }
    let line = before.reduce(1) { $0 + $1.lines.count }
    return MarkdownTree(own).map {
      Source(
        bytes: own, lines: $0.lines,
        blocks: $0.blocks(in: line..<(after.isEmpty ? .max : line + chunk.lines.count)),
        firstLine: line)
    }
  }
}
