import CLibrary

// Other programs: started by name, given some bytes, and read to their end.

extension LibC {
  struct Ended {
    var status: Int32
    var output: [UInt8]
  }

  /// Runs a program that the search path leads to, without a shell. Its errors go nowhere.
  static func run(_ words: [String], input: [UInt8]) throws(SystemError) -> Ended {
    var toChild: (read: Int32, write: Int32) = (-1, -1)
    var fromChild: (read: Int32, write: Int32) = (-1, -1)
    toChild = try pipe()
    do throws(SystemError) { fromChild = try pipe() } catch {
      close(toChild.read)
      close(toChild.write)
      throw error
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.read, 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild.write, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    for descriptor in [toChild.read, toChild.write, fromChild.read, fromChild.write] {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, words[0], &actions, nil, arguments, environ)
    close(toChild.read)
    close(fromChild.write)
    guard code == 0 else {
      close(toChild.write)
      close(fromChild.read)
      throw SystemError(code: code)
    }
    // Who writes while nobody reads would wait for ever.
    let descriptor = toChild.write
    let writer = startThread { writeAll(input, to: descriptor) }
    if writer == nil { writeAll(input, to: descriptor) }
    let output = readAll(fromChild.read)
    close(fromChild.read)
    if let writer { join(writer) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return Ended(status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, output: output)
  }

  private static func pipe() throws(SystemError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard CLibrary.pipe(&ends) == 0 else { throw lastError() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        guard let count = try? write(UnsafeRawBufferPointer(rebasing: rest), to: descriptor), count > 0 else { break }
        rest = rest.dropFirst(count)
      }
    }
    close(descriptor)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var output: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { room in
      while let count = try? read(descriptor, into: room), count > 0 { output.append(contentsOf: room[..<count]) }
    }
    return output
  }
}
