/// The functions of pg_catalog that give or take any type, and what the most used of the others give. No other gives an enum.
struct BuiltinRoutine {
  private let declared: [Declaration]
  /// Of one that takes and gives no polymorphic type.
  let result: SQLType?

  init?(_ name: [String]) {
    guard name.count == 1 || name[0] == "pg_catalog", let name = name.last else { return nil }
    declared = Self.polymorphic[name] ?? []
    isOfItsArgument = Self.ofTheirArgument.contains(name)
    result = Self.results[name]
    if declared.isEmpty, result == nil, !isOfItsArgument { return nil }
  }

  /// What it gives of these, if `signatures` has none for them.
  func result(of arguments: [SQLType]) -> SQLType {
    if let result { return result }
    if let first = arguments.first, isOfItsArgument { return first == .literal ? .text : first }
    return arguments.contains(.undetermined) ? .undetermined : .builtin(.other)
  }

  /// Those that take as many arguments.
  func signatures(_ arguments: CallArguments) -> [Signature] {
    let count = arguments.values.count
    guard arguments.names.isEmpty else { return [] }
    return declared.filter { $0.parameters.count == count }.map { Signature(parameters: $0.parameters, result: $0.result) }
  }

  private let isOfItsArgument: Bool

  private static let ofTheirArgument: Set<String> = ["abs", "generate_series", "max", "min", "mod"]

  private struct Declaration {
    var parameters: [SQLType]
    var result: SQLType
  }

