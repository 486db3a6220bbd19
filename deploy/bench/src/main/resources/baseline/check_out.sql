-- The same checkout as the statements make, in one call. A refusal is an error, which undoes all:
-- IK001 sold out, IK002 the cart is not open, IK003 a price changed.
CREATE FUNCTION check_out(the_cart bigint, the_key text, the_token text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  line record;
  the_customer bigint;
  the_order bigint;
  total bigint := 0;
BEGIN
  FOR line IN
    SELECT c.customer_id, o.sku, l.quantity, l.quoted_minor, o.price_minor
    FROM cart c
    JOIN cart_line l ON l.cart_id = c.cart_id
    JOIN offer o ON o.offer_id = l.offer_id
    WHERE c.cart_id = the_cart AND c.state = 'OPEN'
    ORDER BY o.sku
  LOOP
    IF line.quoted_minor <> line.price_minor THEN
      RAISE EXCEPTION 'a price changed' USING ERRCODE = 'IK003';
    END IF;
    UPDATE stock SET held = held + line.quantity
    WHERE sku = line.sku AND on_hand - held >= line.quantity;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'sold out' USING ERRCODE = 'IK001';
    END IF;
    total := total + line.quantity * line.price_minor;
    the_customer := line.customer_id;
  END LOOP;
  IF the_customer IS NULL THEN
    RAISE EXCEPTION 'the cart is not open' USING ERRCODE = 'IK002';
  END IF;

  INSERT INTO orders (cart_id, customer_id, idempotency_key, state, total_minor)
  VALUES (the_cart, the_customer, the_key, 'CONFIRMED', total)
  RETURNING order_id INTO the_order;
  INSERT INTO order_line (order_id, line_number, offer_id, sku, quantity, price_minor)
  SELECT the_order, row_number() OVER (ORDER BY o.sku), l.offer_id, o.sku, l.quantity, o.price_minor
  FROM cart_line l JOIN offer o ON o.offer_id = l.offer_id
  WHERE l.cart_id = the_cart;
  INSERT INTO payment (order_id, amount_minor, token, state)
  VALUES (the_order, total, the_token, 'AUTHORIZED');
  INSERT INTO outbox (aggregate_id, kind, body)
  VALUES (the_order, 'OrderConfirmed', '{"orderId":' || the_order || ',"totalMinor":' || total || '}');

  UPDATE cart SET state = 'ORDERED', version = version + 1
  WHERE cart_id = the_cart AND state = 'OPEN';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the cart is not open' USING ERRCODE = 'IK002';
  END IF;
  RETURN the_order;
END
$$;
