import SpecWorkflow

struct MarkdownRendering {
  let width: Int
  let glyphs: Glyphs
  func lines(_ blocks: [Block]) -> [StyledText] { [] }
}
