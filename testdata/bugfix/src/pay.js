// Charges an order once. Not yet: see the spec double-charge.
export async function pay(order, card, store) {
  const earlier = await store.paymentOf(order.id);
  if (earlier) return earlier;
  const payment = await card.charge(order.total);
  await store.save(order.id, payment);
  return payment;
}
