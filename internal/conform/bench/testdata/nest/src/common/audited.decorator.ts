import { SetMetadata } from '@nestjs/common';

export const AUDITED = 'audited';

/** Writes an audit log entry once the handler has answered. */
export const Audited = (action: string) => SetMetadata(AUDITED, action);
