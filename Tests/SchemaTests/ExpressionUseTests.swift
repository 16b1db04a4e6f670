import Testing

@testable import Schema

/// A server answers 55P04 to each statement in which the new label is used for sure, and to no other.
@Suite("Uses of labels in analysis") struct ExpressionUseTests {
  @Test("Literals become what they are compared or unified with")
  func comparisons() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select d = 'new' from t →
      select d in ('new','ok') from t → 'new' analysed, 'ok' analysed
      select coalesce(d,'new') from t → 'new' analysed
      select r @> 'new' from t →
      select 'new' <@ r from t →
      select t = '(1,new)' from t →
      select m || 'new' from t →
      select 'new' in (m, 'ok') from t → 'new' analysed
      select m in (select 'new') from t →
      select m = (select 'new') from t →
      select m between 'ok' and 'new' from t → 'ok' analysed, 'new' analysed
      select nullif(m,'new') from t → 'new' analysed
      select nullif('new',m) from t → 'new' analysed
      select greatest('new',m) from t → 'new' analysed
      select case m when 'new' then 1 end from t → 'new' analysed
      select case when true then 'new' else m end from t → 'new' analysed
      select m is distinct from 'new' from t → 'new' analysed
      select lag(m,1,'new') over () from t → 'new' analysed
      select N'new'::mood → 'new' evaluated
      select cast('new' as mood) → 'new' analysed
      select mood 'new' → 'new' analysed
      select 'new' = m::text from t →
      select concat('new', m) from t →
      select (f10('(ok,1)')).m = 'new' → 'ok' analysed, 'new' analysed
      select 1 from t where f1('new') = m → 'new' analysed
      select count(*) filter (where m = 'new') from t → 'new' analysed
      select string_agg(m::text, 'new' order by m) from t →
      select sum(1) over (partition by m = 'new') from t → 'new' analysed
      select mode() within group (order by m) = 'new' from t → 'new' analysed
      select min(m) = 'new' from t → 'new' analysed
      select max(m) || 'new' from t →
      select (t.c).m = 'new' from t → 'new' analysed
      select m in ('new') from t → 'new' analysed
      select m not in ('new','ok') from t → 'new' analysed, 'ok' analysed
      select txt in ('new', m::text) from t →
      select 'new' in ('new','ok') →
      select 'new' in (m) from t → 'new' analysed
      select 'new' = all(select m from t) → 'new' analysed
      select 'new' in (select m from t) → 'new' analysed
      select nullif('new','new') →
      select coalesce(null,'new',m) from t → 'new' analysed
      select coalesce('new','ok') →
      select coalesce(txt,'new') from t →
      select coalesce(m::text,'new') from t →
      select greatest(m,'new','ok') from t → 'new' analysed, 'ok' analysed
      select least(txt,'new') from t →
      select case m when 'new' then 1 else 2 end from t → 'new' analysed
      select case when id=1 then m else 'new' end from t → 'new' analysed
      select case when id=1 then 'new' else null end from t →
      select case when id=1 then txt else 'new' end from t →
      select case 'new' when m then 1 end from t →
      select case m::text when 'new' then 1 end from t →
      select case when m = 'new' then 1 end from t → 'new' analysed
      select txt || 'new' from t →
      select 'new' || 'x' →
      select m::text || 'new' from t →
      select txt like 'new' from t →
      select m like 'new' from t →
      select m::text like 'new' from t →
      select m ~ 'new' from t →
      select txt similar to 'new' from t →
      select m = 'new' collate "C" from t → 'new' analysed
      select m = ('new') from t → 'new' analysed
      select m = (('new')) from t → 'new' analysed
      select not (m = 'new') from t → 'new' analysed
      select m = 'new' and true from t → 'new' analysed
      select (m = 'new') is true from t → 'new' analysed
      select (m = 'new')::text from t → 'new' analysed
      select exists (select 1 from t where m = 'new') → 'new' analysed
      select exists (select 'new') →
      select (select 'new') = 'new' →
      select m = $$new$$ from t → 'new' analysed
      select m = 'new ' from t → 'new ' analysed
      select t.m = 'new' from t → 'new' analysed
      select public.t.m = 'new' from t → 'new' analysed
      select x.m = 'new' from t x → 'new' analysed
      select (x).m = 'new' from t x → 'new' analysed
      select x.txt = 'new' from t x →
      select t.*::text = 'new' from t →
      select o = 'new' from t → 'new' analysed
      select o = 'new'::other from t → 'new' analysed
      select m = 'new'::other from t → 'new' analysed
      select 'new'::dmood → 'new' analysed
      select format('%s', 'new'::mood) → 'new' analysed
      select cast(null as mood) = 'new' → 'new' analysed
      select nth_value(m, 1) over () = 'new' from t → 'new' analysed
      select lead(m, 1, 'new') over () from t → 'new' analysed
      select lag(m, 1, m) over () = 'new' from t → 'new' analysed
      select lag('new', 1, m) over () from t → 'new' analysed
      select upper(r) = 'new' from t → 'new' analysed
      select count(distinct m) from t where m > 'new' → 'new' analysed
      select m > 'new', m >= 'new', m < 'new', m <= 'new' from t → 'new' analysed, 'new' analysed, 'new' analysed, 'new' analysed
      select m != 'new' from t → 'new' analysed
      select m operator(pg_catalog.=) 'new' from t → 'new' analysed
      select 'new' = m from t → 'new' analysed
      select 'new'::text = m::text from t →
      select pg_typeof('new'), pg_typeof(m) from t →
      select 'new' union select m from t → 'new' analysed
      select 'new' union select 'ok' →
      select m from t union all select 'new' → 'new' analysed
      select 'new' except select m from t → 'new' analysed
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Array literals and arrays")
  func arrays() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select d = any('{new}') from t →
      select da = '{new}' from t → 'new' analysed
      select da || 'new' from t →
      select da || '{new}' from t → 'new' analysed
      select arr || 'new' from t →
      select arr || '{new}' from t → 'new' analysed
      select 'new' || arr from t →
      select arr @> '{new}' from t → 'new' analysed
      select m = any(array['new']) from t →
      select 'new' = any(arr) from t → 'new' analysed
      select array[m,'new'] from t → 'new' analysed
      select array_append(arr,'new') from t → 'new' analysed
      select array_position(arr,'new') from t → 'new' analysed
      select array_remove(arr,'new') from t → 'new' analysed
      select array_replace(arr,'ok','new') from t → 'ok' analysed, 'new' analysed
      select array_cat(arr,'{new}') from t → 'new' analysed
      select array_fill('new'::mood,array[2]) from t → 'new' analysed
      select array['new']::mood[] → 'new' analysed
      select array[array['new']]::mood[] → 'new' analysed
      select array['new']::darr → 'new' analysed
      select (array['new'])[1]::mood → 'new' evaluated
      select array_agg(m order by m = 'new') from t → 'new' analysed
      select array_agg('new' order by id) from t →
      select percentile_disc(array[0.5]) within group (order by m) = '{new}' from t → 'new' analysed
      select array_agg(m) = '{new}' from t → 'new' analysed
      select (array_agg(m))[1] = 'new' from t → 'new' analysed
      select arr[1] = 'new' from t → 'new' analysed
      select arr[1:1] = '{new}' from t → 'new' analysed
      select arr[1][1] = 'new' from t → 'new' analysed
      select da[1] = 'new' from t → 'new' analysed
      select ' { new } '::mood[] → 'new' analysed
      select '{new,}'::mood[] →
      select m = some('{new}') from t → 'new' analysed
      select m <> all('{ok,new}') from t → 'ok' analysed, 'new' analysed
      select 'new' = any(tarr) from t →
      select m::text = any('{new}') from t →
      select arr[1] = any('{new}') from t → 'new' analysed
      select arr = any(array['{new}'::mood[]]) from t → 'new' analysed
      select array['new', m] from t → 'new' analysed
      select array['new', txt] from t →
      select array[array[m], array['new']] from t →
      select array[arr, '{new}'] from t → 'new' analysed
      select array[['new']]::mood[] → 'new' analysed
      select array['new'] || arr from t →
      select arr || 'new'::mood from t → 'new' analysed
      select array(select m from t) = '{new}' → 'new' analysed
      select array(select 'new') →
      select (select array_agg(m) from t) @> '{new}' → 'new' analysed
      select array_position(array['new'], 'new') →
      select array_to_string(arr, 'new') from t →
      select array_to_string(arr, ',', 'new') from t →
      select width_bucket('new', arr) from t → 'new' analysed
      select array_prepend('new', arr) from t → 'new' analysed
      select array_cat('{new}', arr) from t → 'new' analysed
      select array_positions(arr, 'new') from t → 'new' analysed
      select array_fill('new'::text, array[1]) →
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Rows, composites, ranges")
  func composites() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select r @> '[new,new]' from t → 'new' analysed, 'new' analysed
      select '[new,new]' <@ r from t → 'new' analysed, 'new' analysed
      select r = '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select r * '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select mr @> '[ok,new]' from t →
      select mr @> '{[ok,new]}' from t → 'ok' analysed, 'new' analysed
      select mr = '{[ok,new]}' from t → 'ok' analysed, 'new' analysed
      select c = '(new,1)' from t →
      select c = row('new',1) from t →
      select (c).m = 'new' from t → 'new' analysed
      select row(id,m) = row(1,'new') from t → 'new' analysed
      select row(id,m) in (row(1,'new')) from t → 'new' analysed
      select (id,m) in (select 1,'new') from t →
      select row('new',1)::comp → 'new' analysed
      select ('new',1)::comp → 'new' analysed
      select '(new,1)'::comp → 'new' analysed
      select array[row('new',1)]::comp[] → 'new' analysed
      select '{"(new,1)"}'::comp[] → 'new' analysed
      select '[new,]'::rng → 'new' analysed
      select rng('new','new') → 'new' analysed, 'new' analysed
      select rng_multirange('[ok,new]') →
      select '{[ok,new]}'::rng_multirange → 'ok' analysed, 'new' analysed
      select unnest('{new}'::mood[]) → 'new' analysed
      select unnest(arr) = 'new' from t → 'new' analysed
      select ((n).c).m = 'new' from t → 'new' analysed
      select (n).c.m = 'new' from t → 'new' analysed
      select (n).a[1] = 'new' from t → 'new' analysed
      select n = '("(new,1)",,)' from t →
      select '("(new,1)",,)'::nest → 'new' analysed
      select '(,"{new}",)'::nest → 'new' analysed
      select '(,,"[ok,new]")'::nest → 'ok' analysed, 'new' analysed
      select row(row('new',1),null,null)::nest → 'new' analysed
      select row(row('ok',1),'{new}',null)::nest → 'ok' analysed, 'new' analysed
      select row(row('ok',1),array['new'],null)::nest → 'ok' analysed, 'new' evaluated
      select row(row('ok',1),array['new']::mood[],null)::nest → 'new' analysed, 'ok' analysed
      select row('(new,1)',null,null)::nest → 'new' analysed
      select row('new',1)::dcomp → 'new' analysed
      select '(new,1)'::dcomp → 'new' analysed
      select array['(new,1)']::comp[] → 'new' analysed
      select '[0:1]={ok,new}'::mood[] → 'ok' analysed, 'new' analysed
      select '("new",1)'::comp → 'new' analysed
      select '( new,1)'::comp → ' new' analysed
      select '(new,1,2)'::comp → 'new' analysed
      select '[ok , new]'::rng → 'ok ' analysed, ' new' analysed
      select '["ok","new"]'::rng → 'ok' analysed, 'new' analysed
      select '(,new)'::rng → 'new' analysed
      select '[new,ok]'::rng → 'new' analysed, 'ok' analysed
      select '{[ok,ok],[new,new]}'::rng_multirange → 'ok' analysed, 'ok' analysed, 'new' analysed, 'new' analysed
      select (m, id) in (('new',1),('ok',2)) from t → 'new' analysed, 'ok' analysed
      select (m,id) = ('new',1) from t → 'new' analysed
      select (m,id) < ('new',1) from t → 'new' analysed
      select row(m,id) is distinct from row('new',1) from t → 'new' analysed
      select (m,id) = (select 'new'::mood, 1) from t → 'new' analysed
      select (m,id) between ('new',1) and ('ok',2) from t → 'new' analysed, 'ok' analysed
      select range_merge(r, '[ok,new]') from t → 'ok' analysed, 'new' analysed
      select range_merge(mr) = '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select r + '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select r && '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select mr && '{[ok,new]}' from t → 'ok' analysed, 'new' analysed
      select mr @> 'new'::mood from t → 'new' analysed
      select r << '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select r -|- '[ok,new]' from t → 'ok' analysed, 'new' analysed
      select rng('new', null) → 'new' analysed
      select rng('ok', 'new', '[]') → 'ok' analysed, 'new' analysed
      select rng_multirange(rng('ok','new')) → 'ok' analysed, 'new' analysed
      select multirange(r) = '{[ok,new]}' from t → 'ok' analysed, 'new' analysed
      select * from t where (id, m) in (select 1, m from t where m = 'new') → 'new' analysed
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Arguments of overloaded, polymorphic and variadic functions")
  func calls() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      #"""
      select mood('new') → 'new' analysed
      select lower('new'::mood) → 'new' analysed
      select f1('new') → 'new' analysed
      select f1('new') from t → 'new' analysed
      select f2('new') →
      select f3('new') →
      select f4('new','ok') → 'ok' analysed
      select f4('ok','new') → 'new' analysed
      select f4(m,'new') from t → 'new' analysed
      select f4('new',m) from t →
      select f4(txt,'new') from t → 'new' analysed
      select f4('new','ok'::mood) → 'ok' analysed
      select f5(1,'new') → 'new' analysed
      select f5(a => 1, b => 'new') → 'new' analysed
      select f5(b => 'new', a => 1) → 'new' analysed
      select f5(b := 'new', a := 1) → 'new' analysed
      select f6('new') → 'new' analysed
      select f6('ok','new') → 'ok' analysed, 'new' analysed
      select f6(variadic '{new}') → 'new' analysed
      select f6(variadic array['new']::mood[]) → 'new' analysed
      select f6(variadic array['new']) →
      select f7(m,'new') from t → 'new' analysed
      select f7('new',m) from t → 'new' analysed
      select f7('new','ok') →
      select f7(txt,'new') from t →
      select f8(arr,'new') from t → 'new' analysed
      select f8('{new}',m) from t → 'new' analysed
      select f8('{new}','ok'::mood) → 'ok' analysed, 'new' analysed
      select f9(m,'new') from t → 'new' analysed
      select f9('new','ok') →
      select f9(d,'new') from t → 'new' analysed
      select f10(row('new',1)) → 'new' analysed
      select f10(('new',1)) → 'new' analysed
      select f10('(new,1)') → 'new' analysed
      select f11('new','ok') → 'new' analysed
      select f11('ok','new') → 'ok' analysed
      select f11(m,'new') from t →
      select f12('ok','new') →
      select f12(m,'new') from t → 'new' analysed
      select f12(o,'new') from t → 'new' analysed
      select f12('new','ok') →
      select f13('new') → 'new' analysed
      select f14('new') →
      select f14(m) = 'new' from t → 'new' analysed
      select f16('new','ok') →
      select f16(m,'new') from t → 'new' analysed
      select f16(variadic arr) = 'new' from t → 'new' analysed
      select f17('{new}') →
      select f18('ok','new') →
      select f18(b => 'new', a => 'x') → 'new' analysed
      select f18(a => 'new', c => 'x') → 'new' analysed
      select lower('new') = 'new' →
      select pg_catalog.lower('new') →
      select public.f1('new') → 'new' analysed
      select lower(r) = 'new' from t → 'new' analysed
      select lower(mr) = 'new' from t → 'new' analysed
      """#)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }
}
