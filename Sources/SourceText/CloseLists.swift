extension Array {
  /// Adds to one of many lists, or to a long one that stays: were they doubled as they grow, half of their room might be empty.
  public mutating func appendClosely(_ element: Element) {
    if count == capacity { reserveCapacity(count + 1 + count / 8) }
    append(element)
  }
}
