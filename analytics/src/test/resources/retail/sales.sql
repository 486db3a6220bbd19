-- What the invoices of Online Retail come to, straight from the files: no code of the shop is used.
-- A sale: an invoice with a number, positive units, a positive price in whole pence.
-- A credit note: its number begins with C, negative units; what it gives back counts on its own day.
-- An invoice is of the time of its earliest line. ? is the files.
with lines as (
  select
    InvoiceNo as invoice,
    trim(StockCode) as product,
    trim(Country) as country,
    cast(Quantity as bigint) as quantity,
    cast(InvoiceDate as timestamp) as moment,
    cast(UnitPrice as decimal(18, 6)) * 100 as pence
  from read_csv(?, header = true, all_varchar = true)
),
penny as (
  select * from lines where pence > 0 and pence = trunc(pence)
),
trade as (
  select invoice, product, country, quantity, quantity * pence as amount, true as sold, moment
  from penny where regexp_full_match(invoice, '[0-9]+') and quantity > 0
  union all
  select invoice, product, country, -quantity, -quantity * pence, false, moment
  from penny where invoice like 'C%' and quantity < 0
),
dated as (
  select *, min(moment) over (partition by invoice) as invoiced,
    first_value(country) over (partition by invoice order by moment) as destination
  from trade
),
stretches as (
  select 'DAY' as grain, strftime(invoiced, '%Y-%m-%d') as stretch, * from dated
  union all
  select 'MONTH', strftime(invoiced, '%Y-%m'), * from dated
)
select
  grain || '/' || stretch || '/' || case
    when grouping(destination, product) = 0 then 'COUNTRY_PRODUCT/' || destination || '/' || product
    when grouping(destination) = 0 then 'COUNTRY/' || destination
    when grouping(product) = 0 then 'PRODUCT/' || product
    else 'ALL' end as figure,
  count(distinct invoice) filter (where sold) as orders,
  cast(coalesce(sum(quantity) filter (where sold), 0) as bigint) as units,
  cast(coalesce(sum(amount) filter (where sold), 0) as bigint) as gross,
  cast(coalesce(sum(quantity) filter (where not sold), 0) as bigint) as refunded_units,
  cast(coalesce(sum(amount) filter (where not sold), 0) as bigint) as refunds
from stretches
group by grain, stretch, grouping sets ((), (destination), (product), (destination, product))
