extension MigrationSet {
  /// What a deploy of these migrations executes when they are all pending: by default all of them.
  public func run(pending: Range<Int>? = nil) -> Run {
    var session = Session(driver: driver)
    var isShared = false
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
}
