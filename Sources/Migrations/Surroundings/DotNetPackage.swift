import ConfigText
import SourceText

/// What a .NET project says it is built from.
struct DotNetPackage {
  /// "Api.csproj:14"
  var place: String
  var version: SemanticVersion?
  /// The folder of the project.
  var project: Folder

  /// The first of these packages that a project file around the folder asks for; versions may stand in `Directory.Packages.props`.
  static func find(_ packages: [String], around folder: Folder) -> DotNetPackage? {
    for above in folder.ancestors() {
      for file in above.files where file.hasASCIISuffix(".csproj") || file.hasASCIISuffix(".fsproj") {
        guard let text = above.text(file) else { continue }
        for reference in references(in: text, "PackageReference") where packages.contains(reference.name) {
          let version = reference.version ?? centralVersion(of: reference.name, above: above)
          return DotNetPackage(
            place: "\(text.name):\(reference.line)", version: version.flatMap { SemanticVersion($0) }, project: above)
        }
      }
    }
    return nil
  }

  private static func centralVersion(of package: String, above folder: Folder) -> String? {
    guard let text = folder.nearest("Directory.Packages.props")?.text else { return nil }
    return references(in: text, "PackageVersion").first { $0.name == package }?.version
  }

  private static func references(in text: SourceText, _ element: String) -> [(name: String, version: String?, line: Int)] {
    guard let root = XMLFile(text).root else { return [] }
    return root.elements("ItemGroup").flatMap { $0.elements(element) }.compactMap { reference in
      guard let name = reference.attribute("Include") ?? reference.attribute("Update") else { return nil }
      let version = reference["Version"] ?? reference.element("Version")?.text.text
      return (name.text, version, text.line(of: name.span.start))
    }
  }
}
