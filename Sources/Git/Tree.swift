internal import Clibgit2

/// A whole tree object, as the object database holds it: no byte of it is copied.
///
/// Not Sendable, like the repository that it comes from.
public final class Tree {
  private let object: OwnedPointer

  init(_ object: consuming OwnedPointer) {
    self.object = object
  }

  /// Whether the object is a tree at all.
  var isTree: Bool {
    git_odb_object_type(object.pointer) == GIT_OBJECT_TREE
  }

  /// Lends the bytes, to be read with `RawTree`.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(
      UnsafeRawBufferPointer(
        start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
  }
}

@available(*, unavailable)
extension Tree: Sendable {}
