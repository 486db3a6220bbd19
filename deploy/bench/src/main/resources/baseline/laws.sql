-- name: no SKU is sold more often than it was there
SELECT count(*) FROM stock WHERE held > on_hand OR held < 0

-- name: stock held is what the orders took
SELECT count(*)
FROM stock s
FULL JOIN (SELECT sku, sum(quantity) AS ordered FROM order_line GROUP BY sku) l ON l.sku = s.sku
WHERE coalesce(s.held, 0) <> coalesce(l.ordered, 0)

-- name: an order's total is the sum of its lines
SELECT count(*)
FROM orders o
LEFT JOIN (
  SELECT order_id, sum(quantity * price_minor) AS total FROM order_line GROUP BY order_id
) l ON l.order_id = o.order_id
WHERE o.total_minor <> coalesce(l.total, -1)

-- name: every order has one payment over its total
SELECT count(*)
FROM orders o
LEFT JOIN payment p ON p.order_id = o.order_id
WHERE p.amount_minor IS DISTINCT FROM o.total_minor

-- name: every order has one message in the outbox
SELECT abs((SELECT count(*) FROM orders) - (SELECT count(DISTINCT aggregate_id) FROM outbox))
  + abs((SELECT count(*) FROM orders) - (SELECT count(*) FROM outbox))

-- name: a cart is closed exactly when it was ordered
SELECT count(*)
FROM cart c
LEFT JOIN orders o ON o.cart_id = c.cart_id
WHERE (c.state = 'ORDERED') <> (o.order_id IS NOT NULL)
