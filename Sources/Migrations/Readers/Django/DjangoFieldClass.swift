import PythonSyntax

/// What a class of fields comes to: one of Django's own, with arguments that it gives itself.
public struct DjangoFieldClass {
  /// As the migration names it.
  public internal(set) var path: String
  /// Django's class that decides how its columns are made; empty where nobody knows.
  public internal(set) var base: String
  /// What it gives when nobody else does.
  var standard: [String: PythonValue] = [:]
  /// The type of its columns where the class itself says it.
  var columnType: String?

  public static func own(_ name: String) -> DjangoFieldClass { DjangoFieldClass(path: name, base: name) }

  var isRelation: Bool { base == "ForeignKey" || base == "OneToOneField" || base == "ManyToManyField" }
  var isIndexedByItself: Bool { base == "ForeignKey" || base == "SlugField" }
  public var isUnknown: Bool { base.isEmpty && columnType == nil }
  var isText: Bool { Self.texts.contains(base) }
  var isSerial: Bool { base == "AutoField" || base == "BigAutoField" || base == "SmallAutoField" }
  /// An empty string stands for nothing in it.
  var allowsEmptyText: Bool { isText || base == "BinaryField" }
  var hasCheck: Bool {
    base == "PositiveIntegerField" || base == "PositiveSmallIntegerField" || base == "PositiveBigIntegerField"
  }

  private static let texts: Set<String> = [
    "CharField", "TextField", "SlugField", "EmailField", "URLField", "FileField", "ImageField", "FilePathField",
    "CommaSeparatedIntegerField", "CICharField", "CITextField", "CIEmailField",
  ]

  /// Classes whose columns are always of one type.
  static let plainTypes: [String: String] = [
    "AutoField": "integer", "BigAutoField": "bigint", "SmallAutoField": "smallint", "BinaryField": "bytea",
    "BooleanField": "boolean", "NullBooleanField": "boolean", "DateField": "date",
    "DateTimeField": "timestamp with time zone", "DurationField": "interval", "FloatField": "double precision",
    "IntegerField": "integer", "BigIntegerField": "bigint", "IPAddressField": "inet", "GenericIPAddressField": "inet",
    "JSONField": "jsonb", "PositiveBigIntegerField": "bigint", "PositiveIntegerField": "integer",
    "PositiveSmallIntegerField": "smallint", "SmallIntegerField": "smallint", "TextField": "text", "TimeField": "time",
    "UUIDField": "uuid", "OrderWrt": "integer", "HStoreField": "hstore", "CICharField": "citext", "CITextField": "citext",
    "CIEmailField": "citext", "IntegerRangeField": "int4range", "BigIntegerRangeField": "int8range",
    "DecimalRangeField": "numrange", "FloatRangeField": "numrange", "DateTimeRangeField": "tstzrange",
    "DateRangeField": "daterange", "SearchVectorField": "tsvector", "SearchQueryField": "tsquery",
  ]

  /// Lengths that are not written where they are the standard.
  static let standardLengths: [String: Int] = [
    "SlugField": 50, "FileField": 100, "ImageField": 100, "FilePathField": 100, "EmailField": 254, "URLField": 200,
  ]

  /// Django's own class of a path, wherever Django keeps it.
  public static func django(_ path: String) -> DjangoFieldClass? {
    guard path.hasPrefix("django."), let name = path.split(separator: ".").last.map(String.init) else { return nil }
    let isOwn =
      plainTypes[name] != nil || texts.contains(name)
      || ["ForeignKey", "OneToOneField", "ManyToManyField", "DecimalField", "ArrayField", "GeneratedField"].contains(name)
      || ["CompositePrimaryKey", "GenericForeignKey", "GenericRelation", "ForeignObject"].contains(name)
      || geometries[name] != nil
    return isOwn ? DjangoFieldClass(path: name, base: name) : nil
  }

  /// Of GeoDjango.
  static let geometries: [String: String] = [
    "GeometryField": "GEOMETRY", "PointField": "POINT", "LineStringField": "LINESTRING", "PolygonField": "POLYGON",
    "MultiPointField": "MULTIPOINT", "MultiLineStringField": "MULTILINESTRING", "MultiPolygonField": "MULTIPOLYGON",
    "GeometryCollectionField": "GEOMETRYCOLLECTION", "RasterField": "RASTER",
  ]

  /// Of libraries that many projects use: the name of the class, the folder it comes from, and what it comes to; nothing is a
  /// column of a type of its own.
  public static func ofOtherPackage(_ path: String) -> DjangoFieldClass? {
    let parts = path.split(separator: ".")
    guard let package = parts.first, let name = parts.last, let found = libraries["\(package).\(name)"] else { return nil }
    var result = DjangoFieldClass(path: path, base: found.base)
    if let length = found.length { result.standard["max_length"] = .integer(length) }
    if found.base.isEmpty { result.columnType = DjangoNames.hole }
    return result
  }

