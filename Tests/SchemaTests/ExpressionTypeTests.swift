import Testing

@testable import Schema

/// PostgreSQL gives these expressions the same types, as `\gdesc` shows them.
@Suite("Types of expressions") struct ExpressionTypeTests {
  @Test("Operators, casts, conditions and functions of single values")
  func scalars() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select f5(1) → mood
      select row_to_json(t) from t → json
      select 1 + 2 → int4
      select 1 + 2.5 → numeric
      select id * 2 from t → int4
      select now() - now() → interval
      select current_date + 1 → date
      select current_date - current_date → int4
      select current_timestamp + interval '1 day' → timestamptz
      select 10000000000 → int8
      select 1.5 → numeric
      select 1e3 → numeric
      select true and false → bool
      select id::bigint from t → int8
      select id::bigint + 1::smallint from t → int8
      select 2 ^ 3 → float8
      select -1 → int4
      select - id from t → int4
      select coalesce(1, 2.5) → numeric
      select coalesce(id, 2.5) from t → numeric
      select coalesce(null, 1) → int4
      select case when true then 1 else 2.5 end → numeric
      select greatest(1, 10000000000) → int8
      select row(1, 'a') → record(f1 int4, f2 literal)
      select (row(1, 'a'::text)).f2 → text
      select c from t → comp
      select (c).i from t → int4
      select t from t → t
      select j -> 'a' from t → jsonb
      select j ->> 'a' from t → text
      select j #>> '{a}' from t → text
      select extract(year from now()) → numeric
      select now() at time zone 'utc' → timestamp
      select localtimestamp at time zone 'utc' → timestamptz
      select position('a' in 'b') → int4
      select lower('A') → text
      select length('a') → int4
      select concat(1, 'a') → text
      select format('%s', 1) → text
      select to_char(now(), 'x') → text
      select generate_series(1, 2) → int4
      select gen_random_uuid() → uuid
      select to_jsonb(1) → jsonb
      select jsonb_build_object('a', 1) → jsonb
      select row_to_json(t) from t → json
      select pg_typeof(1) → regtype
      select current_user → name
      select nullif(1, 2) → int4
      select nullif('a', 'b') → text
      select 1 between 2 and 3 → bool
      select 'a' || 1 → text
      select txt || m from t → text
      select tarr || 'a'::text from t → text[]
      select tarr || tarr from t → text[]
      select 'a' like 'b' → bool
      select exists (select 1) → bool
      select (select 1) → int4
      select lower(int4range(1, 2)) → ?
      select date '2020-01-01' → date
      select timestamp with time zone '2020-01-01' → timestamptz
      select interval '1' year → interval
      select 1::numeric(10, 2) → numeric
      select 'a'::varchar(10) → varchar
      select 'a'::char(3) → bpchar
      select B'101' → bit
      select X'1F' → bit
      select cast('{1}' as int[]) → int4[]
      select cardinality(arr) from t → int4
      select regexp_match('a', 'b') → text[]
      select substring('abc' from 1 for 2) → text
      select trim('a') → text
      select tableoid from t → oid
      select f5(1) → mood
      select r from t → rng
      select rng('ok', 'sad') → rng
      select n from t → nest
      select (n).a from t → mood[]
      select d from t → dmood
      select coalesce(d, d) from t → dmood
      select coalesce(d, m) from t → mood
      select coalesce('ok', d) from t → mood
      select f9(1, 2.5) → numeric
      select f9(d, m) from t → mood
      select md5('a') → text
      select random() → float8
      select abs(-1) → int4
      select mod(5, 2) → int4
      select bool_and(true) → bool
      select version() → text
      select E'a' → literal
      select N'a' → bpchar
      select null → literal
      select 'a' → literal
      select '1' + 1 → int4
      select 1 = 1 → bool
      select id is null from t → bool
      select m is distinct from m from t → bool
      select 1 in (1, 2) → bool
      select not true → bool
      select xmlelement(name a) → xml
      select jsonb_set('{}', '{a}', '1') → jsonb
      select '{}'::jsonb - 'a' → jsonb
      select '{}'::jsonb || '{}' → jsonb
      select split_part('a', 'b', 1) → text
      select left('a', 1) → text
      select encode('a', 'hex') → text
      select decode('a', 'hex') → bytea
      select now()::date → date
      select now()::date - 1 → date
      select now() - interval '1 day' → timestamptz
      select '1 day'::interval * 2 → interval
      select justify_days('1 day') → interval
      select make_date(1, 2, 3) → date
      select to_date('a', 'b') → date
      select to_timestamp(1) → timestamptz
      select to_number('1', '9') → numeric
      select clock_timestamp() → timestamptz
      select current_time → timetz
      select localtime → time
      select greatest('a', 'b') → text
      select least(txt, 'b') from t → text
      """#)
    {
      #expect(reader.type(of: sql) == expected, "\(sql)")
    }
  }

  @Test("Arrays, ranges, aggregates and window functions")
  func collections() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select enum_range(m) from t → mood[]
      select array[1,2.5] → numeric[]
      select array[[1],[2]] → int4[]
      select array_agg(id) from t → int4[]
      select array_agg(arr) from t → mood[]
      select array_append(array[1], 2.5) → numeric[]
      select unnest(array[1,2]) → int4
      select array(select id from t) → int4[]
      select count(*) from t → int8
      select max(id) from t → int4
      select min(txt) from t → text
      select max(arr) from t → mood[]
      select string_agg(txt, ',') from t → text
      select lag(id) over () from t → int4
      select lag(id, 1, 2.5) over () from t → numeric
      select row_number() over () from t → int8
      select rank() over (order by id) from t → int8
      select first_value(arr) over () from t → mood[]
      select mode() within group (order by txt) from t → text
      select percentile_disc(0.5) within group (order by id) from t → int4
      select percentile_disc(array[0.5]) within group (order by m) from t → mood[]
      select array_length(arr, 1) from t → int4
      select string_to_array('a', ',') → text[]
      select (string_to_array('a', ','))[1] → text
      select overlay('abc' placing 'x' from 1) → text
      select multirange(r) from t → rng_multirange
      select range_agg(r) from t → rng_multirange
      select array[d] from t → dmood[]
      select array_agg(d) from t → dmood[]
      select json_build_array(1) → json
      select json_agg(t) from t → json
      select jsonb_agg(m) from t → jsonb
      select array_to_json(arr) from t → json
      select enum_range(m) from t → mood[]
      select array_position(arr, 'ok') from t → int4
      select array_positions(arr, 'ok') from t → int4[]
      select array_fill(1, array[2]) → int4[]
      select array_cat(array[1], array[2]) → int4[]
      select array_prepend(1, array[2]) → int4[]
      select array_remove(tarr, 'a') from t → text[]
      select jsonb_populate_record(null::t, '{}') → t
      select jsonb_populate_recordset(null::comp, '[]') → comp
      select nth_value(d, 1) over () from t → dmood
      """#)
    {
      #expect(reader.type(of: sql) == expected, "\(sql)")
    }
  }
}
