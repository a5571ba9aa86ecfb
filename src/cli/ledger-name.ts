import type { LedgerDefinition } from '../rules/ledger-definition';

/** Is a ledger called so: by its key, or by its title in any language? */
export const isCalled = ({ key, title }: LedgerDefinition, name: string): boolean => [key, title['zh-CN'], title['zh-TW'], title.en].includes(name);
