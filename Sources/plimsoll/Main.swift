import CommandLine
import Platform

@main
enum Plimsoll {
  static func main() {
    ThisProcess.surviveFailedWrites()
    let status = Tool(console: SystemConsole()).run(Array(Swift.CommandLine.arguments.dropFirst()))
    ThisProcess.exit(status.rawValue)
  }
}
