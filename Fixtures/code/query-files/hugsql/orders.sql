-- :name get-order :? :1
-- :doc An order
SELECT id, total FROM orders WHERE id = :id AND state = :order-state

-- :name orders-of :? :*
SELECT :i*:cols FROM orders WHERE user_id IN (:v*:user-ids) :sql:more

--name: close!
UPDATE orders SET state = 'closed' WHERE id = :id::bigint;
