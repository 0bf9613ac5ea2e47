internal import Clibgit2

extension Repository {
  /// When an annotated tag was made, as its tagger's clock had it; `nil` for any other reference.
  ///
  /// The C counterpart is `git_tag_tagger`.
  public func taggerTime(ofReference name: String) throws(GitError) -> Timestamp? {
    let pointer = pointer
    var oid = git_oid()
    guard
      try checkFound("git_reference_name_to_id", git_reference_name_to_id(&oid, pointer, name))
    else {
      return nil
    }
    let object = try OwnedPointer("git_object_lookup", free: git_object_free) {
      git_object_lookup(&$0, pointer, &oid, GIT_OBJECT_ANY)
    }
    guard git_object_type(object.pointer) == GIT_OBJECT_TAG,
      let tagger = git_tag_tagger(object.pointer)
    else {
      return nil
    }
    let time = tagger.pointee.when
    return Timestamp(seconds: time.time, offset: Int(time.offset))
  }
}
