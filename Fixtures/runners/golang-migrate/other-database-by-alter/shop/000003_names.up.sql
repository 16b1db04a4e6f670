alter table accounts drop column phone, change name full_name varchar(80);
