extension Duration {
  /// How long another program may take for a thing that it does in a moment.
  ///
  /// Long enough for a machine that is busy with everything else; whatever takes longer hangs.
  static let tool = Duration.seconds(30)
}