  private static let polymorphic: [String: [Declaration]] = {
    var found: [String: [Declaration]] = [:]
    for line in polymorphicList.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let declaration = Declaration(parameters: words[1..<words.count - 1].map(type), result: type(words[words.count - 1]))
      found[words[0], default: []].append(declaration)
    }
    return found
  }()

  private static let results: [String: SQLType] = {
    var found: [String: SQLType] = [:]
    for line in resultList.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst() { found[word] = type(words[0]) }
    }
    return found
  }()

  private static func type(_ word: String) -> SQLType {
    BuiltinType.named([word]) ?? BuiltinType(rawValue: word).map { .builtin($0) } ?? .builtin(.other)
  }

  /// Name, parameters, result.
  private static let polymorphicList = """
    any_value anyelement anyelement
    array_agg anyarray anyarray
    array_agg anynonarray anyarray
    array_append anycompatiblearray anycompatible anycompatiblearray
    array_cat anycompatiblearray anycompatiblearray anycompatiblearray
    array_fill anyelement _int4 anyarray
    array_fill anyelement _int4 _int4 anyarray
    array_position anycompatiblearray anycompatible int4
    array_position anycompatiblearray anycompatible int4 int4
    array_positions anycompatiblearray anycompatible _int4
    array_prepend anycompatible anycompatiblearray anycompatiblearray
    array_remove anycompatiblearray anycompatible anycompatiblearray
    array_replace anycompatiblearray anycompatible anycompatible anycompatiblearray
    array_reverse anyarray anyarray
    array_sample anyarray int4 anyarray
    array_shuffle anyarray anyarray
    array_sort anyarray anyarray
    array_sort anyarray bool anyarray
    array_sort anyarray bool bool anyarray
    arraycontained anyarray anyarray bool
    arraycontains anyarray anyarray bool
    arrayoverlap anyarray anyarray bool
    enum_first anyenum anyenum
    enum_last anyenum anyenum
    enum_range anyenum anyarray
    enum_range anyenum anyenum anyarray
    enum_eq anyenum anyenum bool
    enum_ne anyenum anyenum bool
    enum_lt anyenum anyenum bool
    enum_le anyenum anyenum bool
    enum_gt anyenum anyenum bool
    enum_ge anyenum anyenum bool
    enum_larger anyenum anyenum anyenum
    enum_smaller anyenum anyenum anyenum
    enum_cmp anyenum anyenum int4
    first_value anyelement anyelement
    isempty anymultirange bool
    isempty anyrange bool
    json_populate_record anyelement json anyelement
    json_populate_record anyelement json bool anyelement
    json_populate_recordset anyelement json anyelement
    json_populate_recordset anyelement json bool anyelement
    jsonb_populate_record anyelement jsonb anyelement
    jsonb_populate_recordset anyelement jsonb anyelement
    lag anyelement anyelement
    lag anyelement int4 anyelement
    lag anycompatible int4 anycompatible anycompatible
    last_value anyelement anyelement
    lead anyelement anyelement
    lead anyelement int4 anyelement
    lead anycompatible int4 anycompatible anycompatible
    lower text text
    lower anyrange anyelement
    lower anymultirange anyelement
    lower_inc anyrange bool
    lower_inc anymultirange bool
    lower_inf anyrange bool
    lower_inf anymultirange bool
    max anyarray anyarray
    max anyenum anyenum
    min anyarray anyarray
    min anyenum anyenum
    mode anyelement anyelement
    multirange anyrange anymultirange
    nth_value anyelement int4 anyelement
    percentile_disc float8 anyelement anyelement
    percentile_disc _float8 anyelement anyarray
    range_adjacent anyrange anyrange bool
    range_agg anymultirange anymultirange
    range_agg anyrange anymultirange
    range_contained_by anyrange anyrange bool
    range_contains anyrange anyrange bool
    range_contains_elem anyrange anyelement bool
    range_intersect_agg anymultirange anymultirange
    range_intersect_agg anyrange anyrange
    range_merge anymultirange anyrange
    range_merge anyrange anyrange anyrange
    range_minus anyrange anyrange anyrange
    range_overlaps anyrange anyrange bool
    range_union anyrange anyrange anyrange
    range_intersect anyrange anyrange anyrange
    trim_array anyarray int4 anyarray
    unnest anyarray anyelement
    unnest anymultirange anyrange
    upper text text
    upper anyrange anyelement
    upper anymultirange anyelement
    upper_inc anyrange bool
    upper_inc anymultirange bool
    upper_inf anyrange bool
    upper_inf anymultirange bool
    width_bucket anycompatible anycompatiblearray int4
    """

  /// Result, names.
  private static let resultList = """
    bool bool_and bool_or every starts_with regexp_like isfinite has_table_privilege has_column_privilege has_schema_privilege \
    has_database_privilege has_function_privilege has_type_privilege pg_try_advisory_lock pg_try_advisory_xact_lock \
    jsonb_path_exists jsonb_path_match overlaps jsonb_exists pg_has_role pg_is_in_recovery
    bytea convert_to decode sha224 sha256 sha384 sha512
    name current_database current_schema
    int8 count nextval currval setval lastval rank dense_rank row_number txid_current bit_count hashtextextended pg_table_size \
    pg_total_relation_size pg_relation_size
    int4 array_length array_lower array_ndims array_upper ascii bit_length cardinality char_length character_length \
    json_array_length jsonb_array_length length octet_length position strpos ntile grouping regexp_count regexp_instr hashtext \
    pg_backend_pid generate_subscripts num_nonnulls num_nulls
    text array_to_string array_dims btrim chr col_description concat concat_ws convert_from current_query current_setting encode format \
    format_type initcap json_array_elements_text json_each_text json_extract_path_text json_object_keys json_typeof \
    jsonb_array_elements_text jsonb_extract_path_text jsonb_object_keys jsonb_pretty jsonb_typeof left lpad ltrim md5 normalize \
    obj_description pg_get_constraintdef pg_get_expr pg_get_functiondef pg_get_indexdef pg_get_triggerdef pg_get_viewdef \
    quote_ident quote_literal quote_nullable regexp_replace regexp_split_to_table regexp_substr repeat replace reverse right rpad \
    rtrim set_config split_part string_agg string_to_table substr substring to_char to_hex translate unistr version \
    pg_get_serial_sequence shobj_description timeofday
    json array_to_json json_agg json_array_elements json_build_array json_build_object json_extract_path json_object json_object_agg \
    json_strip_nulls row_to_json to_json
    jsonb jsonb_agg jsonb_array_elements jsonb_build_array jsonb_build_object jsonb_extract_path jsonb_insert jsonb_object \
    jsonb_object_agg jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_set jsonb_set_lax jsonb_strip_nulls \
    to_jsonb
    xml xmlagg xmlcomment query_to_xml table_to_xml
    float8 cume_dist percent_rank pi radians degrees random sin cos tan asin acos atan atan2 cbrt corr date_part
    numeric div extract factorial to_number trim_scale
    date make_date to_date
    time make_time
    timestamp make_timestamp
    timestamptz clock_timestamp make_timestamptz now statement_timestamp to_timestamp transaction_timestamp
    interval justify_days justify_hours justify_interval make_interval
    uuid gen_random_uuid uuidv4 uuidv7 uuid_generate_v4 uuid_generate_v1
    tsvector to_tsvector setweight strip array_to_tsvector
    tsquery to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery
    regclass to_regclass
    regtype pg_typeof to_regtype
    _text regexp_match regexp_matches regexp_split_to_array string_to_array parse_ident
    _name current_schemas
    void pg_advisory_lock pg_advisory_xact_lock pg_notify pg_sleep setseed pg_advisory_unlock_all
    record json_each jsonb_each jsonb_each_text json_to_record json_to_recordset jsonb_to_record jsonb_to_recordset
    other age avg bit_and bit_or bit_xor ceil ceiling date_bin date_trunc exp floor gcd lcm ln log log10 \
    overlay percentile_cont pow power round scale sign sqrt stddev stddev_pop stddev_samp sum timezone trunc ts_headline var_pop \
    var_samp variance int4range int8range numrange tsrange tstzrange daterange ts_rank width
    """
}
