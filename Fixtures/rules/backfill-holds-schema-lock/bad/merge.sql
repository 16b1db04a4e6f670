-- MERGE goes through all rows of its source.
-- framework: flyway
-- file: sql/V1__tables.sql
CREATE TABLE product (id bigint PRIMARY KEY, price numeric);
CREATE TABLE price (product_id bigint PRIMARY KEY, price numeric);
-- file: sql/V2__prices.sql
LOCK TABLE product;
MERGE INTO product USING price ON product.id = price.product_id WHEN MATCHED THEN UPDATE SET price = price.price;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
