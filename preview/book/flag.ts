import { BooleanNumber } from '@univerjs/core';

/** Univer writes truth values as numbers. */
export const flag = (on: boolean | undefined): BooleanNumber => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);
