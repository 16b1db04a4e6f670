extension MigrationSet {
  /// What a deploy of these migrations executes when they are all pending: by default all of them.
  public func run(pending: Range<Int>? = nil) -> Run {
    var session = Session(driver: driver)
    var isShared = false
    session.hasRunUnread = hasRunUnread(before: pending?.lowerBound ?? 0)
    for index in pending ?? migrations.indices {
      if opensSessionPerMigration { session.disconnect() }
      for section in migrations[index].up {
        if isShared, section.wrapping != .shared {
          session.commit()
          isShared = false
        }
        session.opensByItself = section.wrapping == .whenNoneIsOpen ? section.reason ?? scopeReason : nil
        switch section.wrapping {
        case .none, .whenNoneIsOpen: break
        case .own: session.begin(section.reason ?? scopeReason)
        case .shared:
          if !isShared { session.begin(section.reason ?? scopeReason) }
          isShared = true
        }
        for message in section.messages {
          session.send(message, of: index, mark: section.wrapping == .none ? section.reason : nil)
        }
        if section.wrapping == .own { session.commit() }
      }
    }
    if isShared { session.commit() }
    session.disconnect()
    return Run(set: self, transactions: session.transactions)
  }

  /// Whether a program that nobody can read has run since the last statement before a migration.
  private func hasRunUnread(before index: Int) -> Bool {
    guard index < migrations.count, migrations[index].up.contains(where: { !$0.messages.isEmpty }) else { return false }
    for migration in migrations[..<index].reversed() {
      for message in migration.up.reversed().lazy.flatMap({ $0.messages.reversed() }) {
        if message.isUnread { return true }
        if !message.statements.isEmpty { return false }
      }
    }
    return false
  }
}
