import Schema

extension Names {
  /// What is there in place of something that has gone: "app.people", "tier".
  func display(_ successor: Miss.Successor) -> String {
    switch successor {
    case .relation(let id): catalog[id].map { display($0.name) } ?? ""
    case .name(let name): name
    }
  }
}

extension Departure {
  /// What happened to it: "dropped".
  var inWords: String {
    switch manner {
    case .dropped: "dropped"
    case .renamed(let new): "renamed to \(new)"
    case .moved(let schema): "moved to the schema \(schema)"
    }
  }
}
