// The C library under one roof: every system call of the program is made here, and nothing else knows which library it is.

import CLibrary

enum LibC {
  // MARK: Errors

  static func lastError() -> SystemError { SystemError(code: errno) }

  static let noSuchFile = ENOENT
  static let isDirectory = EISDIR
  static let brokenPipe = EPIPE
  static let fileTooLarge = EFBIG
  static let fileExists = EEXIST

  /// The library's own words, without its shared buffer.
  static func describe(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { room in
      room.initialize(repeating: 0)
      _ = strerror_r(code, room.baseAddress!, room.count - 1)
      return String(cString: room.baseAddress!)
    }
  }

  // MARK: Descriptors

  /// A pipe is opened when somebody writes to it, or at once where it is not waited for.
  static func openForReading(_ path: String, waits: Bool = true) throws(SystemError) -> Int32 {
    try retried { open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)) }
  }

  /// Whether opening failed because there is no such file: no such path, or something that cannot be opened.
  static func isNoFile(_ code: Int32) -> Bool { [ENOENT, ENOTDIR, ENXIO, ENODEV, ELOOP].contains(code) }

  /// What is there already as it is, or a file that begins empty.
  static func openForWriting(_ path: String, creates: Bool = false) throws(SystemError) -> Int32 {
    try retried { open(path, O_WRONLY | O_CLOEXEC | (creates ? O_CREAT | O_TRUNC : 0), 0o666) }
  }

  /// A file that was not there.
  static func createNew(_ path: String) throws(SystemError) -> Int32 {
    try retried { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  }

  static func close(_ descriptor: Int32) {
    _ = CLibrary.close(descriptor)
  }

  /// What was written may fail as late as here.
  static func closeWritten(_ descriptor: Int32) throws(SystemError) {
    guard CLibrary.close(descriptor) == 0 || errno == EINTR else { throw lastError() }
  }

  /// How many bytes came; 0 at the end.
  static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try retried {
      CLibrary.read(descriptor, room.baseAddress, room.count)
    }
  }

  /// How many bytes went out, perhaps not all.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) -> Int {
    try retried {
      CLibrary.write(descriptor, bytes.baseAddress, bytes.count)
    }
  }

  /// A call that a signal interrupts is made again; one that fails throws.
  private static func retried<Value: SignedInteger>(_ call: () -> Value) throws(SystemError) -> Value {
    while true {
      let value = call()
      if value >= 0 { return value }
      if errno != EINTR { throw lastError() }
    }
  }

  // MARK: Files

  struct Status {
    var kind: FileKind
    var size: Int
    var identity: FileIdentity
    /// Who may read, write and execute it.
    var permissions: UInt32
  }

  static func status(of path: String) throws(SystemError) -> Status {
    var record = stat()
    guard stat(path, &record) == 0 else { throw lastError() }
    return Status(record)
  }

  static func status(of descriptor: Int32) throws(SystemError) -> Status {
    var record = stat()
    guard fstat(descriptor, &record) == 0 else { throw lastError() }
    return Status(record)
  }

  static func setPermissions(_ permissions: UInt32, of descriptor: Int32) { fchmod(descriptor, mode_t(permissions)) }

  static func expectWritable(_ path: String) throws(SystemError) {
    guard access(path, W_OK) == 0 else { throw lastError() }
  }

  static func rename(_ path: String, to name: String) throws(SystemError) {
    guard CLibrary.rename(path, name) == 0 else { throw lastError() }
  }

  static func remove(_ path: String) { unlink(path) }

  /// Where symbolic links lead in the end, also if there is nothing yet.
  static func followingLinks(_ path: String) -> String {
    var path = path
    for _ in 0..<40 {
      guard let link = target(ofLink: path) else { break }
      let slash = link.hasPrefix("/") ? nil : path.utf8.lastIndex(of: UInt8(ascii: "/"))
      path = (slash.map { String(path[...$0]) } ?? "") + link
    }
    return path
  }

  private static func target(ofLink path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { room in
      let count = readlink(path, room.baseAddress!, room.count - 1)
      guard count > 0 else { return nil }
      room[count] = 0
      return String(cString: room.baseAddress!)
    }
  }

  /// The names in a folder but for `.` and `..`, in no order.
  static func names(in folder: String) throws(SystemError) -> [String] { try entries(of: folder).map(\.name) }

  struct Entry {
    var name: String
    /// Nil where the folder does not tell and the file itself must be asked: links, and some file systems.
    var kind: FileKind?
  }

  /// What is in a folder but for `.` and `..`, in the order of the names, byte by byte.
  static func entries(of folder: String) throws(SystemError) -> [Entry] {
    guard let stream = opendir(folder) else { throw lastError() }
    defer { closedir(stream) }
    // Thousands of strings are slow to compare: all names stand in one text as long as they are sorted.
    var text: [UInt8] = []
    var found: [(start: Int, end: Int, kind: FileKind?)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let start = text.count
      withUnsafeBytes(of: &entry.pointee.d_name) { name in text.append(contentsOf: name.prefix { $0 != 0 }) }
      if text[start...].elementsEqual(".".utf8) || text[start...].elementsEqual("..".utf8) {
        text.removeSubrange(start...)
        continue
      }
      let kind: FileKind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_FIFO), Int(DT_SOCK), Int(DT_CHR), Int(DT_BLK): .stream
        default: nil
        }
      found.append((start, text.count, kind))
    }
    if errno != 0 { throw lastError() }
    return text.withUnsafeBufferPointer { text in
      found.sort { left, right in
        let (leftCount, rightCount) = (left.end - left.start, right.end - right.start)
        guard let base = text.baseAddress else { return false }
        let order = memcmp(base + left.start, base + right.start, min(leftCount, rightCount))
        return order != 0 ? order < 0 : leftCount < rightCount
      }
      return found.map { Entry(name: String(decoding: text[$0.start..<$0.end], as: UTF8.self), kind: $0.kind) }
    }
  }

  // MARK: The process and the machine

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  static var currentFolder: String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { room in
      getcwd(room.baseAddress!, room.count).map { String(cString: $0) }
    }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A write to a pipe that nobody reads, or beyond what a file may have, then fails instead of ending the process.
  static func surviveFailedWrites() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  static var processNumber: Int { Int(getpid()) }

  static func exit(_ status: Int32) -> Never {
    CLibrary.exit(status)
  }

  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  static var monotonicNanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  static var processorNanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  static var today: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec / 86_400
  }

  static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(Int32(RUSAGE_SELF), &usage)
    #endif
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss * 1024
    #endif
  }

  // MARK: Threads

  #if canImport(Darwin)
    typealias Thread = pthread_t?
  #else
    typealias Thread = pthread_t
  #endif

  /// Runs `body` on a thread of its own with a stack as deep as the main thread's; nil when there can be no more threads.
  static func startThread(_ body: @escaping @Sendable () -> Void) -> Thread? {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let box = Unmanaged.passRetained(Box(body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        #if canImport(Darwin)
          Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
        #else
          Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
        #endif
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    return thread
  }

  static func detach(_ thread: Thread) {
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  static func sleep(milliseconds: UInt32) { _ = usleep(milliseconds * 1000) }

  static func join(_ thread: Thread) {
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }
}

extension LibC.Status {
  fileprivate init(_ record: stat) {
    switch record.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .stream
    }
    size = Int(record.st_size)
    permissions = UInt32(record.st_mode) & 0o7777
    identity = FileIdentity(device: UInt64(truncatingIfNeeded: record.st_dev), number: UInt64(record.st_ino))
  }
}
