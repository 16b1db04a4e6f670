import PythonSyntax
import SourceText

/// The apps that come with Django: nobody sees how their tables are made, but everybody may have them.
enum DjangoContrib {
  /// Their models as their last migrations leave them.
  static func models(at place: Place) -> [DjangoModel] {
    func field(_ name: String, _ type: String, _ arguments: [String: PythonValue] = [:], to target: String? = nil)
      -> DjangoField
    {
      DjangoField(name, type, at: place, arguments, target: target)
    }
    func text(_ name: String, _ length: Int, _ arguments: [String: PythonValue] = [:]) -> DjangoField {
      field(name, "CharField", arguments.merging(["max_length": .integer(length)]) { own, _ in own })
    }
    func model(_ app: String, _ name: String, _ table: String, _ fields: [DjangoField]) -> DjangoModel {
      var model = DjangoModel(app: app, name: name, fields: fields)
      if !fields.contains(where: \.isPrimaryKey) {
        model.fields.insert(field("id", "AutoField", ["primary_key": .boolean(true)]), at: 0)
      }
      model.options.table = table
      return model
    }
    let empty = PythonValue.text(PythonText([], at: place))
    return [
      model("contenttypes", "ContentType", "django_content_type", [text("app_label", 100), text("model", 100)]),
      model(
        "auth", "Permission", "auth_permission",
        [
          text("name", 255), field("content_type", "ForeignKey", to: "contenttypes.contenttype"), text("codename", 100),
        ]),
      model(
        "auth", "Group", "auth_group",
        [text("name", 150, ["unique": .boolean(true)]), field("permissions", "ManyToManyField", to: "auth.permission")]),
      model(
        "auth", "User", "auth_user",
        [
          text("password", 128), field("last_login", "DateTimeField", ["null": .boolean(true)]),
          field("is_superuser", "BooleanField", ["default": .boolean(false)]),
          text("username", 150, ["unique": .boolean(true)]),
          text("first_name", 150, ["default": empty]), text("last_name", 150, ["default": empty]),
          field("email", "EmailField", ["default": empty]), field("is_staff", "BooleanField", ["default": .boolean(false)]),
          field("is_active", "BooleanField", ["default": .boolean(true)]), field("date_joined", "DateTimeField"),
          field("groups", "ManyToManyField", to: "auth.group"),
          field("user_permissions", "ManyToManyField", to: "auth.permission"),
        ]),
      model("sites", "Site", "django_site", [text("domain", 100, ["unique": .boolean(true)]), text("name", 50)]),
      model(
        "sessions", "Session", "django_session",
        [
          text("session_key", 40, ["primary_key": .boolean(true)]), field("session_data", "TextField"),
          field("expire_date", "DateTimeField"),
        ]),
      model("admin", "LogEntry", "django_admin_log", [field("object_repr", "TextField")]),
      model("flatpages", "FlatPage", "django_flatpage", [field("url", "TextField")]),
      model("redirects", "Redirect", "django_redirect", [field("old_path", "TextField")]),
    ]
  }
}
