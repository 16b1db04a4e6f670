// swift-tools-version: 6.2
import PackageDescription

// Release builds inline across our own modules; a warning is an error for those who change Plimsoll, not for those who build it.
let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Who changes what is being changed, debug builds find.
    .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  ] + (Context.environment["WARNINGS_ARE_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// One floor of the house; it may use only the floors named.
func floor(_ name: String, on floors: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: floors, swiftSettings: settings)
}

func tests(_ name: String, of floors: [Target.Dependency] = []) -> Target {
  .testTarget(name: name, dependencies: floors + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "plimsoll",
  targets: [
    floor("CLibrary"),
    floor("SourceText"),
    floor("ConfigText", on: ["SourceText"]),
    floor("SQLSyntax", on: ["CLibrary", "SourceText"]),
    floor("PythonSyntax", on: ["SourceText"]),
    floor("ProgramSyntax", on: ["SourceText"]),
    floor("Migrations", on: ["SourceText", "ConfigText", "SQLSyntax", "PythonSyntax", "ProgramSyntax"]),
    floor("Schema", on: ["SourceText", "SQLSyntax", "Migrations"]),
    floor(
      "ApplicationCode", on: ["SourceText", "ConfigText", "SQLSyntax", "PythonSyntax", "ProgramSyntax", "Migrations"]),
    floor("Deployment", on: ["SourceText", "ConfigText", "ProgramSyntax", "Migrations"]),
    floor("Rules", on: ["SourceText", "SQLSyntax", "Migrations", "Schema", "ApplicationCode", "Deployment"]),
    floor("Platform", on: ["CLibrary", "SourceText"]),
    floor("Reports", on: ["SourceText", "SQLSyntax", "Migrations", "Rules", "Platform"]),
    floor(
      "CommandLine",
      on: [
        "SourceText", "ConfigText", "SQLSyntax", "Migrations", "Schema", "ApplicationCode", "Deployment", "Rules", "Reports",
        "Platform",
      ]),
    .executableTarget(
      name: "plimsoll", dependencies: ["CommandLine", "Platform"], swiftSettings: settings,
      // All in one file that needs nothing of the machine it runs on. Without symbols there is less to do at each start.
      linkerSettings: [
        .unsafeFlags(["-static-executable", "-Xlinker", "-s"], .when(platforms: [.linux], configuration: .release))
      ]),

    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
    tests("ConfigTextTests", of: ["SourceText", "ConfigText"]),
    tests("SQLSyntaxTests", of: ["SourceText", "SQLSyntax"]),
    tests("PythonSyntaxTests", of: ["SourceText", "PythonSyntax"]),
    tests("ProgramSyntaxTests", of: ["SourceText", "ProgramSyntax"]),
    tests(
      "ApplicationCodeTests",
      of: ["SourceText", "SQLSyntax", "PythonSyntax", "ProgramSyntax", "Migrations", "ApplicationCode", "CommandLine"]),
    tests("DeploymentTests", of: ["SourceText", "ConfigText", "Migrations", "Deployment", "CommandLine"]),
    tests("RunnerTests", of: ["SourceText", "Migrations", "Rules", "CommandLine"]),
    tests("MigrationsTests", of: ["SourceText", "SQLSyntax", "Migrations"]),
    tests("SchemaTests", of: ["SourceText", "SQLSyntax", "Migrations", "Schema"]),
    tests("RuleTests", of: ["SourceText", "SQLSyntax", "Migrations", "Schema", "Rules", "Reports", "CommandLine"]),
    tests("PlatformTests", of: ["SourceText", "Platform"]),
    tests("ReportsTests", of: ["SourceText", "SQLSyntax", "Reports"]),
    tests("CommandLineTests", of: ["SourceText", "Platform", "CommandLine", "plimsoll"]),
    tests("RepositoryTests"),
    .executableTarget(
      name: "plimsoll-benchmark", dependencies: ["SourceText", "SQLSyntax", "Platform"],
      path: "Tests/Performance/plimsoll-benchmark", swiftSettings: settings),
    .executableTarget(
      name: "plimsoll-python-dump", dependencies: ["SourceText", "PythonSyntax", "Platform"],
      path: "Tests/Judges/python/plimsoll-python-dump", swiftSettings: settings),
    .executableTarget(
      name: "plimsoll-python-calls", dependencies: ["SourceText", "PythonSyntax", "Platform"],
      path: "Tests/Judges/python/plimsoll-python-calls", swiftSettings: settings),
    .executableTarget(
      name: "plimsoll-code-needs", dependencies: ["SourceText", "Migrations", "ApplicationCode", "CommandLine", "Platform"],
      path: "Tests/Judges/code/plimsoll-code-needs", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