  private static let libraries: [String: (base: String, length: Int?)] = [
    "phonenumber_field.PhoneNumberField": ("CharField", 128), "mptt.TreeForeignKey": ("ForeignKey", nil),
    "mptt.TreeOneToOneField": ("OneToOneField", nil), "mptt.TreeManyToManyField": ("ManyToManyField", nil),
    "modelcluster.ParentalKey": ("ForeignKey", nil), "modelcluster.ParentalManyToManyField": ("ManyToManyField", nil),
    "model_utils.AutoCreatedField": ("DateTimeField", nil), "model_utils.AutoLastModifiedField": ("DateTimeField", nil),
    "model_utils.MonitorField": ("DateTimeField", nil), "model_utils.StatusField": ("CharField", 100),
    "model_utils.UUIDField": ("UUIDField", nil), "model_utils.SplitField": ("TextField", nil),
    "django_extensions.CreationDateTimeField": ("DateTimeField", nil),
    "django_extensions.ModificationDateTimeField": ("DateTimeField", nil),
    "django_extensions.AutoSlugField": ("SlugField", 50), "autoslug.AutoSlugField": ("SlugField", 50),
    "django_countries.CountryField": ("CharField", 2), "timezone_field.TimeZoneField": ("CharField", 63),
    "colorfield.ColorField": ("CharField", 25), "versatileimagefield.VersatileImageField": ("CharField", 100),
    "versatileimagefield.PPOIField": ("CharField", 20), "sorl.ImageField": ("FileField", 100),
    "easy_thumbnails.ThumbnailerImageField": ("FileField", 100), "imagekit.ProcessedImageField": ("FileField", 100),
    "taggit.TaggableManager": ("GenericRelation", nil), "wagtail.RichTextField": ("TextField", nil),
    "wagtail.StreamField": ("JSONField", nil), "wagtail.MultiTokenPatternField": ("TextField", nil),
    "ckeditor.RichTextField": ("TextField", nil), "ckeditor_uploader.RichTextUploadingField": ("TextField", nil),
    "tinymce.HTMLField": ("TextField", nil), "markdownx.MarkdownxField": ("TextField", nil),
    "jsonfield.JSONField": ("TextField", nil), "django_mysql.JSONField": ("JSONField", nil),
    "picklefield.PickledObjectField": ("TextField", nil), "filer.FilerImageField": ("ForeignKey", nil),
    "filer.FilerFileField": ("ForeignKey", nil), "fernet_fields.EncryptedTextField": ("BinaryField", nil),
    "encrypted_model_fields.EncryptedCharField": ("TextField", nil),
    "encrypted_model_fields.EncryptedTextField": ("TextField", nil), "multiselectfield.MultiSelectField": ("CharField", nil),
    "django_fsm.FSMField": ("CharField", 50), "django_fsm.FSMIntegerField": ("IntegerField", nil),
    "django_better_admin_arrayfield.ArrayField": ("ArrayField", nil),
    "netfields.InetAddressField": ("GenericIPAddressField", nil),
    "bitfield.BitField": ("BigIntegerField", nil), "solo.SingletonField": ("IntegerField", nil),
    "pgvector.VectorField": ("", nil), "django_jsonform.JSONField": ("JSONField", nil),
    "annoying.AutoOneToOneField": ("OneToOneField", nil), "annoying.JSONField": ("TextField", nil),
    "recurrence.RecurrenceField": ("TextField", nil), "simple_history.HistoricForeignKey": ("ForeignKey", nil),
    "sortedm2m.SortedManyToManyField": ("ManyToManyField", nil), "oscar.NullCharField": ("CharField", nil),
    "oscar.ExtendedURLField": ("CharField", 200), "oscar.UppercaseCharField": ("CharField", nil),
    "oscar.AutoSlugField": ("SlugField", 50), "cryptography.EncryptedTextField": ("BinaryField", nil),
    "tagulous.TagField": ("ManyToManyField", nil), "tagulous.SingleTagField": ("ForeignKey", nil),
    "django_extensions.RandomCharField": ("CharField", nil), "django_extensions.ShortUUIDField": ("CharField", 22),
    "django_extensions.JSONField": ("TextField", nil), "model_utils.UrlsafeTokenField": ("CharField", 128),
    "jsonfield.JSONCharField": ("CharField", nil), "django_pgjson.JsonBField": ("JSONField", nil),
    "ordered_model.OrderedManyToManyField": ("ManyToManyField", nil),
    "fernet_fields.EncryptedCharField": ("BinaryField", nil), "fernet_fields.EncryptedEmailField": ("BinaryField", nil),
    "encrypted_fields.EncryptedCharField": ("TextField", nil), "encrypted_fields.EncryptedTextField": ("TextField", nil),
    "encrypted_fields.EncryptedEmailField": ("TextField", nil),
    "encrypted_model_fields.EncryptedEmailField": ("TextField", nil),
    "django_cryptography.EncryptedTextField": ("BinaryField", nil),
  ]
}
