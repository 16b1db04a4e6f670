import CLibrary
import SourceText

/// The pages of memory that hold the program itself.
public enum ProgramPages {
  /// Between two parts of a long work: gives back what the first part has run. The system keeps the program's file, and brings back
  /// what is run again, at next to no cost. Elsewhere than on Linux it does nothing.
  public static func letGo() {
    #if canImport(Glibc)
      guard let code else { return }
      madvise(code.baseAddress, code.count, MADV_DONTNEED)
    #endif
  }

  #if canImport(Glibc)
    /// The first file that the process may run code of: the program.
    nonisolated(unsafe) private static let code: UnsafeMutableRawBufferPointer? = {
      guard let list = try? Files.read("/proc/self/maps") else { return nil }
      for line in list[list.wholeSpan].split(separator: "\n") {
        let fields = line.split(separator: " ", maxSplits: 5)
        guard fields.count == 6, fields[1] == "r-xp", fields[4] != "0" else { continue }
        let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, ends[0] < ends[1], let start = UnsafeMutableRawPointer(bitPattern: ends[0]) else { return nil }
        return UnsafeMutableRawBufferPointer(start: start, count: Int(ends[1] - ends[0]))
      }
      return nil
    }()
  #endif
}
