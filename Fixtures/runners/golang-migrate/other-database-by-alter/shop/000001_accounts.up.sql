alter table accounts add column notes varchar(4096) after phone;
