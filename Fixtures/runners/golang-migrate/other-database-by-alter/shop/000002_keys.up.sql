alter table shop.accounts modify external_key varchar(255);
