import PythonSyntax
import SourceText

/// Classes of the program that stand for tables.
final class SQLAlchemyModels {
  struct Column {
    var table: SQLText
    var name: SQLText
    var type: SQLAlchemyType
  }
  private var columns: [ObjectIdentifier: Column] = [:]
  private var known: Set<ObjectIdentifier> = []
  /// Keeps what the identifiers stand for.
  private var classes: [PythonClass] = []

  /// The table of a class, if it says which.
  func table(of object: PythonClass) -> SQLText? {
    guard let name = object["__tablename__"] else { return nil }
    let table = name.sqlName(in: Self.schema(of: object))
    guard known.insert(ObjectIdentifier(object)).inserted else { return table }
    classes.append(object)
    for attribute in object.order {
      guard let symbol = object[attribute]?.symbol, ["Column", "mapped_column"].contains(symbol.callee?.name) else { continue }
      columns[ObjectIdentifier(symbol)] = Column(
        table: table, name: Self.name(of: symbol, in: attribute), type: Self.type(of: symbol))
    }
    return table
  }

  func column(_ symbol: PythonSymbol) -> Column? { columns[ObjectIdentifier(symbol)] }

  /// The column that an attribute of a class stands for.
  func column(_ attribute: String, of object: PythonClass) -> Column? {
    guard let table = table(of: object) else { return nil }
    if let symbol = object[attribute]?.symbol, let column = column(symbol) { return column }
    return Column(table: table, name: .name(attribute), type: .unknown)
  }

  /// The one column that is the key of a class's table, and the attribute that stands for it.
  func primaryKey(of object: PythonClass) -> (attribute: String, column: Column)? {
    let keys = object.order.filter { isPrimaryKey($0, of: object) }
    guard keys.count == 1, let column = column(keys[0], of: object) else { return nil }
    return (keys[0], column)
  }

  func isPrimaryKey(_ attribute: String, of object: PythonClass) -> Bool {
    object[attribute]?.symbol?.arguments[named: "primary_key"]?.value.boolean ?? false
  }

  private static func name(of symbol: PythonSymbol, in attribute: String) -> SQLText {
    if let given = symbol.arguments[position: 0]?.value.text ?? symbol.arguments[named: "name"]?.value.text {
      return .name(given)
    }
    return .name(attribute)
  }

  private static func type(of symbol: PythonSymbol) -> SQLAlchemyType {
    for argument in symbol.arguments where argument.name == nil {
      let type = SQLAlchemyType(argument.value)
      if type.kind != .unknown { return type }
    }
    return .unknown
  }

  /// `__table_args__ = {"schema": …}`, or the same at the end of a tuple.
  private static func schema(of object: PythonClass) -> PythonValue? {
    guard let arguments = object["__table_args__"] else { return nil }
    var candidate = arguments
    if let last = arguments.items?.last { candidate = last }
    guard case .dictionary(let dictionary) = candidate else { return nil }
    return dictionary["schema"]
  }
}
