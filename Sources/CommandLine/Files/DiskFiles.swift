import Migrations
import Platform
import SourceText

/// The disk, as migration readers see it.
struct DiskFiles: FileSource {
  /// So many files make a process grow to tens of megabytes.
  private static let many = 500
  /// What becomes of an ordinary file where many are read, and again where they are parsed.
  private static let bytesOfFile = 1024

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    do throws(SystemError) {
      let entries = try FolderListing.entries(of: folder)
      return .success(entries.map { DirectoryEntry(name: $0.name, kind: Self.kind($0.kind)) })
    } catch { return .failure(FileError(path: folder, reason: error.message)) }
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    do throws(SystemError) { return .success(try Files.read(path)) } catch {
      return .failure(FileError(path: path, reason: error.message))
    }
  }

  func text(_ path: String) -> Result<SourceText?, FileError> {
    do throws(SystemError) { return .success(try Files.readIfFile(path)) } catch {
      return .failure(FileError(path: path, reason: error.message))
    }
  }

  func atOnce<Product: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Product) -> [Product] {
    if count >= Self.many { Heap.expect(bytes: count * Self.bytesOfFile) }
    return Parallel.map(count, work)
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    guard let kind = try? Files.kind(of: path) else { return nil }
    return Self.kind(kind)
  }

  private static func kind(_ kind: FileKind?) -> DirectoryEntry.Kind {
    switch kind {
    case .file: .file
    case .folder: .folder
    case .stream, nil: .other
    }
  }
}
