import Migrations
import SourceText

/// What a container does from its start on.
extension CommandReader {
  /// What an image and what is written beside it make of the first command: what stands further out counts for more.
  func startEvents(entrypoint: [ShellWord]?, command: [ShellWord]?, of image: Dockerfile?, at place: Place, in scene: Scene)
    -> [DeployEvent]
  {
    var scene = scene
    scene.setting = .container
    if let image {
      scene.image = image.image
      scene.folder = image.image?.folder ?? scene.folder
      scene.roots.insert(image.context, at: 0)
      scene.copies = image.copies
    }
    let first = entrypoint ?? image?.entrypoint?.words ?? []
    // An entrypoint of one's own takes the image's command away.
    let rest = command ?? (entrypoint == nil ? image?.command?.words ?? [] : [])
    let words = first + rest
    guard !words.isEmpty else { return [] }
    let end = words.last!.text.wholePlace
    let whole =
      words[0].text.file === end.file && words[0].text.wholePlace.span.start <= end.span.end
      ? Place(
        end.file, Span(start: words[0].text.wholePlace.span.start, end: max(end.span.end, words[0].text.wholePlace.span.end)))
      : place
    var inner = scene
    var events = settled(self.events(of: Call(words, at: whole), in: &inner))
    // An entrypoint that nobody can follow runs its arguments in the end.
    if !first.isEmpty, !rest.isEmpty, events.allSatisfy({ $0.startsNewCode && $0.place == whole }),
      first[0].string.utf8.contains(UInt8(ascii: "/"))
    {
      var behind = scene
      events += settled(self.events(of: Call(rest, at: rest[0].text.wholePlace), in: &behind))
    }
    return events
  }

  /// Of the commands that may be the application only the last one is.
  func settled(_ events: [DeployEvent]) -> [DeployEvent] {
    var kept: [DeployEvent] = []
    for (index, event) in events.enumerated() {
      guard event.isLastOnly else {
        kept.append(event)
        continue
      }
      guard index == events.count - 1 else { continue }
      var event = event
      event.isLastOnly = false
      kept.append(event)
    }
    return kept
  }
}
