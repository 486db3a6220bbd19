-- name: read-lines
SELECT c.customer_id, l.offer_id, o.sku, l.quantity, l.quoted_minor, o.price_minor
FROM cart c
JOIN cart_line l ON l.cart_id = c.cart_id
JOIN offer o ON o.offer_id = l.offer_id
WHERE c.cart_id = ? AND c.state = 'OPEN'
ORDER BY o.sku

-- name: hold-stock
UPDATE stock SET held = held + ? WHERE sku = ? AND on_hand - held >= ?

-- name: insert-order
INSERT INTO orders (cart_id, customer_id, idempotency_key, state, total_minor)
VALUES (?, ?, ?, 'CONFIRMED', ?)
RETURNING order_id

-- name: insert-line
INSERT INTO order_line (order_id, line_number, offer_id, sku, quantity, price_minor)
VALUES (?, ?, ?, ?, ?, ?)

-- name: insert-payment
INSERT INTO payment (order_id, amount_minor, token, state) VALUES (?, ?, ?, 'AUTHORIZED')

-- name: insert-outbox
INSERT INTO outbox (aggregate_id, kind, body) VALUES (?, 'OrderConfirmed', ?)

-- name: close-cart
UPDATE cart SET state = 'ORDERED', version = version + 1 WHERE cart_id = ? AND state = 'OPEN'

-- name: call-check-out
SELECT check_out(?, ?, ?)

-- name: create-cart
INSERT INTO cart (customer_id, state) VALUES (?, 'OPEN') RETURNING cart_id

-- name: touch-cart
UPDATE cart SET version = version + 1 WHERE cart_id = ? AND state = 'OPEN'

-- name: read-price
SELECT price_minor FROM offer WHERE offer_id = ?

-- name: add-line
INSERT INTO cart_line (cart_id, offer_id, quantity, quoted_minor) VALUES (?, ?, ?, ?)
ON CONFLICT (cart_id, offer_id)
DO UPDATE SET quantity = cart_line.quantity + excluded.quantity, quoted_minor = excluded.quoted_minor

-- name: order-of-key
SELECT order_id FROM orders WHERE idempotency_key = ?
