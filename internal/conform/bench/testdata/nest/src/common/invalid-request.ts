import { BadRequestException, ValidationError } from '@nestjs/common';

export function invalidRequest(errors: ValidationError[]): BadRequestException {
  const first = errors[0];
  const why = Object.values(first.constraints ?? {})[0] ?? 'is not valid';
  return new BadRequestException({ code: 'VALIDATION_FAILED', message: `${first.property}: ${why}` });
}
