import Testing

@testable import Schema

/// A server answers 55P04 to each statement in which the new label is used for sure, and to no other.
@Suite("Uses of labels when statements run") struct ExpressionEvaluationTests {
  @Test("What is a text already is read when the statement runs")
  func evaluated() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select m = 'new'::text::mood from t → 'new' ifReached
      select 1 from t a join t b on a.m='new'::text::mood → 'new' evaluated
      select 1 from t a left join t b on a.m='new'::text::mood and a.id=b.id → 'new' evaluated
      select 1 from t order by m = 'new'::text::mood → 'new' ifReached
      select case when id=1 then m = 'new'::text::mood end from t → 'new' ifReached
      select 'new'::text::mood → 'new' evaluated
      select array(select 'new')::mood[] → 'new' evaluated
      select (array['new'])::mood[] → 'new' analysed
      select array['new'::text]::mood[] → 'new' evaluated
      select ('new' collate "C")::mood → 'new' analysed
      select 'new'::varchar(2)::mood → 'ne' evaluated
      select 'new'::char(10)::mood → 'new       ' evaluated
      select 'new'::name::mood → 'new' evaluated
      select string_to_array('new',',')::mood[] → 'new' evaluated
      select coalesce('new','ok')::mood → 'new' evaluated
      select (case when true then 'new' end)::mood → 'new' evaluated
      select greatest('new','ok')::mood → 'new' ifReached, 'ok' ifReached
      select (select 'new')::mood → 'new' evaluated
      select m in ('new', txt::mood) from t → ? ifReached, 'new' analysed
      select upper('new')::mood → 'NEW' evaluated
      select 'new'::text::dmood → 'new' evaluated
      select '{new}'::text::mood[] → 'new' evaluated
      select '(new,1)'::text::comp → 'new' evaluated
      select '[ok,new]'::text::rng → 'ok' evaluated, 'new' evaluated
      select '{new}'::text::darr → 'new' evaluated
      select '{new}'::text[]::mood[] → 'new' evaluated
      select array['new']::text[]::mood[] → 'new' evaluated
      select 'new'::varchar::mood → 'new' evaluated
      select 'new'::varchar(10)::mood → 'new' evaluated
      select 'new'::char(3)::mood → 'new' evaluated
      select 'new'::"char"::mood →
      select 'new'::bpchar::mood → 'new' evaluated
      select trim(' new ')::mood → 'new' evaluated
      select substring('newer' for 3)::mood → 'new' evaluated
      select false and 'new'::text::mood = 'ok' → 'ok' analysed
      select 1 from t join t b on t.m = 'new'::text::mood → 'new' evaluated
      select 1 from t order by 'new'::text::mood → 'new' ifReached
      select 1 from t group by 'new'::text::mood → 'new' ifReached
      select distinct 'new'::text::mood from t → 'new' ifReached
      select count('new'::text::mood) from t → 'new' ifReached
      select max('new'::text::mood) from t → 'new' ifReached
      select 1 from t, (select 'new'::text::mood as x) s → 'new' ifReached
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Functions that read the labels of a type")
  func enums() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select enum_first(null::mood) →
      select enum_last(null::mood) → 'new' evaluated
      select enum_range(null::mood) → 'new' evaluated
      select enum_range('sad'::mood,'ok') → 'sad' analysed, 'ok' analysed
      select enum_range('sad'::mood,null) → 'sad' analysed, 'new' evaluated
      select enum_range(null,'ok'::mood) → 'ok' analysed
      select enum_last(m) from t → 'new' ifReached
      select enum_range('sad'::mood, 'new'::mood) → 'sad' analysed, 'new' analysed, 'new' evaluated
      select enum_range('ok'::mood, 'ok'::mood) → 'ok' analysed, 'ok' analysed
      select enum_range(m, 'ok') from t → 'ok' analysed
      select enum_range(m) from t → 'new' ifReached
      select enum_range(null::mood, 'sad') → 'sad' analysed
      select enum_range(null::dmood) →
      select enum_last('sad'::mood) → 'sad' analysed, 'new' evaluated
      select enum_first('sad'::mood) → 'sad' analysed
      select * from unnest(enum_range(null::mood)) → 'new' evaluated
      select array_length(enum_range(null::mood),1) → 'new' evaluated
      select unnest(enum_range(null::mood)) → 'new' evaluated
      select case when false then enum_last(null::mood) end →
      select case when random() > 2 then enum_last(null::mood) end → 'new' ifReached
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("JSON becomes values when the statement runs")
  func json() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select '"new"'::jsonb::mood →
      select jsonb_populate_record(null::t,'{"m":"new"}') → 'new' evaluated
      select jsonb_populate_record(null::comp,'{"m":"new"}') → 'new' evaluated
      select * from jsonb_to_record('{"m":"new"}') as x(m mood) → 'new' evaluated
      select jsonb_populate_recordset(null::comp,'[{"m":"new"}]') → 'new' evaluated
      select jsonb_populate_record(row('new',1)::comp,'{}') → 'new' analysed
      select to_jsonb('new'::mood) → 'new' analysed
      select j ->> 'new' from t →
      select j -> 'new' from t →
      select j @> '{"new":1}' from t →
      select (j ->> 'a')::mood = 'new' from t → ? ifReached, 'new' analysed
      select j['new'] from t →
      select jsonb_populate_record(null::t, '{"arr":["new"]}') → 'new' evaluated
      select jsonb_populate_record(null::t, '{"c":{"m":"new"}}') → 'new' evaluated
      select jsonb_populate_record(null::t, '{"c":"(new,1)"}') → 'new' evaluated
      select jsonb_populate_record(null::t, '{"txt":"new"}') →
      select json_populate_record(null::t, '{"m":"new"}') → 'new' evaluated
      select json_populate_recordset(null::t, '[{"m":"ok"},{"m":"new"}]') → 'ok' evaluated, 'new' evaluated
      select * from jsonb_populate_recordset(null::t, '[{"m":"new"}]') → 'new' evaluated
      select * from json_populate_recordset(null::t, '[{"txt":"new"}]') →
      select * from json_to_recordset('[{"m":"new"}]') as x(m mood) → 'new' evaluated
      select * from json_to_recordset('[{"m":"new"}]') as x(m text) →
      select row_to_json(row('new')) →
      select to_jsonb(array['new']::mood[]) → 'new' analysed
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("The planner evaluates what conditions compare columns with; what is only stored is not evaluated")
  func planned() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      prepare p as select enum_last(null::mood) →
      select 1 from t where m = 'new'::text::mood → 'new' evaluated
      select 1 from t where m = enum_last(null::mood) → 'new' evaluated
      select 1 from t where m < 'new'::text::mood → 'new' evaluated
      select 1 from t where id=1 and m = 'new'::text::mood → 'new' evaluated
      select 1 from t where id=1 or not m = 'new'::text::mood → 'new' evaluated
      select 1 from t where m in ('new'::text::mood, 'ok') → 'new' evaluated, 'ok' analysed
      select 1 from t where m = any('{new}'::text::mood[]) → 'new' evaluated
      select 1 from t where m = any(enum_range(null::mood)) → 'new' evaluated
      select 1 from t where m is distinct from 'new'::text::mood → 'new' evaluated
      select 1 from t where coalesce(m,'ok') = 'new'::text::mood → 'ok' analysed, 'new' evaluated
      select 1 from t where m = coalesce(null, 'new'::text::mood) → 'new' evaluated
      select 1 from t where txt::mood = 'new'::text::mood → ? ifReached, 'new' evaluated
      select 1 from t where 'ok' = 'new'::text::mood → 'new' evaluated, 'ok' analysed
      select count(*) from t having count(*) > 0 and min(m) = 'new'::text::mood → 'new' evaluated
      select m, count(*) from t group by m having m = 'new'::text::mood → 'new' evaluated
      explain select 1 from t where m = 'new'::text::mood → 'new' evaluated
      prepare p as select 1 from t where m = 'new'::text::mood →
      update t set id=1 where m = 'new'::text::mood → 'new' evaluated
      delete from t where m = 'new'::text::mood → 'new' evaluated
      update t set m = 'new'::text::mood → 'new' ifReached
      update t set m = 'new'::text::mood where false → 'new' ifReached
      insert into t(m) select 'new'::text::mood from t → 'new' ifReached
      create view v as select 1 from t where m = 'new'::text::mood →
      select 1 from t limit (case when 'new'::text::mood='ok' then 1 end) → 'new' evaluated, 'ok' analysed
      select 1 from t where m = (select 'new'::text::mood) → 'new' ifReached
      select 1 from t where exists (select 1 from t b where b.m='new'::text::mood) → 'new' evaluated
      select 1 from t where case when id=1 then m = 'new'::text::mood end → 'new' ifReached
      select 1 from t where (m = 'new'::text::mood) is true → 'new' evaluated
      select 1 from t where m::text = ('new'::text::mood)::text → 'new' evaluated
      select 1 from t where arr @> array['new'::text::mood] → 'new' evaluated
      select 1 from t where arr = array['new'::text::mood] → 'new' evaluated
      select 1 from t where arr && '{new}'::text::mood[] → 'new' evaluated
      select 1 from t where r @> 'new'::text::mood → 'new' evaluated
      select 1 from t where m between 'ok' and 'new'::text::mood → 'ok' analysed, 'new' evaluated
      select 1 from t where (id,m) = (1,'new'::text::mood) → 'new' evaluated
      select ('new',1) = (select m, id from t limit 1) → 'new' analysed
      select (select m from t limit 1) = 'new' → 'new' analysed
      explain select enum_last(null::mood) →
      explain select * from unnest(enum_range(null::mood)) → 'new' evaluated
      explain select 1 from t where m = enum_last(null::mood) → 'new' evaluated
      declare c cursor for select 1 from t where m = enum_last(null::mood) → 'new' evaluated
      declare c cursor for select enum_last(null::mood) →
      create table x as select enum_last(null::mood) with no data →
      create table x as select 1 from t where m = enum_last(null::mood) with no data →
      select 1 from t where exists (select 1 where enum_last(null::mood) = 'ok') → 'new' evaluated, 'ok' analysed
      select 1 from t where m in (select enum_last(null::mood)) → 'new' ifReached
      select 1 from t where m = any(array[enum_last(null::mood)]) → 'new' evaluated
      select 1 where 'new'::text::mood = 'ok' and false → 'ok' analysed
      select 1 where false and 'new'::text::mood = 'ok' → 'ok' analysed
      select 1 where true or 'new'::text::mood = 'ok' → 'ok' analysed
      select 1 from t where false and m = 'new'::text::mood →
      select 1 from t where id is null or m = 'new'::text::mood → 'new' evaluated
      select 1 from t where txt = 'new'::text::mood::text → 'new' evaluated
      select 1 from t where txt = 'a' || 'new'::text::mood::text → 'new' evaluated
      select 1 from t where txt = lower('new'::text::mood::text) → 'new' evaluated
      select 1 from t where txt like 'new'::text::mood::text → 'new' evaluated
      select 1 from t where not (m <> 'new'::text::mood) → 'new' evaluated
      select 1 from t where (m = 'new'::text::mood) = true → 'new' evaluated
      select 1 from t where (m = 'new'::text::mood) is not null → 'new' ifReached
      select 1 from t where coalesce(m = 'new'::text::mood, false) → 'new' ifReached
      select 1 from t where length('new'::text::mood::text) > 1 → 'new' evaluated
      select 1 from t where f2('new'::text::mood) = 1 → 'new' ifReached
      select 1 from t where f2('new'::text::mood::text) = id → 'new' ifReached
      select 1 from t where arr[1] = 'new'::text::mood → 'new' evaluated
      select 1 from t where 'new'::text::mood = any(arr) → 'new' evaluated
      select 1 from t where m = all('{new}'::text::mood[]) → 'new' evaluated
      select 1 from t where array['new'::text::mood] <@ arr → 'new' evaluated
      select 1 from t where j @> jsonb_build_object('a', 'new'::text::mood) → 'new' evaluated
      select 1 from t where r && '[ok,new]'::text::rng → 'ok' evaluated, 'new' evaluated
      select 1 from t where c = row('new'::text::mood, 1)::comp → 'new' evaluated
      select 1 from t where m = (array['ok','new'::text::mood])[2] → 'new' evaluated, 'ok' analysed
      select 1 from t where m = case when true then 'new'::text::mood end → 'new' evaluated
      select 1 from t where m = case when id = 1 then 'new'::text::mood end → 'new' ifReached
      select 1 from t group by m having 'new'::text::mood = m → 'new' evaluated
      select 'new'::text::mood from t limit 0 →
      select 'new'::text::mood limit 0 →
      update t set m = m where m = 'new'::text::mood → 'new' evaluated
      delete from t using t b where t.m = 'new'::text::mood and b.id = t.id → 'new' evaluated
      with x as (select 'new'::text::mood as m) select 1 →
      with x as (select 'new'::text::mood as m) select * from x → 'new' evaluated
      with x as materialized (select 1 from t where m = 'new'::text::mood) select 1 →
      with x as materialized (select 1 from t where m = 'new'::text::mood) select * from x → 'new' evaluated
      select 1 from (select 'new'::text::mood as m from t) s where s.m = 'ok' → 'new' ifReached, 'ok' analysed
      select 1 from (select m from t where m = 'new'::text::mood) s → 'new' evaluated
      select 1 from t, lateral (select 'new'::text::mood as x) s where s.x = t.m → 'new' ifReached
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }
}
