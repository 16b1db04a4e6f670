import Migrations

extension CheckCommand {
  /// What is about to be deployed, as far as the user says, and the files to judge it by.
  static func pending(
    _ arguments: ParsedArguments, _ input: StandardInput
  ) throws(Complaint) -> (Checking.Options.Since?, Project) {
    let reference = arguments[.since]
    guard arguments.has(.staged) else { return (reference.map { .reference($0) }, Project(input.files)) }
    guard reference == nil else {
      throw Complaint("--since and --staged exclude each other: what is pending is either new since a commit or in git's index")
    }
    guard !arguments.operands.contains("-") else { throw Complaint("--staged reads git's index, and '-' is not in it") }
    let disk = Project(input.files)
    var folder = disk.kind(of: input.paths[0]) == .folder ? input.paths[0] : Path.parent(input.paths[0])
    // What the index holds need not lie in the work tree.
    while disk.kind(of: folder) != .folder, folder != ".", folder != "/" { folder = Path.parent(folder) }
    let staged = try GitRepository(around: folder, for: .staged).staged(over: input.files)
    return (.changes(staged.changes), Project(staged.files))
  }
}
