/// Finds where each statement begins and ends.
struct Splitter {
  struct Piece {
    var firstToken: Int
    /// One past the last, the semicolon not included.
    var endToken: Int
    var isJoinedToNext: Bool
  }
}
