export interface Invoice {
  id: number;
  dueOn: Date;
  balance: number;
  disputed: boolean;
}

export interface Letter {
  invoice: number;
  level: 1 | 2 | 3;
  to: string;
}

export interface Decision {
  level: 1 | 2 | 3;
  balance: number;
}
