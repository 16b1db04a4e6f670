import SQLSyntax

/// Does to the catalog what a statement says.
struct Definitions {
  let names: Names
  let moment: Moment

  init(_ names: Names, moment: Moment) {
    self.names = names
    self.moment = moment
  }

  var catalog: Catalog { names.catalog }

  func apply(_ statement: Node) {}
}
