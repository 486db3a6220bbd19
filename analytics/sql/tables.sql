-- The results of the shop's jobs as tables of Flink SQL. Times are UTC, amounts minor units; what the
-- columns mean is in schemas/src/main/avro/sales.avdl and behaviour.avdl. Addresses are the defaults of
-- deploy/ikart; `deploy/ikart sql-client` puts those of the running shop in their place.
-- A table with a key shows the newest row of each key; a query over it goes on for as long as it is let,
-- and ends by itself with /*+ OPTIONS('scan.bounded.mode'='latest-offset') */ behind the table's name.

-- Sales by minute, hour and day.
CREATE TABLE sales_figures (
  `figureId` STRING NOT NULL,
  `grain` STRING NOT NULL,
  `from` TIMESTAMP(3) NOT NULL,
  `to` TIMESTAMP(3) NOT NULL,
  `breakdown` STRING NOT NULL,
  `productId` STRING NOT NULL,
  `category` STRING NOT NULL,
  `country` STRING NOT NULL,
  `currency` STRING NOT NULL,
  `orders` BIGINT NOT NULL,
  `units` BIGINT NOT NULL,
  `gross` BIGINT NOT NULL,
  `refundedUnits` BIGINT NOT NULL,
  `refunds` BIGINT NOT NULL,
  `net` BIGINT NOT NULL,
  `averageBasket` BIGINT NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`figureId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'sales.figures',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- What came after its figure was closed; it is in no figure.
CREATE TABLE sales_late (
  `figureId` STRING NOT NULL,
  `orderId` STRING NOT NULL,
  `occurredAt` TIMESTAMP(3) NOT NULL,
  `orders` BIGINT NOT NULL,
  `units` BIGINT NOT NULL,
  `gross` BIGINT NOT NULL,
  `refundedUnits` BIGINT NOT NULL,
  `refunds` BIGINT NOT NULL
) WITH (
  'connector' = 'kafka',
  'topic' = 'sales.late',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- Best sellers, and what sells better than it did.
CREATE TABLE sales_top (
  `listId` STRING NOT NULL,
  `list` STRING NOT NULL,
  `windowMinutes` INT NOT NULL,
  `from` TIMESTAMP(3) NOT NULL,
  `to` TIMESTAMP(3) NOT NULL,
  `currency` STRING NOT NULL,
  `products` ARRAY<ROW<`productId` STRING NOT NULL, `title` STRING NOT NULL, `units` BIGINT NOT NULL, `net` BIGINT NOT NULL, `unitsBefore` BIGINT NOT NULL> NOT NULL> NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`listId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'sales.top',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- Customers by recency, frequency and money.
CREATE TABLE sales_segments (
  `customerId` STRING NOT NULL,
  `orders` BIGINT NOT NULL,
  `net` BIGINT NOT NULL,
  `currency` STRING NOT NULL,
  `firstOrderAt` TIMESTAMP(3) NOT NULL,
  `lastOrderAt` TIMESTAMP(3) NOT NULL,
  `recencyDays` INT NOT NULL,
  `recency` INT NOT NULL,
  `frequency` INT NOT NULL,
  `monetary` INT NOT NULL,
  `segment` STRING NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`customerId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'sales.segments',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- Products bought together.
CREATE TABLE sales_together (
  `productId` STRING NOT NULL,
  `orders` BIGINT NOT NULL,
  `companions` ARRAY<ROW<`productId` STRING NOT NULL, `orders` BIGINT NOT NULL> NOT NULL> NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`productId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'sales.together',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- How far the sessions of an hour came.
CREATE TABLE behaviour_funnel (
  `figureId` STRING NOT NULL,
  `from` TIMESTAMP(3) NOT NULL,
  `to` TIMESTAMP(3) NOT NULL,
  `views` BIGINT NOT NULL,
  `carts` BIGINT NOT NULL,
  `checkouts` BIGINT NOT NULL,
  `paid` BIGINT NOT NULL,
  `lostBeforeCart` BIGINT NOT NULL,
  `lostBeforeCheckout` BIGINT NOT NULL,
  `lostBeforePaid` BIGINT NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`figureId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'behaviour.funnel',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- Search terms by day.
CREATE TABLE behaviour_terms (
  `figureId` STRING NOT NULL,
  `from` TIMESTAMP(3) NOT NULL,
  `term` STRING NOT NULL,
  `searches` BIGINT NOT NULL,
  `withoutResults` BIGINT NOT NULL,
  `clicks` BIGINT NOT NULL,
  `positions` BIGINT NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`figureId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'behaviour.terms',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);

-- Carts left with something in them.
CREATE TABLE behaviour_abandoned (
  `cartId` STRING NOT NULL,
  `customerId` STRING NOT NULL,
  `lines` INT NOT NULL,
  `value` BIGINT NOT NULL,
  `currency` STRING NOT NULL,
  `lastActiveAt` TIMESTAMP(3) NOT NULL,
  `abandoned` BOOLEAN NOT NULL,
  `revision` BIGINT NOT NULL,
  PRIMARY KEY (`cartId`) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'behaviour.abandoned',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7'
);
