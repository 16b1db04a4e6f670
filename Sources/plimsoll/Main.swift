@main
enum Plimsoll {
  static func main() {}
}
