import CLibrary

/// The memory of the process.
public enum Heap {
  /// Before much is read: lets the heap grow in one large step, and asks for large pages. Otherwise the system is interrupted for
  /// each four kilobytes, which takes a tenth of all time. Elsewhere than on Linux with glibc it does nothing.
  public static func expectMuch() { _ = grown }

  private static let grown: Void = {
    #if canImport(Glibc)
      _ = setAllocationOption(topPad, step)
      let start = sbrk(0)
      // Whatever does not fit into what is left of the heap makes it grow.
      var pieces: [UnsafeMutableRawPointer?] = []
      while pieces.count < 8, sbrk(0) == start { pieces.append(malloc(96 << 10)) }
      for piece in pieces { free(piece) }
      guard let start, let end = sbrk(0) else { return }
      let first = (UInt(bitPattern: start) + largePage - 1) / largePage * largePage
      guard first < UInt(bitPattern: end), let base = UnsafeMutableRawPointer(bitPattern: first) else { return }
      madvise(base, Int(UInt(bitPattern: end) - first), MADV_HUGEPAGE)
    #endif
  }()

  private static let topPad: Int32 = -2
  private static let step: Int32 = 64 << 20
  private static let largePage: UInt = 2 << 20
}

#if canImport(Glibc)
  /// Swift's Glibc leaves malloc.h out.
  @_silgen_name("mallopt")
  private func setAllocationOption(_ option: Int32, _ value: Int32) -> Int32
#endif
