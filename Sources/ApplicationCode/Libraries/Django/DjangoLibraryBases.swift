/// Classes of Django and of other packages that models inherit from: what they bring along.
struct DjangoLibraryBase {
  struct Field {
    var name: String
    var column: String
    var isNullable = false
  }
  var fields: [Field]
  /// Fields to many, by name, and the model that they lead to.
  var lists: [(name: String, model: String)] = []
  /// It has a table of its own, to which a model that inherits from it has a key.
  var parentLink: String?
  var hasPrimaryKey = false

  init?(_ path: String) {
    let parts = path.split(separator: ".")
    guard let package = parts.first, let name = parts.last, let found = Self.known["\(package).\(name)"] else { return nil }
    self = found
  }

  private init(
    _ fields: [String] = [], lists: [(name: String, model: String)] = [], parentLink: String? = nil, hasPrimaryKey: Bool = false
  ) {
    self.fields = fields.map { written in
      let isNullable = written.hasSuffix("?")
      let column = isNullable ? String(written.dropLast()) : written
      return Field(name: column.hasSuffix("_id") ? String(column.dropLast(3)) : column, column: column, isNullable: isNullable)
    }
    self.lists = lists
    self.parentLink = parentLink
    self.hasPrimaryKey = hasPrimaryKey
  }

  private static let permissions: [(name: String, model: String)] = [("groups", "group"), ("user_permissions", "permission")]

  private static let known: [String: DjangoLibraryBase] = [
    "django.AbstractUser": DjangoLibraryBase(
      [
        "password", "last_login?", "is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active",
        "date_joined",
      ], lists: permissions),
    "django.AbstractBaseUser": DjangoLibraryBase(["password", "last_login?"]),
    "django.PermissionsMixin": DjangoLibraryBase(["is_superuser"], lists: permissions),
    "django.AbstractBaseSession": DjangoLibraryBase(["session_key", "session_data", "expire_date"], hasPrimaryKey: true),
    "django.User": DjangoLibraryBase(parentLink: "user_ptr"),
    "django.Group": DjangoLibraryBase(parentLink: "group_ptr"),
    "polymorphic.PolymorphicModel": DjangoLibraryBase(["polymorphic_ctype_id?"]),
    "mptt.MPTTModel": DjangoLibraryBase(["lft", "rght", "tree_id", "level"]),
    "treebeard.MP_Node": DjangoLibraryBase(["path", "depth", "numchild"]),
    "treebeard.NS_Node": DjangoLibraryBase(["lft", "rgt", "tree_id", "depth"]),
    "treebeard.AL_Node": DjangoLibraryBase(),
    "model_utils.TimeStampedModel": DjangoLibraryBase(["created", "modified"]),
    "model_utils.SoftDeletableModel": DjangoLibraryBase(["is_removed"]),
    "model_utils.TimeFramedModel": DjangoLibraryBase(["start?", "end?"]),
    "model_utils.UUIDModel": DjangoLibraryBase(["id"], hasPrimaryKey: true),
    "django_extensions.TimeStampedModel": DjangoLibraryBase(["created", "modified"]),
    "ordered_model.OrderedModel": DjangoLibraryBase(["order"]),
    "modelcluster.ClusterableModel": DjangoLibraryBase(),
    "wagtail.Page": DjangoLibraryBase(parentLink: "page_ptr"),
    "wagtail.Orderable": DjangoLibraryBase(["sort_order?"]),
    "solo.SingletonModel": DjangoLibraryBase(),
    "safedelete.SafeDeleteModel": DjangoLibraryBase(["deleted?"]),
  ]
}
