import SourceText

/// The way from the bytes of a text that was put together back to the file they were written in.
public struct PositionMap: Sendable {
  /// A run of bytes of the text.
  struct Step: Sendable {
    /// Offset in the text.
    var start: UInt32
    /// What it comes from, in the file.
    var source: Span
    /// Whether its bytes stand in the file one by one; otherwise all of it comes from all of `source`.
    var isVerbatim: Bool
  }

  private(set) var steps: [Step] = []
  /// How many bytes the text has.
  private(set) var count: UInt32 = 0

  init() {}

  /// The way back from what a string stands for.
  init(_ content: StringContent) {
    for (index, step) in content.steps.enumerated() {
      let isLast = index + 1 == content.steps.count
      let end = isLast ? content.bytes.count : content.steps[index + 1].value
      let length = UInt32(end - step.value)
      let sourceEnd =
        step.isVerbatim ? step.source + length : max(isLast ? content.span.end : content.steps[index + 1].source, step.source)
      append(length, from: Span(start: step.source, end: sourceEnd), isVerbatim: step.isVerbatim)
    }
  }

  mutating func append(_ length: UInt32, from source: Span, isVerbatim: Bool) {
    guard length > 0 else { return }
    steps.append(Step(start: count, source: source, isVerbatim: isVerbatim))
    count += length
  }

  mutating func append(_ other: PositionMap) {
    for step in other.steps {
      steps.append(Step(start: count + step.start, source: step.source, isVerbatim: step.isVerbatim))
    }
    count += other.count
  }

  /// The way back of some of the bytes.
  func part(_ span: Span) -> PositionMap {
    var whole = PositionMap()
    whole.append(UInt32(span.count), from: span, isVerbatim: true)
    return whole.through(self)
  }

  /// The same bytes where the text they come from was itself put together: its own way back is gone on.
  func through(_ outer: PositionMap) -> PositionMap {
    var result = PositionMap()
    for (index, step) in steps.enumerated() {
      let length = (index + 1 < steps.count ? steps[index + 1].start : count) - step.start
      guard step.isVerbatim else {
        result.append(length, from: outer.source(of: step.source), isVerbatim: false)
        continue
      }
      var at = step.source.start
      let end = at + length
      while at < end {
        let found = outer.index(of: at)
        let behind = min(found + 1 < outer.steps.count ? outer.steps[found + 1].start : outer.count, end)
        guard behind > at else { break }
        let source = outer.steps[found]
        if source.isVerbatim {
          let start = source.source.start + (at - source.start)
          result.append(behind - at, from: Span(start: start, end: start + (behind - at)), isVerbatim: true)
        } else {
          result.append(behind - at, from: source.source, isVerbatim: false)
        }
        at = behind
      }
    }
    return result
  }

  /// The step a byte is in.
  private func index(of offset: UInt32) -> Int {
    var low = 0
    var high = steps.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where in the file a span of the text was written. Of a span that is put together from places that do not follow each
  /// other, the first place.
  public func source(of span: Span) -> Span {
    guard !steps.isEmpty else { return span }
    let first = steps[index(of: min(span.start, max(count, 1) - 1))]
    let start = first.isVerbatim ? first.source.start + (min(span.start, count) - first.start) : first.source.start
    guard span.end > span.start else { return Span(start: start, end: start) }
    let last = steps[index(of: span.end - 1)]
    let end = last.isVerbatim ? last.source.start + (span.end - last.start) : last.source.end
    return Span(start: start, end: end >= start ? end : max(first.source.end, start))
  }
}
