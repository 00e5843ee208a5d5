export const config = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL ?? 'postgres://orders:orders@localhost:5432/orders',
  databasePool: { min: 2, max: 20 },
  redisUrl: process.env.REDIS_URL ?? 'redis://localhost:6379',
  queueUrl: process.env.QUEUE_URL ?? '',
  jwtSecret: process.env.JWT_SECRET ?? '',
  stripe: { key: process.env.STRIPE_KEY ?? '', timeout: 10_000 },
  carrierUrl: process.env.CARRIER_URL ?? 'https://carrier.invalid',
  cacheTtl: {
    orderDetails: 5 * 60,
    orderList: 60,
    tracking: 30 * 60,
  },
  pageSize: { default: 20, max: 100 },
  returnWindowDays: 30,
};
