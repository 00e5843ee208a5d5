import { createApp } from './app.js';
import { EventPublisher } from './clients/eventPublisher.js';
import { PaymentGateway } from './clients/paymentGateway.js';
import { config } from './config.js';
import { OrderService } from './services/orderService.js';
import { ReturnService } from './services/returnService.js';
import { TrackingService } from './services/trackingService.js';

const events = new EventPublisher();
const orders = new OrderService(new PaymentGateway(), events);
const returns = new ReturnService(orders, events);
const tracking = new TrackingService(orders);

createApp({ orders, returns, tracking }).listen(config.port);
