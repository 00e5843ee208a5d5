import { expect, test } from "vitest";
import { decide } from "../src/reminders/scheduler.js";

// Feature: invoice-reminders, Property 1: Paid invoices are silent
// **Validates: Requirements 1.1, 3.1**
test("a paid invoice is silent", () => {
  const paid = { id: 1, dueOn: new Date(0), balance: 0, disputed: false };
  expect(decide(paid, new Date())).toBeNull();
});
